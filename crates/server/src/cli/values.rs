//! What stands behind the names of commands and flags: each is read, or refused with what is expected.

use {
    crate::{
        clock::{DAY, HOUR, MINUTE, SECOND},
        hooks::is_address,
        schedule::LONGEST_REASON,
        store::calls::Method,
    },
    clap::builder::{PossibleValuesParser, TypedValueParser},
    contact_us_wire::console::Role,
};

/// What may be `none`. Not by the name of `Option`, which is for what may be left out.
pub(super) type OrNone<T> = Option<T>;

/// The word for nothing.
const NONE: &str = "none";
/// The longest wait that is said, in minutes.
const LONGEST_WAIT: u32 = 600;

/// A time like `90s`, `15m`, `2h` or `3d`, in milliseconds.
pub(super) fn time(text: &str) -> Result<i64, &'static str> {
    read_time(text).ok_or("a time from 1s to 366d is expected, like 90s, 15m, 2h or 3d")
}

fn read_time(text: &str) -> Option<i64> {
    let unit = match text.chars().last()? {
        's' => SECOND,
        'm' => MINUTE,
        'h' => HOUR,
        'd' => DAY,
        _ => return None,
    };
    let count: i64 = text[..text.len() - 1].parse().ok()?;
    let time = count.checked_mul(unit)?;
    (SECOND..=366 * DAY).contains(&time).then_some(time)
}

/// A time as it is typed.
pub(super) fn shown(time: i64) -> String {
    let units = [(DAY, 'd'), (HOUR, 'h'), (MINUTE, 'm'), (SECOND, 's')];
    let whole = units.into_iter().find(|(unit, _)| time % unit == 0);
    let (unit, letter) = whole.unwrap_or((SECOND, 's'));
    format!("{}{letter}", time / unit)
}

/// How many hours or uses.
pub(super) fn count(text: &str) -> Result<u32, &'static str> {
    let read = text.parse().ok().filter(|count| *count > 0);
    read.ok_or("a whole number from 1 on is expected")
}

/// How long calls wait, in minutes.
pub(super) fn wait(text: &str) -> Result<OrNone<u32>, &'static str> {
    if text == NONE {
        return Ok(None);
    }
    let minutes = text.parse().ok();
    let fits = minutes.filter(|minutes| (1..=LONGEST_WAIT).contains(minutes));
    fits.map(Some)
        .ok_or("whole minutes from 1 to 600 are expected, or none")
}

/// The address of a service.
pub(super) fn address(text: &str) -> Result<OrNone<String>, &'static str> {
    match text {
        NONE => Ok(None),
        url if is_address(url) => Ok(Some(url.to_owned())),
        _ => Err("an address that begins with http:// or https:// is expected, or none"),
    }
}

/// What customers are told.
pub(super) fn reason(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.chars().count() > LONGEST_REASON {
        return Err(format!("shorten it to {LONGEST_REASON} characters"));
    }
    Ok(text.to_owned())
}

/// What somebody may do in the console.
pub(super) fn role() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(["agent", "administrator"]).map(|name| match name.as_str() {
        "administrator" => Role::Administrator,
        _ => Role::Agent,
    })
}

/// How calls are matched.
pub(super) fn method() -> impl TypedValueParser<Value = Method> {
    let all = [Method::Plain, Method::Dtmf, Method::Dnis];
    PossibleValuesParser::new(all.map(Method::name))
        .map(|name| Method::named(&name).unwrap_or_default())
}
