//! Time that does not run backwards, made from a clock that may.

#[cfg(test)]
mod tests;

/// Follows the caller's clock forwards. When that one is set back, this one stands still for a moment and then goes on
/// at its pace, so that a wait of seconds never becomes one of years.
#[derive(Clone, Debug)]
pub struct Clock {
    time: i64,
    ahead: i64,
}

impl Clock {
    /// A clock that has not been read.
    pub fn new() -> Self {
        Self {
            time: i64::MIN,
            ahead: 0,
        }
    }

    /// The time here, when the caller's clock shows `now`.
    pub fn read(&mut self, now: i64) -> i64 {
        let time = now.saturating_add(self.ahead);
        if time < self.time {
            self.ahead = self.time.saturating_sub(now);
        } else {
            self.time = time;
        }
        self.time
    }

    /// What the caller's clock shows at `time`.
    pub fn outside(&self, time: i64) -> i64 {
        time.saturating_sub(self.ahead)
    }
}
