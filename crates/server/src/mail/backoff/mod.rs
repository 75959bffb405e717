//! When to try a mail again, and when to stop.

#[cfg(test)]
mod tests;

use {super::Class, std::time::Duration};

/// How patient the outbox is. The figures suit a smart host of one's own; RFC 5321 4.5.4.1 asks for
/// 30 minutes between tries and 4 to 5 days in all when talking to strangers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backoff {
    /// Wait after the first failure; each further wait is twice as long.
    pub first: Duration,
    /// The longest wait.
    pub cap: Duration,
    /// How far a wait may stray from its figure, as a part of it, so that mails which failed together
    /// do not return together.
    pub jitter: f64,
    /// After this time since its acceptance, a mail that fails is dead.
    pub give_up: Duration,
}

impl Default for Backoff {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(10),
            cap: Duration::from_mins(30),
            jitter: 0.2,
            give_up: Duration::from_hours(4 * 24),
        }
    }
}

/// What follows a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Try again at this time: UTC, milliseconds.
    At(i64),
    /// Never again: staff must look at it.
    Dead,
}

impl Backoff {
    /// The wait after the given number of attempts (1 is the first). `roll` is a random number in 0..1.
    pub fn delay(&self, attempts: u32, roll: f64) -> Duration {
        let doublings = attempts.saturating_sub(1).min(31);
        let wait = self.first.saturating_mul(1 << doublings).min(self.cap);
        let stray = 1.0 + self.jitter * (2.0 * roll.clamp(0.0, 1.0) - 1.0);
        wait.mul_f64(stray.max(0.0)).min(self.cap)
    }

    /// What follows attempt number `attempts` of a mail accepted at `created_at`, failed at `now`
    /// (both UTC, milliseconds). The last try falls on the end of the patience, not before it.
    pub fn next(&self, class: Class, attempts: u32, created_at: i64, now: i64, roll: f64) -> Next {
        let end = created_at.saturating_add(millis(self.give_up));
        if class == Class::Permanent || now >= end {
            return Next::Dead;
        }
        let at = now.saturating_add(millis(self.delay(attempts, roll)));
        Next::At(at.min(end))
    }
}

/// A duration in the unit of the database.
pub fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
