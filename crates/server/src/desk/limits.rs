//! How often somebody may try to sign in.

use {
    crate::{clock::Clock, limiter::Limiter},
    governor::{
        Quota, RateLimiter, middleware::NoOpMiddleware, state::keyed::DefaultKeyedStateStore,
    },
    std::{net::IpAddr, num::NonZeroU32, time::Duration},
};

/// Tries a minute with one name, whoever makes them; so many may come at once. From one address: as many as submissions.
///
/// Passwords are 100 random bits, so this keeps the machine from being busied and not the passwords from being guessed.
pub const A_MINUTE: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);

/// Counts tries by name and by address.
pub struct SignInLimits {
    names: RateLimiter<String, DefaultKeyedStateStore<String>, Clock, NoOpMiddleware<Duration>>,
    addresses: Limiter,
}

impl std::fmt::Debug for SignInLimits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignInLimits")
    }
}

impl SignInLimits {
    /// Limits that have seen nobody.
    pub fn new(clock: Clock) -> Self {
        let store = DefaultKeyedStateStore::default();
        Self {
            names: RateLimiter::new(Quota::per_minute(A_MINUTE), store, clock.clone()),
            addresses: Limiter::new(clock),
        }
    }

    /// Counts a try; if it is one too many, the seconds after which the next is taken. A name counts whether there is
    /// somebody of it or not.
    pub fn check(&self, account: &str, name: &str, peer: IpAddr) -> Result<(), u64> {
        self.addresses.check(peer)?;
        let name = format!("{account}/{}", name.trim().to_lowercase());
        self.names.check_key(&name).map_err(|until| {
            let wait = until.wait_time_from(self.names.clock().steady());
            wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
        })
    }

    /// Forgets who has been quiet for long enough.
    pub fn tidy(&self) {
        self.addresses.tidy();
        self.names.retain_recent();
        self.names.shrink_to_fit();
    }
}
