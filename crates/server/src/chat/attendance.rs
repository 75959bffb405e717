//! Whether somebody is there to answer.

use {
    crate::bus::Bus,
    std::{
        collections::HashSet,
        sync::{PoisonError, RwLock},
    },
};

/// The accounts whose chats somebody can take now. Whoever knows the agents says so by [`Attendance::set`]; it is about
/// open connections of this process, so it begins empty.
#[derive(Debug, Default)]
pub struct Attendance(RwLock<HashSet<String>>);

impl Attendance {
    /// Whether an agent of an account is there and takes chats.
    pub fn is_attended(&self, account: &str) -> bool {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(account)
    }

    /// Says whether an agent of an account is there and takes chats; those who wait hear of a change.
    pub fn set(&self, bus: &Bus, account: &str, attended: bool) {
        let mut accounts = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let changed = if attended {
            accounts.insert(account.to_owned())
        } else {
            accounts.remove(account)
        };
        drop(accounts);
        if changed {
            bus.publish_queue(account);
        }
    }
}
