//! Chat: the popup and the conversation in it.

mod popup;

pub use popup::{DIALOG, Face, LAUNCHER, Opener, Popup, TEXT};

use {
    crate::{
        browser::{self, listen::Listener},
        domain::chat::{self, Stage},
        state::Session,
    },
    contact_us_wire::chat::MAX_TEXT,
    leptos::prelude::*,
};

/// Where the text stands that was not sent yet.
const DRAFT: &str = "contact-us.chat.draft";

/// The chat of this page. Provided once, by [`App`](crate::views::App).
#[derive(Clone, Copy)]
pub struct Chat {
    session: Session,
    /// The popup.
    pub popup: Popup,
    /// What was typed and not sent.
    pub text: RwSignal<String>,
    stage: RwSignal<Stage>,
    asked_to_end: RwSignal<bool>,
    listeners: StoredValue<Vec<Listener>, LocalStorage>,
}

impl Chat {
    /// Provides the chat.
    pub fn provide(session: Session) -> Self {
        let chat = Self {
            session,
            popup: Popup::new(),
            text: RwSignal::new(String::new()),
            stage: RwSignal::new(session.page(chat::beginning)),
            asked_to_end: RwSignal::new(false),
            listeners: StoredValue::new_local(Vec::new()),
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
        self.listeners.set_value(
            browser::listen::on_window("popstate", move |_| self.went_back())
                .into_iter()
                .collect(),
        );
    }

    /// Where the conversation stands.
    pub fn stage(&self) -> Stage {
        self.stage.get()
    }

    /// Something was typed.
    pub fn typed(&self, text: String) {
        browser::store::set(DRAFT, &text);
        self.text.set(text);
    }

    /// Send was pressed.
    pub fn send(self) {}

    /// Whether the customer was asked if the chat is to end.
    pub fn asked_to_end(&self) -> RwSignal<bool> {
        self.asked_to_end
    }

    /// Ends the chat.
    pub fn end(self) {}

    /// Esc: takes back the question, or puts the popup away.
    pub fn escape(self) {
        if self.asked_to_end.get_untracked() {
            self.asked_to_end.set(false);
        } else {
            self.minimize();
        }
    }

    /// Whether what was typed is too long to be sent.
    pub fn is_too_long(&self) -> bool {
        self.text.with(|text| text.chars().count() > MAX_TEXT)
    }

    /// Messages that nobody has seen in any tab.
    pub fn unread(&self) -> usize {
        0
    }

    /// Who one talks to and how it stands, in one line.
    pub fn state_line(&self) -> String {
        self.session.get("chat.hello")
    }

    fn opened(self) {}
}
