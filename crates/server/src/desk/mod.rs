//! The agents' side: who they are, whether they are there, and which chats are theirs.

pub mod inbox;
pub mod limits;
pub mod password;
pub mod people;
pub mod presence;
pub mod routing;
pub mod session;

use {crate::clock::Clock, limits::SignInLimits};

/// What the desk keeps in memory: nothing that must outlive a restart.
#[derive(Debug)]
pub struct Desk {
    /// How often somebody may try to sign in.
    pub sign_ins: SignInLimits,
    /// When this server started, UTC milliseconds: agents get a moment to come back after that.
    started: i64,
}

impl Desk {
    /// A desk that has seen nobody.
    pub fn new(clock: &Clock) -> Self {
        Self {
            sign_ins: SignInLimits::new(clock.clone()),
            started: clock.now(),
        }
    }

    /// When this server started, UTC milliseconds.
    pub fn started(&self) -> i64 {
        self.started
    }
}
