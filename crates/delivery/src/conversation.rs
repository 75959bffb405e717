//! The machine.

use {
    crate::{Effect, Input, Line, Outgoing, Tick},
    contact_us_wire::chat::{ChatStatus, Entry, Party},
};

/// One conversation, seen from one side.
#[derive(Clone, Debug)]
pub struct Conversation {
    side: Party,
    seed: u64,
}

impl Conversation {
    /// A conversation as `side` sees it. `seed` spreads the waits between tries, so that a thousand pages that lost the
    /// same server do not come back in the same moment.
    pub fn new(side: Party, seed: u64) -> Self {
        Self { side, seed }
    }

    /// Takes what happened at `now` (milliseconds of any clock that does not run backwards) and gives what to do.
    pub fn handle(&mut self, input: Input, now: i64) -> Vec<Effect> {
        let _ = (input, now, self.seed, self.side);
        Vec::new()
    }

    /// The log as far as it is here: without a gap, in order.
    pub fn entries(&self) -> &[Entry] {
        &[]
    }

    /// Whether there are older entries than [`Conversation::entries`] holds.
    pub fn has_older(&self) -> bool {
        false
    }

    /// One's own messages that are not in the log yet, in order.
    pub fn outbox(&self) -> &[Outgoing] {
        &[]
    }

    /// The status as the server said it last.
    pub fn status(&self) -> Option<&ChatStatus> {
        None
    }

    /// How the line is.
    pub fn line(&self) -> Line {
        Line::Idle
    }

    /// The state of one's own entry with this number.
    pub fn tick(&self, seq: u64) -> Tick {
        let _ = seq;
        Tick::Sent
    }

    /// Messages of the other side that this side has not read in any tab.
    pub fn unread(&self) -> usize {
        0
    }
}
