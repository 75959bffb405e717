//! The clocks of the agent's device.

use contact_us_wire::LocalTime;

/// The wall clock, UTC milliseconds. It may be wrong, and may be set back.
pub fn now() -> i64 {
    whole(js_sys::Date::now())
}

/// A clock that never runs backwards, in milliseconds.
pub fn steady() -> i64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or_else(now, |performance| whole(performance.now()))
}

/// What the wall clock shows at an instant (UTC milliseconds).
pub fn local(at: i64) -> Option<LocalTime> {
    #[allow(
        clippy::cast_precision_loss,
        reason = "milliseconds stay below 2^53 for 285,000 years"
    )]
    let date = js_sys::Date::new(&(at as f64).into());
    Some(LocalTime {
        year: i16::try_from(date.get_full_year()).ok()?,
        month: small(date.get_month() + 1)?,
        day: small(date.get_date())?,
        weekday: small(date.get_day())?,
        hour: small(date.get_hours())?,
        minute: small(date.get_minutes())?,
    })
}

/// The instant (UTC milliseconds) at which the wall clock shows a day and hour: `2026-12-24T18:00`.
pub fn read(text: &str) -> Option<i64> {
    let time = js_sys::Date::new(&text.into()).get_time();
    time.is_finite().then(|| whole(time))
}

fn small(n: u32) -> Option<u8> {
    u8::try_from(n).ok()
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a browser's clocks count milliseconds far below 2^63"
)]
fn whole(milliseconds: f64) -> i64 {
    milliseconds as i64
}
