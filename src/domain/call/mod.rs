//! A number that is the customer's for a while, and how long that still is.

#[cfg(test)]
mod tests;

use contact_us_wire::CallTicket;

/// What the device's two clocks show, in milliseconds. The steady one is set by nobody but may stand still while the
/// device sleeps; the other goes on and may be set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    /// Only goes forward.
    pub steady: i64,
    /// The time of day.
    pub wall: i64,
}

/// Milliseconds that a ticket is still good for, which was asked for when the clocks showed `asked`: whichever clock has
/// come further counts, so that it is never shown for too long. None if it is always good.
pub fn left(ticket: &CallTicket, asked: Clocks, now: Clocks) -> Option<u64> {
    ticket.until?;
    let passed = (now.steady - asked.steady)
        .max(now.wall - asked.wall)
        .max(0);
    Some(ticket.left.saturating_sub(passed.unsigned_abs()))
}

/// Seconds as a person counts them down: the last one is a whole one.
pub fn seconds(left: u64) -> u64 {
    left.div_ceil(1_000)
}

/// `14:05`.
pub fn shown(seconds: u64) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let zero = if seconds < 10 { ":0" } else { ":" };
    [&minutes.to_string(), zero, &seconds.to_string()].concat()
}
