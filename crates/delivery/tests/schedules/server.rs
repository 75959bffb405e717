//! A model of the server: what it promises, and nothing else.

use contact_us_delivery::Refusal;
use contact_us_wire::chat::{
    ChatPhase, ChatStatus, Content, Entry, EntryPage, Message, MessageReceipt, Party, Seen, What,
};

/// So few entries are on a page, so that short logs have many.
const PAGE: usize = 6;

/// A stream to one tab.
pub struct Stream {
    pub tab: usize,
    pub life: u32,
    pub wire: u32,
    /// When its last frame arrives; the next one comes later.
    pub busy_until: i64,
}

/// The log is durable; streams, and how far the sides have seen, are not.
#[derive(Default)]
pub struct Server {
    pub log: Vec<Entry>,
    pub up: bool,
    /// Grows with each crash; what was begun before one is not committed.
    pub epoch: u32,
    pub ended: bool,
    pub streams: Vec<Stream>,
    pub seen: [Seen; 2],
}

/// The place of a side in lists of two.
pub fn side(party: Party) -> usize {
    usize::from(party == Party::Agent)
}

impl Server {
    pub fn last(&self) -> u64 {
        self.log.len() as u64
    }

    pub fn seq(&self, id: &str) -> Option<u64> {
        let entry = self.log.iter().find(|entry| entry.id == id);
        entry.map(|entry| entry.seq)
    }

    /// What a message is refused with before anything is stored.
    pub fn refusal(&self, message: &Message) -> Option<Refusal> {
        let Content::Text(text) = &message.content else {
            return None;
        };
        if text.starts_with("poison") {
            return Some(Refusal::Never("This is too much.".to_owned()));
        }
        (self.ended && self.seq(&message.id).is_none()).then_some(Refusal::Over)
    }

    /// Stores a message; says whether it is new.
    pub fn commit(&mut self, message: &Message, by: Party, at: i64) -> (MessageReceipt, bool) {
        if let Some(seq) = self.seq(&message.id) {
            let at = self.log[usize::try_from(seq).unwrap() - 1].at;
            return (MessageReceipt { seq, at }, false);
        }
        let Content::Text(text) = &message.content else {
            panic!("the test sends text");
        };
        let seq = self.append(message.id.clone(), by, at, What::Text(text.clone()));
        (MessageReceipt { seq, at }, true)
    }

    pub fn append(&mut self, id: String, by: Party, at: i64, what: What) -> u64 {
        let seq = self.last() + 1;
        self.log.push(Entry {
            seq,
            id,
            at,
            by,
            name: String::new(),
            what,
        });
        seq
    }

    pub fn crash(&mut self) {
        self.up = false;
        self.epoch += 1;
        self.seen = [Seen::default(); 2];
    }

    pub fn saw(&mut self, party: Party, delivered: Option<u64>, read: Option<u64>) {
        let seen = &mut self.seen[side(party)];
        seen.delivered = seen.delivered.max(delivered.unwrap_or(0));
        seen.read = seen.read.max(read.unwrap_or(0));
    }

    pub fn seen_by(&self, party: Party) -> Seen {
        self.seen[side(party)]
    }

    pub fn status(&self, party: Party) -> ChatStatus {
        let own = side(party);
        ChatStatus {
            phase: if self.ended {
                ChatPhase::Ended { by: Party::Agent }
            } else {
                ChatPhase::Live {
                    agent: "Ana".to_owned(),
                }
            },
            last: self.last(),
            other: self.seen[1 - own],
            own: self.seen[own],
            typing: false,
        }
    }

    /// Entries from behind `after` to before `before`; the last of them, or the first ones when `after` was asked for.
    pub fn page(&self, party: Party, after: Option<u64>, before: Option<u64>) -> EntryPage {
        let from = usize::try_from(after.unwrap_or(0))
            .unwrap()
            .min(self.log.len());
        let to = before.map_or(self.log.len(), |before| {
            (usize::try_from(before).unwrap() - 1).min(self.log.len())
        });
        let stretch = &self.log[from..to.max(from)];
        let count = stretch.len().min(PAGE);
        let entries = if after.is_some() {
            &stretch[..count]
        } else {
            &stretch[stretch.len() - count..]
        };
        EntryPage {
            entries: entries.to_vec(),
            status: self.status(party),
        }
    }
}
