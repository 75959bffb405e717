//! The agents' side: who they are, whether they are there, and which chats are theirs.

pub mod limits;
pub mod password;
pub mod people;
pub mod presence;
pub mod session;

use {
    crate::clock::Clock,
    limits::SignInLimits,
    std::{
        collections::HashMap,
        sync::{Mutex, PoisonError},
    },
    tokio::sync::watch,
};

/// What the desk keeps in memory: nothing that is true, only counters and whom to wake.
#[derive(Debug)]
pub struct Desk {
    /// How often somebody may try to sign in.
    pub sign_ins: SignInLimits,
    /// When this server started, UTC milliseconds: agents get a moment to come back after that.
    started: i64,
    changes: Mutex<HashMap<String, watch::Sender<()>>>,
}

impl Desk {
    /// A desk that has seen nobody.
    pub fn new(clock: &Clock) -> Self {
        Self {
            sign_ins: SignInLimits::new(clock.clone()),
            started: clock.now(),
            changes: Mutex::default(),
        }
    }

    /// Wakes every inbox of an account: who waits, or who is there, has changed.
    pub fn tell(&self, account: &str) {
        self.with(account, |sender| sender.send_replace(()));
    }

    /// Is woken by [`Desk::tell`].
    pub fn listen(&self, account: &str) -> watch::Receiver<()> {
        self.with(account, watch::Sender::subscribe)
    }

    fn with<T>(&self, account: &str, act: impl FnOnce(&watch::Sender<()>) -> T) -> T {
        let mut changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        match changes.get(account) {
            Some(sender) => act(sender),
            None => act(changes.entry(account.to_owned()).or_default()),
        }
    }
}
