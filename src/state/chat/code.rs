//! The conversation's code. It is loaded when somebody is about to write or has written, and hears what they did meanwhile.

use {
    super::{Chat, kept, talk},
    crate::{
        browser::{
            files::File,
            later::{Missing, later},
        },
        domain::chat::{self, Stage},
    },
    contact_us_delivery::Outgoing,
    contact_us_wire::chat::Content,
    leptos::task::spawn_local,
};

/// Whether the conversation's code is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Nobody wanted it yet.
    Absent,
    /// It is on its way.
    Coming,
    /// It could not be loaded.
    Missing,
    /// It is here.
    Here,
}

/// What the conversation's code hears.
pub enum Ask {
    /// It has just come.
    Start,
    /// Something was written.
    Write(Outgoing),
    /// Whether there is something in the textbox.
    Typing(bool),
    /// Files were chosen.
    Attach(Vec<File>),
    /// The chat is to end.
    End,
    /// Another tab changed what is stored under a key.
    Stored(String, Option<String>),
    /// The conversation is to be forgotten.
    Leave,
}

/// Tells the conversation's code.
pub(super) type Hear = fn(Chat, Ask);

later! {
    /// The way to the conversation's code.
    chat: fn conversation() -> Hear { talk::hear }
}

impl Chat {
    /// Loads the conversation's code, unless it is here or on its way.
    pub fn load(self) {
        if matches!(self.code.get_untracked(), Code::Coming | Code::Here) {
            return;
        }
        self.code.set(Code::Coming);
        spawn_local(async move {
            match conversation().await {
                Ok(hear) => self.arrived(hear),
                Err(Missing) => self.code.try_set(Code::Missing),
            }
        });
    }

    /// Goes on with the conversation that was begun in this browser, in this tab or another.
    pub(super) fn go_on(self) {
        let Some(kept) = kept::chat() else {
            return;
        };
        for id in kept::outbox_ids() {
            self.ids.change(|ids| ids.follow(&id));
        }
        self.kept.change(|mine| *mine = Some(kept));
        self.stage.set(Stage::Waiting(0, None));
        self.popup.wait();
        self.load();
    }

    /// Another tab wrote down or forgot a conversation.
    pub(super) fn changed(self, key: String, value: Option<String>) {
        let gone = value.is_none();
        if self.code.get_untracked() == Code::Here {
            self.tell(Ask::Stored(key, value));
        } else if gone && key == kept::CHAT {
            self.kept.change(|mine| *mine = None);
            self.stage.set(self.session.page(chat::beginning));
        } else if !gone {
            self.go_on();
        }
    }

    /// Tells the conversation's code, if it is here.
    pub(super) fn tell(self, ask: Ask) {
        if let Some(hear) = self.hear.read(|hear| *hear).flatten() {
            hear(self, ask);
        }
    }

    /// Tells the conversation's code, as soon as it is here.
    pub(super) fn want(self, ask: Ask) {
        if self.code.get_untracked() == Code::Here {
            self.tell(ask);
            return;
        }
        let shown: Vec<String> = match &ask {
            Ask::Write(item) => {
                kept::keep(item);
                match &item.content {
                    Content::Text(text) => vec![text.clone()],
                    Content::File(_) => Vec::new(),
                }
            }
            Ask::Attach(files) => files.iter().map(File::name).collect(),
            _ => Vec::new(),
        };
        if !shown.is_empty() {
            self.early.update(|early| early.extend(shown));
        }
        self.asks.change(|asks| asks.push(ask));
        self.load();
    }

    fn arrived(self, hear: Hear) {
        self.hear.change(|place| *place = Some(hear));
        hear(self, Ask::Start);
        for ask in self.asks.change(std::mem::take).unwrap_or_default() {
            hear(self, ask);
        }
        self.code.try_set(Code::Here);
    }
}
