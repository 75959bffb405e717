//! Chat: the popup and the conversation in it.

mod begin;
mod code;
mod end;
mod files;
mod kept;
mod machine;
mod popup;
mod talk;

pub use {
    code::Code,
    end::Came,
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
    code::{Ask, Hear},
    contact_us_delivery::{Ids, Outgoing},
    contact_us_wire::chat::{Content, MAX_TEXT, Seen},
    kept::{CHAT, DRAFT, Kept, OUT},
    leptos::{prelude::*, task::spawn_local},
    machine::Machine,
};

/// The chat of this page. Provided once, by [`app`](crate::views::app).
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
    /// Files on their way.
    pub uploads: Watched<Vec<Upload>>,
    /// Changes with anything in the conversation.
    pub version: Watched<u32>,
    /// Whether the other side is typing.
    pub typing: Watched<bool>,
    /// Messages that nobody has seen in any tab.
    pub unread: Watched<usize>,
    /// What was written and chosen before the conversation's code came: texts, and names of files.
    pub early: Watched<Vec<String>>,
    /// Whether messages came below what somebody reads.
    pub below: Watched<bool>,
    stage: Watched<Stage>,
    seen: Watched<Seen>,
    code: Watched<Code>,
    hear: Local<Option<Hear>>,
    /// What it is to hear when it comes.
    asks: Local<Vec<Ask>>,
    /// The conversation that was begun in this browser.
    kept: Local<Option<Kept>>,
    /// Whether it was begun on this page.
    born: Local<bool>,
    ids: Local<Ids>,
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
            popup: Popup::new(session.is_embedded()),
            text: Watched::new(String::new()),
            name: Watched::new(String::new()),
            topic: Watched::new(String::new()),
            asked_to_end: Watched::new(false),
            uploads: Watched::new(Vec::new()),
            version: Watched::new(0),
            typing: Watched::new(false),
            unread: Watched::new(0),
            early: Watched::new(Vec::new()),
            below: Watched::new(false),
            stage: Watched::new(session.page(chat::beginning)),
            seen: Watched::new(Seen::default()),
            code: Watched::new(Code::Absent),
            hear: Local::new(None),
            asks: Local::new(Vec::new()),
            kept: Local::new(None),
            ids: Local::new(Ids::default()),
            names: Local::new(Vec::new()),
            born: Local::new(false),
            originals: Local::empty(),
            guard: Local::new(None),
            machine: Local::empty(),
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
        let listeners = [
            on_window("popstate", move |_| self.went_back()),
            on_window("online", move |_| {
                if self.code.get_untracked() == Code::Missing {
                    self.load();
                }
            }),
            stored(move |key, value| {
                if key == DRAFT {
                    self.text.set(value.unwrap_or_default());
                } else if key == CHAT || key.starts_with(OUT) {
                    self.changed(key, value);
                }
            }),
        ];
        self.listeners.change(|held| held.extend(listeners));
        self.go_on();
    }

    /// Where the conversation stands.
    pub fn stage(&self) -> Stage {
        self.stage.get()
    }

    /// Whether the conversation's code is here.
    pub fn code(&self) -> Code {
        self.code.get()
    }

    /// Something was typed.
    pub fn typed(self, text: String) {
        browser::store::set(DRAFT, &text);
        self.tell(Ask::Typing(!text.is_empty()));
        self.text.set(text);
    }

    /// The customer has come to another place: whether a chat can begin is its to say.
    pub fn placed(self) {
        let unbegun = matches!(self.stage.get_untracked(), Stage::New | Stage::Closed(_));
        if unbegun && !self.has_begun() {
            self.stage.set(self.session.page(chat::beginning));
        }
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
        let item = Outgoing {
            id: self.next_id(),
            at: browser::clock::now(),
            content: Content::Text(text),
            refused: None,
        };
        self.begin();
        self.want(Ask::Write(item));
    }

    /// Files were chosen.
    pub fn attach(self, files: Vec<browser::files::File>) {
        self.want(Ask::Attach(files));
    }

    /// Asks whether the chat is to end, or takes the question back. The focus follows the buttons.
    pub fn ask_to_end(self, ask: bool) {
        self.asked_to_end.set(ask);
        spawn_local(async move { browser::focus::still_by_id(if ask { KEEP } else { END }) });
    }

    /// Ends the chat.
    pub fn end(self) {
        self.asked_to_end.set(false);
        browser::focus::still_by_id(DIALOG);
        self.want(Ask::End);
    }

    /// Whether the conversation was begun on this page, so that all of its log is news.
    pub fn is_born_here(self) -> bool {
        self.born.read(|born| *born) == Some(true)
    }

    /// Whether a conversation was begun, as far as this browser knows.
    pub(in crate::state) fn has_begun(self) -> bool {
        self.kept.read(Option::is_some) == Some(true)
    }

    /// Writes down that a conversation begins, unless one has.
    fn begin(self) {
        if self.has_begun() {
            return;
        }
        let fresh = Kept {
            id: self.next_id(),
            name: self.name.get_untracked(),
            topic: self.topic.get_untracked(),
            token: String::new(),
        };
        kept::keep_chat(&fresh);
        self.kept.change(|kept| *kept = Some(fresh));
        self.born.change(|born| *born = true);
        self.stage.set(Stage::Waiting(0, None));
    }

    fn next_id(self) -> String {
        let next = |ids: &mut Ids| ids.next(browser::clock::now(), browser::ids::random());
        self.ids.change(next).unwrap_or_default()
    }

    /// Chat was pressed, here or on a page before the app was ready.
    fn pressed(self) {
        let api = self.session.api();
        spawn_local(async move { api.chat_pressed().await });
    }
}
