//! The log as far as it is here.

use contact_us_wire::chat::{Entry, Party, What};

/// A stretch of the log without a gap, and what of it is unread.
#[derive(Clone, Debug)]
pub struct Log {
    side: Party,
    entries: Vec<Entry>,
    /// Up to here it is read, in any tab.
    read: u64,
    /// Messages of the other side behind `read`.
    unread: usize,
    /// The last message of the other side.
    heard: u64,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is the next one.
    Next,
    /// It was there.
    Known,
    /// Others are missing before it.
    Ahead,
    /// Its number is taken by another one: the server's log is not the one that is here.
    Foreign,
}

impl Log {
    /// An empty one, as this side sees it.
    pub fn new(side: Party) -> Self {
        Self {
            side,
            entries: Vec::new(),
            read: 0,
            unread: 0,
            heard: 0,
        }
    }

    /// What is here.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The number of the first entry; 0 for none.
    pub fn first(&self) -> u64 {
        self.entries.first().map_or(0, |entry| entry.seq)
    }

    /// The number of the last entry; 0 for none.
    pub fn last(&self) -> u64 {
        self.entries.last().map_or(0, |entry| entry.seq)
    }

    /// The last message of the other side; 0 for none.
    pub fn heard(&self) -> u64 {
        self.heard
    }

    /// Up to here it is read.
    pub fn read(&self) -> u64 {
        self.read
    }

    /// Messages of the other side that are not read.
    pub fn unread(&self) -> usize {
        self.unread
    }

    /// Where the entry with this number stands, if it is here.
    fn place(&self, seq: u64) -> Option<usize> {
        let place = usize::try_from(seq.checked_sub(self.first())?).ok()?;
        (place < self.entries.len()).then_some(place)
    }

    /// Whether another entry than this one has the number.
    pub fn differs(&self, seq: u64, id: &str) -> bool {
        self.place(seq)
            .is_some_and(|place| self.entries[place].id != id)
    }

    /// Whether this is among the last entries.
    pub fn recently(&self, id: &str) -> bool {
        self.entries
            .iter()
            .rev()
            .take(200)
            .any(|entry| entry.id == id)
    }

    fn is_theirs(&self, entry: &Entry) -> bool {
        entry.by != self.side
            && entry.by != Party::System
            && matches!(entry.what, What::Text(_) | What::File(_))
    }

    fn count(&mut self, place: usize) {
        let entry = &self.entries[place];
        if self.is_theirs(entry) {
            let seq = entry.seq;
            self.heard = self.heard.max(seq);
            self.unread += usize::from(seq > self.read);
        }
    }

    /// How an entry fits to those that are here.
    pub fn fit(&self, entry: &Entry) -> Fit {
        let last = self.last();
        if entry.seq > last.saturating_add(1) {
            return Fit::Ahead;
        }
        if entry.seq <= last {
            let differs = self.differs(entry.seq, &entry.id);
            return if differs { Fit::Foreign } else { Fit::Known };
        }
        Fit::Next
    }

    /// Takes the next entry up.
    pub fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
        self.count(self.entries.len() - 1);
    }

    /// Puts older entries before these, if they join on.
    pub fn prepend(&mut self, mut older: Vec<Entry>) {
        trim(&mut older);
        if older
            .last()
            .is_none_or(|last| last.seq.checked_add(1) != Some(self.first()))
        {
            return;
        }
        let count = older.len();
        older.append(&mut self.entries);
        self.entries = older;
        for place in 0..count {
            self.count(place);
        }
    }

    /// Forgets all and holds these instead.
    pub fn replace(&mut self, mut entries: Vec<Entry>) {
        trim(&mut entries);
        self.entries = entries;
        self.read = self.read.min(self.last());
        self.unread = 0;
        self.heard = 0;
        for place in 0..self.entries.len() {
            self.count(place);
        }
    }

    /// It is read up to this number, also where the entries are still on their way.
    pub fn read_to(&mut self, seq: u64) {
        if seq <= self.read {
            return;
        }
        let from = self.place(self.read.saturating_add(1).max(self.first()));
        for entry in self.entries.iter().skip(from.unwrap_or(usize::MAX)) {
            if entry.seq > seq {
                break;
            }
            self.unread -= usize::from(self.is_theirs(entry));
        }
        self.read = seq;
    }
}

/// Leaves the longest stretch at the end that has no gap.
fn trim(entries: &mut Vec<Entry>) {
    let mut from = entries.len();
    while from > 0 && entries[from - 1].seq > 0 && follows(entries, from) {
        from -= 1;
    }
    entries.drain(..from);
}

/// Whether the entry at this place, if there is one, has the number behind that of the one before it.
fn follows(entries: &[Entry], place: usize) -> bool {
    let next = entries[place - 1].seq.checked_add(1);
    entries
        .get(place)
        .is_none_or(|entry| Some(entry.seq) == next)
}
