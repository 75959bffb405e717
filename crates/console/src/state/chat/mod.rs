//! One chat at the desk: the core of a conversation, and what carries out its wishes.

mod effects;

use {
    super::{Attachments, store::Store},
    crate::{
        browser::{clock, ids, storage},
        domain::{
            rows::{self, Files, Mark, Row},
            window::Window,
        },
    },
    contact_us_delivery::{Conversation, Input, Line, Outgoing},
    contact_us_wire::chat::{ChatStatus, Content, Entry, Party},
    effects::Io,
    leptos::prelude::*,
    std::{collections::HashMap, sync::Arc},
};

/// The lines of the log, and what changes in each.
#[derive(Clone, Debug, Default, PartialEq)]
struct Built {
    rows: Arc<Vec<Row>>,
    marks: Arc<HashMap<String, Mark>>,
}

/// A chat that was opened at this desk.
#[derive(Clone, Copy)]
pub struct Chat {
    store: Store,
    id: StoredValue<Arc<str>>,
    /// Beginning of the keys under which what has not left is kept.
    place: StoredValue<Arc<str>>,
    core: RwSignal<Conversation>,
    io: StoredValue<Io, LocalStorage>,
    built: Memo<Built>,
    /// What of the log is drawn.
    pub window: RwSignal<Window>,
    /// Whether the reader is at the end of the log and goes along with it.
    pub pinned: RwSignal<bool>,
    /// What stands in the textbox.
    pub draft: RwSignal<String>,
    /// What is about to be sent along.
    pub attachments: Attachments,
}

impl Chat {
    /// Opens a chat, with what an earlier page kept of it. `me` is the agent: id and name.
    pub fn open(store: Store, id: &str, me: (&str, &str)) -> Self {
        let place = outbox_place(me.0, id);
        let core = RwSignal::new(Conversation::new(Party::Agent, ids::number()));
        let window = RwSignal::new(Window::follow());
        let files = RwSignal::new(Files::new());
        let name = me.1.to_owned();
        let built = Memo::new(move |_| {
            let window = window.get();
            core.with(|core| {
                let entries = core.entries();
                let seen = stretch(entries, window);
                let below = window.has_below(first(entries), last(entries));
                let outbox = if below { &[] } else { core.outbox() };
                let built =
                    files.with(|files| rows::build(seen, outbox, files, &name, clock::local));
                Built {
                    rows: Arc::new(built.0),
                    marks: Arc::new(built.1),
                }
            })
        });
        let chat = Self {
            store,
            id: StoredValue::new(Arc::from(id)),
            place: StoredValue::new(Arc::from(place.as_str())),
            core,
            io: StoredValue::new_local(Io::default()),
            built,
            window,
            pinned: RwSignal::new(true),
            draft: RwSignal::new(storage::tab(&draft_key(id)).unwrap_or_default()),
            attachments: Attachments::new(store, id, files),
        };
        let kept = storage::all(&place);
        let kept: Vec<Outgoing> = kept.iter().filter_map(|(_, json)| read(json)).collect();
        for item in &kept {
            store.follow(&item.id);
        }
        chat.tell(Input::Start(kept));
        chat
    }

    /// Its id.
    pub fn id(self) -> Arc<str> {
        self.id.get_value()
    }

    /// The lines to draw.
    pub fn rows(self) -> Arc<Vec<Row>> {
        self.built.with(|built| built.rows.clone())
    }

    /// What changes in one line.
    pub fn mark(self, key: &str) -> Option<Mark> {
        self.built.with(|built| built.marks.get(key).cloned())
    }

    /// How the line is.
    pub fn line(self) -> Line {
        self.core.with(Conversation::line)
    }

    /// The status as the server said it last.
    pub fn status(self) -> Option<ChatStatus> {
        self.core.with(|core| core.status().cloned())
    }

    /// Whether the log is here, be it empty.
    pub fn is_loaded(self) -> bool {
        self.core.with(|core| core.status().is_some())
    }

