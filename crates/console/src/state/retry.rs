//! When to try a line again, and when a silent one is taken for dead.

#[cfg(test)]
mod tests;

use contact_us_wire::chat::HEARTBEAT;

/// The first wait at most, in milliseconds.
const FIRST: u64 = 500;
/// The longest wait.
const LONGEST: u64 = 30_000;
/// Milliseconds without a sign of life after which a line is dead: two and a half heartbeats.
pub const SILENCE: i64 = HEARTBEAT.cast_signed() * 2_500;

/// How many tries failed in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retry {
    failed: u32,
}

impl Retry {
    /// A try failed: how many milliseconds to wait, from anything random. Full jitter, so that pages that lost the same
    /// server do not come back in the same moment.
    pub fn wait(&mut self, random: u64) -> u64 {
        let most = FIRST.saturating_mul(1 << self.failed.min(16)).min(LONGEST);
        self.failed += 1;
        // Never at once: a server that hangs up on everyone would be asked without a pause.
        most / 4 + random % (most - most / 4)
    }

    /// Something came.
    pub fn succeed(&mut self) {
        self.failed = 0;
    }
}
