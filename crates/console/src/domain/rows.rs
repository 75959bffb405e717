//! The lines of the log as they are drawn: days, entries, and what has not left yet.

#[cfg(test)]
mod tests;

use {
    super::day::{Clock, Day},
    contact_us_delivery::Outgoing,
    contact_us_wire::chat::{Content, Entry, Party, What},
    std::collections::HashMap,
};

/// Entries of one side belong together when no more than this lies between them, in milliseconds.
const TOGETHER: i64 = 60_000;

/// A line. Equal keys are the same line: a message keeps its place on the screen when it leaves the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The message's id, or the day.
    pub key: String,
    /// What is drawn.
    pub shape: Shape,
}

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A day begins.
    Day(Day),
    /// A message.
    Said {
        /// Who said it.
        by: Party,
        /// An agent's name; empty for the customer.
        name: String,
        /// When: by the server's clock once it is in the log, by this device's before (UTC milliseconds).
        at: i64,
        /// What.
        what: Body,
    },
    /// Something happened: an agent came or went, or the chat is over.
    Event {
        /// Who it is about.
        by: Party,
        /// An agent's name.
        name: String,
        /// When, UTC milliseconds.
        at: i64,
        /// What.
        what: What,
    },
}

/// What a message holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Text.
    Text(String),
    /// A file: its id, and its name, type and size where they are known.
    File {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Its type.
        mime: String,
        /// Bytes.
        size: u64,
    },
}

/// What of a message changes while it stands on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Whether it begins a group: then who and when stand above it.
    pub first: bool,
    /// Where it is.
    pub state: State,
}

/// Where a message is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// In the log, under this number.
    Logged(u64),
    /// On its way.
    Leaving,
    /// Refused for good: the sentence that says why.
    Refused(String),
}

/// What is known of files that have not arrived in the log: name, type, size, by id.
pub type Files = HashMap<String, (String, String, u64)>;

/// The lines for a stretch of the log and, at its end, for the outbox; and each message's [`Mark`] by key.
pub fn build(
    entries: &[Entry],
    outbox: &[Outgoing],
    files: &Files,
    me: &str,
    clock: Clock,
) -> (Vec<Row>, HashMap<String, Mark>) {
    let mut built = Builder {
        rows: Vec::with_capacity(entries.len() + outbox.len() + 4),
        marks: HashMap::new(),
        day: None,
        before: None,
        clock,
    };
    for entry in entries {
        built.day(entry.at);
        built.entry(entry);
    }
    for message in outbox {
        // A device's clock may be wrong by a day; what has not left yet opens no day of its own.
        built.outgoing(message, files, me);
    }
    (built.rows, built.marks)
}

struct Builder {
    rows: Vec<Row>,
    marks: HashMap<String, Mark>,
    day: Option<Day>,
    /// Side, name and time of the message right before.
    before: Option<(Party, String, i64)>,
    clock: Clock,
}

impl Builder {
    fn day(&mut self, at: i64) {
        let Some(day) = (self.clock)(at).map(Day::from) else {
            return;
        };
        // Never back: one clock of the server's set right would otherwise draw a day twice.
        if self.day.is_none_or(|last| day > last) {
            self.day = Some(day);
            self.before = None;
            self.rows.push(Row {
                key: day.key(),
                shape: Shape::Day(day),
            });
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let what = match &entry.what {
            What::Text(text) => Body::Text(text.clone()),
            What::File(file) => Body::File {
                id: file.id.clone(),
                name: file.name.clone(),
                mime: file.mime.clone(),
                size: file.size,
            },
            What::Joined | What::Left | What::Ended => {
                self.before = None;
                let shape = Shape::Event {
                    by: entry.by,
                    name: entry.name.clone(),
                    at: entry.at,
                    what: entry.what.clone(),
                };
                self.rows.push(Row {
                    key: entry.id.clone(),
                    shape,
                });
                return;
            }
        };
        let said = (entry.by, entry.name.clone(), entry.at);
        self.said(&entry.id, said, what, State::Logged(entry.seq));
    }

    fn outgoing(&mut self, message: &Outgoing, files: &Files, me: &str) {
        let what = match &message.content {
            Content::Text(text) => Body::Text(text.clone()),
            Content::File(id) => {
                let (name, mime, size) = files.get(id).cloned().unwrap_or_default();
                Body::File {
                    id: id.clone(),
                    name,
                    mime,
                    size,
                }
            }
        };
        let state = match &message.refused {
            Some(contact_us_delivery::Refusal::Never(sentence)) => State::Refused(sentence.clone()),
            Some(_) => State::Refused(String::new()),
            None => State::Leaving,
        };
        let said = (Party::Agent, me.to_owned(), message.at);
        self.said(&message.id, said, what, state);
    }

    fn said(&mut self, key: &str, said: (Party, String, i64), what: Body, state: State) {
        let (by, name, at) = said;
        let first = self.before.as_ref().is_none_or(|(side, who, when)| {
            *side != by || *who != name || (at - when).abs() > TOGETHER
        });
        self.before = Some((by, name.clone(), at));
        self.marks.insert(key.to_owned(), Mark { first, state });
        self.rows.push(Row {
            key: key.to_owned(),
            shape: Shape::Said { by, name, at, what },
        });
    }
}
