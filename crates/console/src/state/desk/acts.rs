//! What the agent does with the desk and the chat in front.

use {
    super::{Ask, Desk},
    crate::{
        api::{Api, ApiError},
        browser::storage,
        state::{chat, pane::Pane, phase::Event},
    },
    contact_us_wire::console::HandOver,
    leptos::{prelude::*, task::spawn_local},
};

impl Desk {
    /// Takes chats, or takes a break.
    pub fn set_available(self, available: bool) {
        self.available.set(available);
        self.act(
            async move |api, _, key: String| api.presence(available, &key).await,
            move |done| {
                if !done {
                    self.available.set(!available);
                }
            },
        );
    }

    /// Takes the waiting chat in front.
    pub fn take(self) {
        self.act(
            async move |api, chat: String, key: String| api.take(&chat, &key).await,
            move |done| {
                self.load_face();
                if done {
                    self.focus_talk();
                }
            },
        );
    }

    /// Ends the chat in front.
    pub fn end(self) {
        self.ask.set(None);
        self.act(
            async move |api, chat: String, key: String| api.end(&chat, &key).await,
            |_| {},
        );
    }

    /// Hands the chat in front to a colleague, or back to the queue.
    pub fn hand_over(self, to: Option<String>) {
        self.ask.set(None);
        self.act(
            async move |api, chat: String, key: String| {
                api.hand_over(&chat, HandOver { to }, &key).await
            },
            move |done| {
                if done {
                    self.chosen.set(None);
                    self.show(Pane::List);
                }
            },
        );
    }

    /// Signs out; asks first when messages have not left.
    pub fn sign_out(self, sure: bool) {
        let unsent = self.chats.unsent();
        if unsent > 0 && !sure {
            self.ask.set(Some(Ask::SignOut(unsent)));
            return;
        }
        self.ask.set(None);
        self.act(
            async move |api, _, key: String| api.sign_out(&key).await,
            move |done| {
                if done {
                    storage::clear_tab(chat::DRAFTS);
                    self.store.apply(Event::Left);
                }
            },
        );
    }

    /// Does something for the chat in front; says when it did not work. Then the list is asked for, in case its line is slow.
    fn act(
        self,
        call: impl AsyncFnOnce(Api, String, String) -> Result<(), ApiError> + 'static,
        then: impl FnOnce(bool) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.notice.set(None);
        let chat = self.chosen.get_untracked().unwrap_or_default();
        let (api, key) = (self.store.api, self.store.id());
        spawn_local(async move {
            let answer = call(api, chat, key).await;
            let before = self.inbox.try_get_untracked();
            if let Ok(fresh) = api.inbox().await
                && self.inbox.try_get_untracked() == before
            {
                self.took(fresh);
            }
            self.busy.try_set(false);
            if let Err(error) = &answer {
                self.store.note(error);
                self.notice.try_set(Some(self.store.sentence(error)));
            }
            if before.is_some() {
                then(answer.is_ok());
            }
        });
    }
}