    /// The number of the last entry; 0 for none.
    pub fn last(self) -> u64 {
        self.core.with(|core| last(core.entries()))
    }

    /// How many messages have not left.
    pub fn unsent(self) -> usize {
        self.core.with_untracked(|core| core.outbox().len())
    }

    /// What the log has, first and last, and whether the server has older ones.
    pub fn extent(self) -> (u64, u64, bool) {
        self.core.with(|core| {
            let entries = core.entries();
            (first(entries), last(entries), core.has_older())
        })
    }

    /// Sends a message.
    pub fn write(self, content: Content) {
        self.window.set(Window::follow());
        self.pinned.set(true);
        self.tell(Input::Write(Outgoing {
            id: self.store.id(),
            at: clock::now(),
            content,
            refused: None,
        }));
    }

    /// The text in the box changed.
    pub fn typed(self, text: &str) {
        storage::keep_tab(&draft_key(&self.id()), text);
        self.draft.set(text.to_owned());
        self.tell(Input::Typing(!text.trim().is_empty()));
    }

    /// Another tab wrote something that is kept under this key.
    pub fn adopt(self, key: &str, json: &str) {
        let ours = self.place.with_value(|place| key.starts_with(&**place));
        if let Some(item) = read(json).filter(|_| ours) {
            self.tell(Input::Adopt(item));
        }
    }

    /// Somebody looks at it again.
    pub fn wake(self) {
        self.io.update_value(|io| io.resting = false);
        self.tell(Input::Nudge);
    }

    /// Nobody looks at it any more. Browsers allow six connections to a server, so it keeps none.
    pub fn rest(self) {
        self.io.try_update_value(|io| io.resting = true);
        self.rest_when_done();
    }

    /// Tries at once what waits for its time, unless nobody looks.
    pub fn nudge(self) {
        let resting = self.io.with_value(|io| io.resting);
        if !resting || self.unsent() > 0 {
            self.tell(Input::Nudge);
        }
    }

    /// Tells the core what happened, and does what it wants done.
    pub fn tell(self, input: Input) {
        let now = clock::steady();
        let effects = self.core.try_update(|core| core.handle(input, now));
        for effect in effects.unwrap_or_default() {
            self.carry_out(effect);
        }
        self.rest_when_done();
    }

    fn rest_when_done(self) {
        let resting = self.io.try_with_value(|io| io.resting).unwrap_or(false);
        let done = self
            .core
            .try_with_untracked(|core| core.outbox().is_empty() && core.line() != Line::Idle);
        if resting && done == Some(true) {
            self.tell(Input::Hide);
        }
    }

    fn key(self, message: &str) -> String {
        self.place.with_value(|place| [place, message].concat())
    }
}

fn first(entries: &[Entry]) -> u64 {
    entries.first().map_or(0, |entry| entry.seq)
}

fn last(entries: &[Entry]) -> u64 {
    entries.last().map_or(0, |entry| entry.seq)
}

/// The entries that are drawn. Their numbers have no gap, so that they are their places, too.
fn stretch(entries: &[Entry], window: Window) -> &[Entry] {
    let (from, to) = window.of(first(entries), last(entries));
    let place =
        |seq: u64| usize::try_from(seq.saturating_sub(first(entries))).unwrap_or(usize::MAX);
    entries
        .get(place(from)..(place(to) + 1).min(entries.len()))
        .unwrap_or_default()
}

fn read<T: serde::de::DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

fn draft_key(chat: &str) -> String {
    [DRAFTS, chat].concat()
}

/// Beginning of the keys of all drafts.
pub const DRAFTS: &str = "contact-us.console.draft.";
/// Beginning of the keys of everything that has not left.
pub const OUTBOX: &str = "contact-us.console.out.";

/// Beginning of the keys of what one agent wrote in one chat.
fn outbox_place(agent: &str, chat: &str) -> String {
    [OUTBOX, agent, ".", chat, "."].concat()
}
