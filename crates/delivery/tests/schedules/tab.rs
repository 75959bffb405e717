//! One page with the core in it, as the app would carry it out.

use contact_us_delivery::{Conversation, Ids};
use contact_us_wire::chat::Party;

pub struct Tab {
    pub party: Party,
    pub core: Conversation,
    pub ids: Ids,
    /// Counts page loads; what was meant for an earlier one is lost.
    pub life: u32,
    /// Counts streams; frames of earlier ones are dropped by the app.
    pub wire: u32,
    /// Counts alarms; only the last one rings.
    pub alarm: u32,
    pub open: bool,
    pub hidden: bool,
    /// Its clock shows so much more than the true time.
    pub clock_off: i64,
    /// Without a network until then.
    pub cut_until: i64,
    pub token_good: bool,
    /// Messages that this page knows of, for the order in which they were written.
    pub knows: Vec<String>,
    /// Messages that were written here since the page was loaded.
    pub wrote: Vec<String>,
}

impl Tab {
    pub fn new(party: Party) -> Self {
        Self {
            party,
            core: Conversation::new(party, 0),
            ids: Ids::default(),
            life: 0,
            wire: 0,
            alarm: 0,
            open: false,
            hidden: false,
            clock_off: 0,
            cut_until: 0,
            token_good: true,
            knows: Vec::new(),
            wrote: Vec::new(),
        }
    }

    pub fn clock(&self, time: i64) -> i64 {
        time.saturating_add(self.clock_off)
    }

    pub fn know(&mut self, id: &str) {
        self.ids.follow(id);
        if !self.knows.iter().any(|known| known == id) {
            self.knows.push(id.to_owned());
        }
    }
}
