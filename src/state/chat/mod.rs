//! Chat: the popup and the conversation in it.

mod begin;
mod end;
mod files;
mod kept;
mod machine;
mod popup;

pub use {
    files::Upload,
    popup::{DIALOG, END, Face, KEEP, LAUNCHER, Opener, Popup, TEXT},
};

use {
    crate::{
        browser::{
            self,
            listen::{Listener, on_window, stored},
        },
        domain::{
            chat::{self, Stage},
            message,
        },
        state::{Local, Session, Watched},
    },
    contact_us_delivery::{Conversation, Input, Outgoing, Tick},
    contact_us_wire::chat::{Content, MAX_TEXT, Seen},
    kept::{CHAT, DRAFT, OUT},
    leptos::{prelude::*, task::spawn_local},
    machine::Machine,
};

/// The chat of this page. Provided once, by [`App`](crate::views::App).
#[derive(Clone, Copy)]
pub struct Chat {
    session: Session,
    /// The popup.
    pub popup: Popup,
    /// What was typed and not sent.
    pub text: Watched<String>,
    /// How the customer wants to be called.
    pub name: Watched<String>,
    /// What it is about.
    pub topic: Watched<String>,
    /// Whether the customer was asked if the chat is to end.
    pub asked_to_end: Watched<bool>,
    /// What came of the last thing asked for beside the conversation; a sentence, or nothing.
    pub notice: Watched<String>,
    /// Files on their way.
    pub uploads: Watched<Vec<Upload>>,
    /// Changes with anything in the conversation.
    pub version: Watched<u32>,
    /// Whether the other side is typing.
    pub typing: Watched<bool>,
    /// Messages that nobody has seen in any tab.
    pub unread: Watched<usize>,
    /// Whether messages came below what somebody reads.
    pub below: Watched<bool>,
    stage: Watched<Stage>,
    seen: Watched<Seen>,
    /// Files that were taken: id and name.
    names: Local<Vec<(String, String)>>,
    /// The files of `uploads`.
    originals: Local<Vec<files::Original>>,
    /// There while a file is on its way.
    guard: Local<Option<Listener>>,
    machine: Local<Machine>,
    listeners: Local<Vec<Option<Listener>>>,
}

impl Chat {
    /// Provides the chat.
    pub fn provide(session: Session) -> Self {
        let chat = Self {
            session,
            popup: Popup::new(),
            text: Watched::new(String::new()),
            name: Watched::new(String::new()),
            topic: Watched::new(String::new()),
            asked_to_end: Watched::new(false),
            notice: Watched::new(String::new()),
            uploads: Watched::new(Vec::new()),
            version: Watched::new(0),
            typing: Watched::new(false),
            unread: Watched::new(0),
            below: Watched::new(false),
            stage: Watched::new(session.page(chat::beginning)),
            seen: Watched::new(Seen::default()),
            names: Local::new(Vec::new()),
            originals: Local::new(Vec::new()),
            guard: Local::new(None),
            machine: Local::new(Machine::new()),
            listeners: Local::new(Vec::new()),
        };
        provide_context(chat);
        chat
    }

    /// The chat. To be called in the body of a component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The app stands: takes up what an earlier page left, and listens.
    pub fn start(self) {
        if let Some(draft) = browser::store::get(DRAFT) {
            self.text.set(draft);
        }
        self.take_up();
        let nudge = move || self.feed(Input::Nudge);
        let listeners = [
            on_window("popstate", move |_| self.went_back()),
            on_window("online", move |_| nudge()),
            on_window("pageshow", move |_| nudge()),
            on_window("visibilitychange", move |_| {
                if !browser::page::is_hidden() {
                    nudge();
                }
            }),
            on_window("pagehide", move |_| self.feed(Input::Hide)),
            stored(move |key, value| self.stored(&key, value)),
        ];
        self.listeners.change(|held| held.extend(listeners));
    }

