//! How long a wait is likely to take, computed from chats that were answered lately.

#[cfg(test)]
mod tests;

use {
    crate::clock::{HOUR, MINUTE},
    contact_us_wire::chat::Wait,
};

/// How far back answered chats tell of now, in milliseconds.
pub const LATELY: i64 = 4 * HOUR;
/// Fewer answered chats than this say nothing.
const FEWEST: usize = 5;

/// The span of the rest of a wait that has lasted for `waited` (milliseconds), from how long others waited in all:
/// the middle eight tenths of those who waited longer than this one so far. None where too few did.
pub fn estimate(others: &[i64], waited: i64) -> Option<Wait> {
    let mut rests: Vec<i64> = others
        .iter()
        .map(|other| other - waited)
        .filter(|rest| *rest >= 0)
        .collect();
    if rests.len() < FEWEST {
        return None;
    }
    rests.sort_unstable();
    let last = rests.len() - 1;
    let (low, high) = (rests[last / 10], rests[last - last / 10]);
    let minutes = |millis: i64| u32::try_from(millis / MINUTE).unwrap_or(u32::MAX);
    let to = minutes(high.saturating_add(MINUTE - 1)).max(1);
    Some(Wait {
        from: minutes(low).min(to),
        to,
    })
}
