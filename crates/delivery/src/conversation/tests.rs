//! What the machine does, step by step.

use crate::{Conversation, Effect, Frame, Input, Line, Outgoing, Refusal, Stretch, Tick};
use contact_us_wire::chat::{
    ChatPhase, ChatStatus, Content, Entry, EntryPage, Message, MessageReceipt, Party, Seen, Signal,
    What,
};

fn status(last: u64) -> ChatStatus {
    ChatStatus {
        phase: ChatPhase::Live {
            agent: "Ana".to_owned(),
        },
        last,
        other: Seen::default(),
        own: Seen {
            delivered: last,
            read: 0,
        },
        typing: false,
    }
}

fn entry(seq: u64, by: Party, id: &str) -> Entry {
    Entry {
        seq,
        id: id.to_owned(),
        at: 0,
        by,
        name: String::new(),
        what: What::Text(id.to_owned()),
    }
}

fn theirs(seq: u64) -> Entry {
    entry(seq, Party::Agent, &format!("theirs-{seq}"))
}

fn page(seqs: std::ops::RangeInclusive<u64>) -> EntryPage {
    let last = *seqs.end();
    EntryPage {
        entries: seqs.map(theirs).collect(),
        status: status(last),
    }
}

fn written(id: &str) -> Outgoing {
    Outgoing {
        id: id.to_owned(),
        at: 0,
        content: Content::Text(id.to_owned()),
        refused: None,
    }
}

fn post(id: &str) -> Effect {
    Effect::Post(Message {
        id: id.to_owned(),
        content: Content::Text(id.to_owned()),
    })
}

fn keep(id: &str) -> Effect {
    Effect::Keep(written(id))
}

fn forget(id: &str) -> Effect {
    Effect::Forget(id.to_owned())
}

fn taken(id: &str, seq: u64) -> Input {
    Input::Posted(id.to_owned(), Ok(MessageReceipt { seq, at: 0 }))
}

/// A conversation and a clock.
struct Chat {
    core: Conversation,
    now: i64,
    woken: Option<i64>,
}

impl Chat {
    fn new() -> Self {
        Self {
            core: Conversation::new(Party::Customer, 7),
            now: 1_000_000,
            woken: None,
        }
    }

    /// Open, with so many entries in the log.
    fn open(last: u64) -> Self {
        let mut chat = Self::new();
        assert_eq!(
            chat.does(Input::Start(vec![])),
            [Effect::Fetch(Stretch::Last)]
        );
        let first = last.saturating_sub(9).max(1);
        let did = chat.does(Input::Fetched(Ok(page(first..=last))));
        assert_eq!(did, [Effect::Connect(last)]);
        chat.does(Input::Connected);
        chat.does(Input::Frame(Frame::Status(status(last))));
        chat.pass(1_500);
        assert_eq!(chat.core.line(), Line::Open);
        chat
    }

    /// What it does while so many ms pass, beside telling what was seen.
    fn pass_quietly(&mut self, ms: i64) -> Vec<Effect> {
        let mut did = self.pass(ms);
        did.retain(|did| !matches!(did, Effect::Tell(_)));
        did
    }

    /// What it does about this, beside asking to be woken.
    fn does(&mut self, input: Input) -> Vec<Effect> {
        let mut effects = self.core.handle(input, self.now);
        effects.retain(|effect| match effect {
            Effect::Wake(at) => {
                self.woken = Some(*at);
                false
            }
            _ => true,
        });
        effects
    }

    /// What it does while so many ms pass, with the moment of each effect.
    fn timed(&mut self, ms: i64) -> Vec<(i64, Effect)> {
        let end = self.now + ms;
        let mut did = Vec::new();
        while let Some(at) = self.woken.filter(|at| *at <= end) {
            self.woken = None;
            self.now = self.now.max(at);
            let effects = self.does(Input::Tick);
            did.extend(effects.into_iter().map(|effect| (self.now, effect)));
        }
        self.now = end;
        did
    }

    fn pass(&mut self, ms: i64) -> Vec<Effect> {
        self.timed(ms)
            .into_iter()
            .map(|(_, effect)| effect)
            .collect()
    }

    fn frame(&mut self, frame: Frame) -> Vec<Effect> {
        self.does(Input::Frame(frame))
    }

    fn arrives(&mut self, entry: Entry) -> Vec<Effect> {
        self.frame(Frame::Entry(entry))
    }

    fn ids(&self) -> Vec<&str> {
        self.core.entries().iter().map(|entry| &*entry.id).collect()
    }

    fn waiting(&self) -> Vec<(&str, Tick)> {
        let items = self.core.outbox().iter();
        items
            .map(|item| (&*item.id, self.core.outgoing_tick(item)))
            .collect()
    }
}

mod hostile;
mod lines;
mod logs;
mod messages;
mod signs;
