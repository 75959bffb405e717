//! How often one address may submit.

#[cfg(test)]
mod tests;

use {
    crate::clock::Clock,
    governor::{
        Quota, RateLimiter, clock::Clock as Steady, middleware::NoOpMiddleware,
        state::keyed::DefaultKeyedStateStore,
    },
    std::{net::IpAddr, num::NonZeroU32, time::Duration},
};

/// Submissions a minute from one address; so many may come at once.
pub const A_MINUTE: NonZeroU32 = NonZeroU32::MIN.saturating_add(29);
/// Navigations a minute from one address: an office behind one address leafs through many pages.
pub const NAVIGATIONS: NonZeroU32 = NonZeroU32::MIN.saturating_add(599);

/// Counts submissions by address. Forgets everything at a restart, which harms nobody.
pub struct Limiter(
    RateLimiter<IpAddr, DefaultKeyedStateStore<IpAddr>, Clock, NoOpMiddleware<Duration>>,
);

impl Steady for Clock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.steady()
    }
}

impl std::fmt::Debug for Limiter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Limiter")
    }
}

impl Limiter {
    /// A limiter that has seen nobody.
    pub fn new(clock: Clock) -> Self {
        Self::of(A_MINUTE, clock)
    }

    /// As [`Limiter::new`], for so many a minute.
    pub fn of(a_minute: NonZeroU32, clock: Clock) -> Self {
        let store = DefaultKeyedStateStore::default();
        Self(RateLimiter::new(Quota::per_minute(a_minute), store, clock))
    }

    /// Counts a submission; if it is one too many, the seconds after which the next is taken.
    pub fn check(&self, peer: IpAddr) -> Result<(), u64> {
        self.0.check_key(&network(peer)).map_err(|until| {
            let wait = until.wait_time_from(self.0.clock().steady());
            wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
        })
    }

    /// Forgets addresses that have been quiet for long enough.
    pub fn tidy(&self) {
        self.0.retain_recent();
        self.0.shrink_to_fit();
    }
}

/// The address that counts: one household has a whole /64 of IPv6 (RFC 6177).
pub(crate) fn network(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}
