//! Who is typing. Kept nowhere else: it is over in six seconds.

use {
    contact_us_wire::chat::Party,
    std::{
        collections::HashMap,
        sync::{Mutex, MutexGuard, PoisonError},
        time::Duration,
    },
    tokio::time::Instant,
};

/// How long "is typing" counts without being said again.
pub const COUNTS: Duration = Duration::from_secs(6);

/// Who is typing where, and until when that counts.
#[derive(Debug, Default)]
pub struct Typing(Mutex<HashMap<(String, Party), Instant>>);

impl Typing {
    /// Says whether a side is typing. Whether that is news.
    pub(super) fn set(&self, conversation: &str, party: Party, typing: bool) -> bool {
        let (now, key) = (Instant::now(), (conversation.to_owned(), party));
        let mut all = self.lock();
        let before = if typing {
            all.insert(key, now + COUNTS)
        } else {
            all.remove(&key)
        };
        before.is_some_and(|until| until > now) != typing
    }

    /// Until when a side counts as typing; none if it does not.
    pub(super) fn until(&self, conversation: &str, party: Party) -> Option<Instant> {
        let key = (conversation.to_owned(), party);
        let until = self.lock().get(&key).copied();
        until.filter(|until| *until > Instant::now())
    }

    /// Forgets those whose time is over.
    pub fn tidy(&self) {
        let now = Instant::now();
        let mut all = self.lock();
        all.retain(|_, until| *until > now);
        all.shrink_to_fit();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<(String, Party), Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
