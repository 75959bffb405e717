//! How a call and its transfer stand, from what both sides have said.

#[cfg(test)]
mod tests;

use {
    crate::{clock::SECOND, store::voice::CallRow},
    contact_us_wire::{Transfer, Voice},
};

/// How long the IVR may be silent while a transfer is asked for or being carried out, in milliseconds.
pub const UNANSWERED: i64 = 15 * SECOND;

/// How a call stands at an instant; none is one without a session.
pub fn of(call: Option<&CallRow>, now: i64) -> Voice {
    call.map_or_else(Voice::default, |call| {
        let on_call = is_true(call.on_call.as_deref());
        Voice {
            on_call,
            transfer: transfer(call, on_call, now),
        }
    })
}

/// Only `true` is true, in any case of its letters; a flag that is missing or odd is false.
fn is_true(flag: Option<&str>) -> bool {
    let Some(flag) = flag.map(str::trim) else {
        return false;
    };
    let on_call = flag.eq_ignore_ascii_case("true");
    if !on_call && !flag.eq_ignore_ascii_case("false") {
        tracing::warn!("onCall is neither true nor false: the call counts as ended");
    }
    on_call
}

fn transfer(call: &CallRow, on_call: bool, now: i64) -> Transfer {
    let Some(asked_at) = call.asked_at else {
        return Transfer::None;
    };
    // Any question for an action is a sign of life, also one that was answered with an earlier action.
    let heard_at = asked_at.max(call.polled_at);
    match call.handed_out_at {
        Some(_) if !on_call => Transfer::Over,
        // Nobody was told to put it through.
        None if !on_call => Transfer::None,
        _ if now - heard_at >= UNANSWERED => Transfer::Unanswered,
        Some(_) => Transfer::Connecting,
        None => Transfer::Asked,
    }
}
