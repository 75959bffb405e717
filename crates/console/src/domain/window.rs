//! How much of a long log is drawn: a bounded stretch that moves with the reader.

#[cfg(test)]
mod tests;

/// The most entries that are drawn.
pub const MOST: u64 = 200;
/// How many come when the reader reaches an end of the stretch.
const STEP: u64 = 80;

/// The stretch that is drawn, by the numbers of the entries, which have no gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Window {
    /// The first one; none before anybody scrolled.
    top: Option<u64>,
    /// The last one; none follows the end of the log.
    end: Option<u64>,
}

impl Window {
    /// The first and the last entry to draw, of a log that has those from `first` to `last`.
    pub fn of(self, first: u64, last: u64) -> (u64, u64) {
        let end = self.end.unwrap_or(last).min(last);
        let lowest = end.saturating_sub(MOST - 1).max(first);
        // A top that was set before the end ran on may lie too far up.
        let top = self.top.unwrap_or(0).max(lowest);
        (top.min(end.max(first)), end)
    }

    /// Whether entries of the log lie above the stretch.
    pub fn has_above(self, first: u64, last: u64) -> bool {
        self.of(first, last).0 > first
    }

    /// Whether entries of the log lie below the stretch.
    pub fn has_below(self, first: u64, last: u64) -> bool {
        self.of(first, last).1 < last
    }

    /// The reader is at the top: what lies above comes in, and as much goes out below.
    #[must_use]
    pub fn up(self, first: u64, last: u64) -> Self {
        let (top, end) = self.of(first, last);
        let top = top.saturating_sub(STEP).max(first);
        let end = end.min(top + MOST - 1);
        Self {
            top: Some(top),
            end: (end < last).then_some(end),
        }
    }

    /// The reader is at the bottom of the stretch: what lies below comes in, and as much goes out above.
    #[must_use]
    pub fn down(self, first: u64, last: u64) -> Self {
        let (top, end) = self.of(first, last);
        let end = (end + STEP).min(last);
        Self {
            top: Some(top.max((end + 1).saturating_sub(MOST))),
            end: (end < last).then_some(end),
        }
    }

    /// The reader stays where they are while the log grows below: nothing is taken away above them.
    #[must_use]
    pub fn hold(self, first: u64, last: u64) -> Self {
        let (top, end) = self.of(first, last);
        Self {
            top: Some(top),
            end: Some(end),
        }
    }

    /// Back to the end of the log.
    pub fn follow() -> Self {
        Self::default()
    }
}
