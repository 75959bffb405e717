//! What time it is. Nothing else in the server asks the system, so that tests can say.

use {
    jiff::Timestamp,
    std::{
        sync::{
            Arc, LazyLock,
            atomic::{AtomicI64, Ordering},
        },
        time::{Duration, Instant},
    },
};

/// A second in milliseconds.
pub const SECOND: i64 = 1_000;
/// A minute in milliseconds.
pub const MINUTE: i64 = 60 * SECOND;
/// An hour in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// A day of 24 hours in milliseconds.
pub const DAY: i64 = 24 * HOUR;

/// Where the system's steady time is counted from.
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// The system's clock, or one that stands still until it is set.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands at an instant, in UTC milliseconds.
    pub fn fixed(at: i64) -> Self {
        Self(Some(Arc::new(AtomicI64::new(at))))
    }

    /// Sets a standing clock; the system's clock is not ours to set.
    pub fn set(&self, at: i64) {
        if let Some(hand) = &self.0 {
            hand.store(at, Ordering::SeqCst);
        }
    }

    /// The time, in UTC milliseconds since 1970.
    pub fn now(&self) -> i64 {
        self.0.as_ref().map_or_else(
            || Timestamp::now().as_millisecond(),
            |hand| hand.load(Ordering::SeqCst),
        )
    }

    /// Time that only ever goes forward, whoever sets the system's clock; counted from a start that means nothing.
    pub fn steady(&self) -> Duration {
        self.0.as_ref().map_or_else(
            || START.elapsed(),
            |hand| Duration::from_millis(hand.load(Ordering::SeqCst).unsigned_abs()),
        )
    }
}
