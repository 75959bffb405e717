//! The end of a conversation, and what can be done with one that is over.

use {
    super::{Chat, kept, machine::Machine},
    crate::{
        api::{Api, ApiError, Held},
        browser,
        domain::{chat, outcome},
    },
    contact_us_wire::{
        chat::{Content, Party, What},
        paths,
    },
    leptos::task::spawn_local,
};

impl Chat {
    pub(super) fn ask_for_the_end(self) {
        self.ask_for(paths::CHAT_END, "{}".to_owned(), "");
    }

    /// Rates it, 1 to 5.
    pub fn rate(self, stars: u8) {
        self.ask_for(paths::CHAT_RATING, Api::rating(stars), "chat.rated");
    }

    /// Has the transcript mailed.
    pub fn mail(self, email: &str) {
        self.ask_for(paths::CHAT_TRANSCRIPT, Api::mail_to(email), "chat.mailed");
    }

    /// Asks for something beside the conversation, and says what came of it.
    fn ask_for(self, path: &'static str, body: String, done: &'static str) {
        let (api, token) = (self.session.api(), self.token());
        spawn_local(async move {
            match api.chat_tell(path, &token, body).await {
                Ok(()) if done.is_empty() => {}
                Ok(()) => self.notice.set(self.session.get(done)),
                Err(error) => self.say(error),
            }
        });
    }

    /// Downloads the transcript.
    pub fn download(self) {
        let (api, token) = (self.session.api(), self.token());
        spawn_local(async move {
            match api.chat_transcript(&token).await {
                Some(held) => browser::page::download(held.address(), "chat.txt"),
                None => self.say(ApiError::Unreachable),
            }
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
        self.notice.set(String::new());
        self.stage.set(self.session.page(chat::beginning));
        self.publish();
    }

    fn say(self, error: ApiError) {
        let sentence = outcome::sentence(error, &self.session.boot().words);
        self.notice.set(sentence);
    }
}
