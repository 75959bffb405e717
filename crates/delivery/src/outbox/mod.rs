//! One's own messages that are not in the log yet.

use crate::{Outgoing, Refusal};

/// In order of the ids.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    items: Vec<Outgoing>,
    /// For each item the number that the server gave it; 0 as long as it did not.
    seqs: Vec<u64>,
    /// The id of the one that is under way; empty for none.
    flight: String,
}

impl Outbox {
    /// All of them.
    pub fn items(&self) -> &[Outgoing] {
        &self.items
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.items.binary_search_by(|item| (*item.id).cmp(id))
    }

    /// Takes one up; says whether it is to be sent and was not before.
    pub fn put(&mut self, item: Outgoing) -> bool {
        match self.find(&item.id) {
            Ok(place) => {
                let freed = self.items[place].refused.is_some() && item.refused.is_none();
                self.items[place].refused = item.refused;
                freed
            }
            Err(place) => {
                let waits = item.refused.is_none();
                self.items.insert(place, item);
                self.seqs.insert(place, 0);
                waits
            }
        }
    }

    /// The next to be sent, if none is under way.
    pub fn next(&self) -> Option<&Outgoing> {
        if self.flies() { None } else { self.waiting() }
    }

    /// Whether any is still to be sent, or under way.
    pub fn waits(&self) -> bool {
        self.waiting().is_some()
    }

    fn waiting(&self) -> Option<&Outgoing> {
        let mut both = self.items.iter().zip(&self.seqs);
        both.find(|(item, seq)| item.refused.is_none() && **seq == 0)
            .map(|(item, _)| item)
    }

    /// This one is under way.
    pub fn launch(&mut self, id: &str) {
        id.clone_into(&mut self.flight);
    }

    /// The answer to this one is here, or not awaited any longer; says whether it was under way.
    pub fn land(&mut self, id: &str) -> bool {
        let was = self.flight == id && !id.is_empty();
        if was {
            self.flight.clear();
        }
        was
    }

    /// No answer is awaited any longer.
    pub fn ground(&mut self) {
        self.flight.clear();
    }

    /// Whether one is under way.
    pub fn flies(&self) -> bool {
        !self.flight.is_empty()
    }

    /// The server took it under this number; says whether that is news.
    pub fn accept(&mut self, id: &str, seq: u64) -> bool {
        let Ok(place) = self.find(id) else {
            return false;
        };
        self.items[place].refused = None;
        std::mem::replace(&mut self.seqs[place], seq) == 0
    }

    /// The number that the server gave it; 0 when it did not.
    pub fn seq(&self, id: &str) -> u64 {
        self.find(id).map_or(0, |place| self.seqs[place])
    }

    /// Why it is to stay, or that it is to be sent after all. Gives it for storage.
    pub fn refuse(&mut self, id: &str, why: Option<Refusal>) -> Option<Outgoing> {
        let place = self.find(id).ok()?;
        self.items[place].refused = why;
        Some(self.items[place].clone())
    }

    /// It is in the log, or not wanted. Gives what there was: the item, and its number or 0.
    pub fn remove(&mut self, id: &str) -> Option<u64> {
        let place = self.find(id).ok()?;
        self.items.remove(place);
        Some(self.seqs.remove(place))
    }

    /// The log was replaced and ends with `last`. Those that were accepted up to there are in it. Later ones the server
    /// may have lost: they are to be sent anew, which does no harm if it has them, and are given for storage.
    pub fn resume(&mut self, last: u64) -> Vec<Outgoing> {
        let mut again = Vec::new();
        for place in (0..self.items.len()).rev() {
            let seq = std::mem::take(&mut self.seqs[place]);
            if seq > last {
                again.push(self.items[place].clone());
            } else if seq > 0 {
                self.items.remove(place);
                self.seqs.remove(place);
            }
        }
        again.reverse();
        again
    }
}
