//! How much one conversation and one address may send. What is refused is told when to come again, and its sender keeps
//! it meanwhile.

use {
    crate::{clock::Clock, limiter::network},
    governor::{
        Quota, RateLimiter, middleware::NoOpMiddleware, state::keyed::DefaultKeyedStateStore,
    },
    std::{hash::Hash, net::IpAddr, num::NonZeroU32, time::Duration},
};

/// Requests of one address, in a second and at once: an office behind one address writes in many chats.
const ADDRESS: [u32; 2] = [40, 600];
/// Messages of a conversation: what somebody wrote without a network comes at once.
const MESSAGES: [u32; 2] = [5, 200];
/// Signals of a conversation: typing is said every few seconds, reading with each message.
const SIGNALS: [u32; 2] = [20, 500];
/// Files of a conversation: an album at once, then what one has the time to choose.
const FILES: [u32; 2] = [1, 30];
/// Streams of a conversation: each tab has one, and opens it anew when the network comes back.
const STREAMS: [u32; 2] = [10, 300];

/// Mails of a conversation, in an hour: they go to any address, so they must not be a way to annoy somebody.
const MAILS: u32 = 3;

fn count(n: u32) -> NonZeroU32 {
    NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)
}

struct Paced<K: Hash + Eq + Clone>(
    RateLimiter<K, DefaultKeyedStateStore<K>, Clock, NoOpMiddleware<Duration>>,
);

impl<K: Hash + Eq + Clone> Paced<K> {
    fn new([a_second, at_once]: [u32; 2], clock: &Clock) -> Self {
        Self::of(
            Quota::per_second(count(a_second)).allow_burst(count(at_once)),
            clock,
        )
    }

    fn of(quota: Quota, clock: &Clock) -> Self {
        Self(RateLimiter::new(
            quota,
            DefaultKeyedStateStore::default(),
            clock.clone(),
        ))
    }

    /// Counts one; if it is one too many, the seconds after which the next is taken.
    fn check(&self, key: &K) -> Result<(), u64> {
        self.0.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(self.0.clock().steady());
            (wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1)
        })
    }

    fn tidy(&self) {
        self.0.retain_recent();
        self.0.shrink_to_fit();
    }
}

/// The limits of chat. They forget everything at a restart, which harms nobody.
pub struct Limits {
    addresses: Paced<IpAddr>,
    messages: Paced<String>,
    signals: Paced<String>,
    streams: Paced<String>,
    files: Paced<String>,
    mails: Paced<String>,
}

impl std::fmt::Debug for Limits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Limits")
    }
}

impl Limits {
    /// Limits that have seen nobody.
    pub fn new(clock: &Clock) -> Self {
        Self {
            addresses: Paced::new(ADDRESS, clock),
            messages: Paced::new(MESSAGES, clock),
            signals: Paced::new(SIGNALS, clock),
            streams: Paced::new(STREAMS, clock),
            files: Paced::new(FILES, clock),
            mails: Paced::of(Quota::per_hour(count(MAILS)), clock),
        }
    }

    /// Counts a request of an address; if it is one too many, the seconds to wait. So do the others.
    pub fn address(&self, peer: IpAddr) -> Result<(), u64> {
        self.addresses.check(&network(peer))
    }

    /// Counts a message of a conversation.
    pub fn message(&self, conversation: &str) -> Result<(), u64> {
        self.messages.check(&conversation.to_owned())
    }

    /// Counts a signal of a conversation.
    pub fn signal(&self, conversation: &str) -> Result<(), u64> {
        self.signals.check(&conversation.to_owned())
    }

    /// Counts a stream of a conversation.
    pub fn stream(&self, conversation: &str) -> Result<(), u64> {
        self.streams.check(&conversation.to_owned())
    }

    /// Counts a file of a conversation.
    pub fn file(&self, conversation: &str) -> Result<(), u64> {
        self.files.check(&conversation.to_owned())
    }

    /// Counts a mail of a conversation.
    pub fn mail(&self, conversation: &str) -> Result<(), u64> {
        self.mails.check(&conversation.to_owned())
    }

    /// Forgets those who have been quiet for long enough.
    pub fn tidy(&self) {
        self.addresses.tidy();
        self.messages.tidy();
        self.signals.tidy();
        self.streams.tidy();
        self.files.tidy();
        self.mails.tidy();
    }
}
