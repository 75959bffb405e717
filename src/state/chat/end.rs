//! The end of a conversation, and what can be done with one that is over.

use {
    super::{Chat, kept, machine::Machine},
    crate::{
        api::{Api, ApiError, Held},
        browser,
        domain::{chat, outcome},
        state::Watched,
    },
    contact_us_wire::{
        chat::{Content, Party, What},
        paths,
    },
    leptos::{prelude::request_animation_frame, task::spawn_local},
};

/// What came of something that was asked for beside the conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// Nothing yet.
    Nothing,
    /// It is done.
    Done,
    /// It is not; what to do.
    Refused(String),
}

impl Chat {
    pub(super) fn ask_for_the_end(self) {
        self.ask_for(paths::CHAT_END, "{}".to_owned(), |_| ());
    }

    /// Rates it, 1 to 5.
    pub fn rate(self, stars: u8, came: Watched<Came>) {
        self.ask_for(paths::CHAT_RATING, Api::rating(stars), move |now| {
            came.try_set(now);
        });
    }

    /// Has the transcript mailed. The focus goes to the element of the id `done` if it is, since the form goes then, else
    /// to that of `wrong`.
    pub fn mail(self, email: &str, came: Watched<Came>, [done, wrong]: [&'static str; 2]) {
        self.ask_for(paths::CHAT_TRANSCRIPT, Api::mail_to(email), move |now| {
            let place = if now == Came::Done { done } else { wrong };
            came.try_set(now);
            request_animation_frame(move || browser::focus::still_by_id(place));
        });
    }

    /// Asks for something beside the conversation.
    fn ask_for(self, path: &'static str, body: String, came: impl FnOnce(Came) + 'static) {
        let (api, token) = (self.session.api(), self.token());
        spawn_local(async move {
            came(match api.chat_tell(path, &token, body).await {
                Ok(()) => Came::Done,
                Err(error) => self.came_to_nothing(error),
            });
        });
    }

    /// Downloads the transcript.
    pub fn download(self, came: Watched<Came>) {
        let (api, token) = (self.session.api(), self.token());
        spawn_local(async move {
            came.try_set(match api.chat_transcript(&token).await {
                Some(held) => {
                    browser::page::download(held.address(), held.name());
                    Came::Done
                }
                None => self.came_to_nothing(ApiError::Unreachable),
            });
        });
    }

    /// A file of the conversation.
    pub async fn file(self, id: &str) -> Option<Held> {
        self.session.api().chat_file(&self.token(), id).await
    }

    /// Another chat.
    pub fn again(self) {
        self.leave();
        self.stage.set(self.session.page(chat::beginning));
        browser::focus::still_by_id(super::TEXT);
    }

    /// What the customer wrote so far goes along into the message of an e-mail that has none yet.
    pub fn carry(self) {
        let mut texts: Vec<String> = self.read(|core| {
            let sent = core.entries().iter().filter_map(|entry| match &entry.what {
                What::Text(text) if entry.by == Party::Customer => Some(text),
                _ => None,
            });
            let waiting = core.outbox().iter().filter_map(|item| match &item.content {
                Content::Text(text) => Some(text),
                Content::File(_) => None,
            });
            sent.chain(waiting).cloned().collect()
        });
        texts.push(self.text.get_untracked());
        let text = texts.join("\n").trim().to_owned();
        self.session.carried().set(text);
        self.make_way();
    }

    /// Forgets the conversation, here and in the other tabs.
    pub(super) fn leave(self) {
        kept::forget_chat();
        self.reset();
    }

    pub(super) fn reset(self) {
        // What it held ends outside of the machine.
        let before = self
            .machine
            .change(|machine| std::mem::replace(machine, Machine::new()));
        drop(before);
        self.kept.change(|kept| *kept = None);
        self.born.change(|born| *born = false);
        self.forget_files();
        self.below.set(false);
        self.stage.set(self.session.page(chat::beginning));
        self.publish();
    }

    fn came_to_nothing(self, error: ApiError) -> Came {
        Came::Refused(outcome::sentence(error, &self.session.boot().words))
    }
}
