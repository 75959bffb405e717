//! The customer's clock.

use contact_us_wire::LocalTime;

/// What the customer's clock shows at an instant (UTC milliseconds). None on the server, which has no customer's clock.
pub fn local(at: i64) -> Option<LocalTime> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
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

/// Now, by this device's clock, in UTC milliseconds.
#[allow(
    clippy::cast_possible_truncation,
    reason = "whole milliseconds are all that is wanted"
)]
pub fn now() -> i64 {
    js_sys::Date::now() as i64
}

/// What both clocks of this device show; nothing on the server.
#[allow(
    clippy::cast_possible_truncation,
    reason = "whole milliseconds are all that is wanted"
)]
pub fn both() -> (i64, i64) {
    if !cfg!(target_arch = "wasm32") {
        return (0, 0);
    }
    let steady = web_sys::window().and_then(|window| window.performance());
    (steady.map_or(0.0, |clock| clock.now()) as i64, now())
}

fn small(n: u32) -> Option<u8> {
    u8::try_from(n).ok()
}