    /// Goes on with the conversation that was begun in this browser.
    fn take_up(self) {
        let Some(kept) = kept::chat() else {
            return;
        };
        let begun = !kept.token.is_empty();
        self.machine.change(|machine| machine.kept = Some(kept));
        self.popup.wait();
        let outbox = kept::outbox();
        for item in &outbox {
            self.machine.change(|machine| machine.ids.follow(&item.id));
        }
        if begun {
            self.feed(Input::Start(outbox));
        } else {
            for item in outbox {
                self.feed(Input::Adopt(item));
            }
            self.begin();
        }
    }

    /// Another tab wrote something down.
    fn stored(self, key: &str, value: Option<String>) {
        match (key, value) {
            (DRAFT, text) => self.text.set(text.unwrap_or_default()),
            (CHAT, _) => {
                let now = kept::chat().map(|kept| (kept.id, kept.token));
                let mine = self
                    .machine
                    .read(|machine| machine.kept.clone())
                    .flatten()
                    .map(|kept| (kept.id, kept.token));
                if now != mine {
                    self.reset();
                    self.take_up();
                }
            }
            (_, Some(text)) if key.starts_with(OUT) => {
                if let Some(item) = kept::read(&text) {
                    self.machine.change(|machine| machine.ids.follow(&item.id));
                    self.feed(Input::Adopt(item));
                }
            }
            _ => {}
        }
    }

    /// Where the conversation stands.
    pub fn stage(&self) -> Stage {
        self.stage.get()
    }

    /// Reads the conversation.
    pub fn read<T: Default>(&self, read: impl FnOnce(&Conversation) -> T) -> T {
        let read = |machine: &Machine| read(&machine.core);
        self.machine.read(read).unwrap_or_default()
    }

    /// The state of one's own entry.
    pub fn tick(&self, seq: u64) -> Tick {
        self.seen.get();
        let tick = |machine: &Machine| machine.core.tick(seq);
        self.machine.read(tick).unwrap_or(Tick::Sent)
    }

    /// Something was typed.
    pub fn typed(self, text: String) {
        browser::store::set(DRAFT, &text);
        self.feed(Input::Typing(!text.is_empty()));
        self.text.set(text);
    }

    /// Whether what was typed is too long to be sent.
    pub fn is_too_long(&self) -> bool {
        self.text.with(|text| text.chars().count() > MAX_TEXT)
    }

    /// Send was pressed.
    pub fn send(self) {
        let text = message::clean(&self.text.get_untracked());
        if message::check(&text).is_err() || text.chars().count() > MAX_TEXT {
            return;
        }
        self.typed(String::new());
        browser::store::remove(DRAFT);
        self.feed(Input::Write(Outgoing {
            id: self.next_id(),
            at: browser::clock::now(),
            content: Content::Text(text),
            refused: None,
        }));
        if self.token().is_empty() {
            self.begin();
        }
    }

    /// Tries a message again that was refused.
    pub fn retry(self, id: String) {
        self.feed(Input::Retry(id));
    }

    /// A message that was refused is not wanted any more.
    pub fn discard(self, id: String) {
        self.feed(Input::Discard(id));
    }

    /// Older entries are wanted.
    pub fn older(self) {
        if self.read(Conversation::has_older) {
            self.feed(Input::Older);
        }
    }

    /// An entry was on the screen. Counts while somebody looks.
    pub fn shown(self, seq: u64) {
        if self.unread.get_untracked() > 0 && browser::page::has_attention() {
            self.feed(Input::Shown(seq));
        }
    }

    /// Whether the conversation was begun on this page, so that all of its log is news.
    pub fn is_born_here(self) -> bool {
        self.machine.read(|machine| machine.born) == Some(true)
    }

    fn has_begun(self) -> bool {
        self.machine.read(|machine| machine.kept.is_some()) == Some(true)
    }

    fn begin(self) {
        spawn_local(async move {
            self.ensure().await;
        });
    }

    fn next_id(self) -> String {
        let next = |machine: &mut Machine| {
            machine
                .ids
                .next(browser::clock::now(), browser::ids::random())
        };
        self.machine.change(next).unwrap_or_default()
    }

    /// Chat was pressed, here or on a page before the app was ready.
    fn pressed(self) {
        let api = self.session.api();
        spawn_local(async move { api.chat_pressed().await });
    }
}
