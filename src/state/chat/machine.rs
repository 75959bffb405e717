//! Runs the core of the conversation: hands it what happened, and carries out what it says.

use {
    super::{Chat, kept},
    crate::{
        api::{Heard, Stream},
        browser,
        domain::chat,
    },
    contact_us_delivery::{Conversation, Effect, Input, Line},
    contact_us_wire::chat::Party,
    leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local},
    std::time::Duration,
};

/// What is behind the signals.
pub struct Machine {
    pub(super) core: Conversation,
    /// Whether the server is being asked for a token.
    pub(super) asking: bool,
    /// Tries in a row that brought no token.
    pub(super) failures: u32,
    stream: Option<Stream>,
    wake: Option<TimeoutHandle>,
}

impl Machine {
    pub(super) fn new() -> Self {
        Self {
            core: Conversation::new(Party::Customer, browser::ids::seed()),
            asking: false,
            failures: 0,
            stream: None,
            wake: None,
        }
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        if let Some(wake) = self.wake.take() {
            wake.clear();
        }
    }
}

impl Chat {
    /// Something happened.
    pub(super) fn feed(self, input: Input) {
        // A letter changes nothing that is shown; saying so would look through the log with each.
        let shows = !matches!(input, Input::Typing(_));
        let effects = self
            .machine
            .change(|machine| machine.core.handle(input, browser::clock::now()));
        for effect in effects.unwrap_or_default() {
            self.carry_out(effect);
        }
        if shows {
            self.publish();
        }
    }

    fn carry_out(self, effect: Effect) {
        let (api, token) = (self.session.api(), self.token());
        match effect {
            Effect::Keep(item) => kept::keep(&item),
            Effect::Forget(id) => kept::forget(&id),
            Effect::Post(message) => spawn_local(async move {
                let answer = api.chat_message(&token, &message).await;
                self.feed(Input::Posted(message.id, answer));
            }),
            Effect::Connect(after) => {
                let stream = api.chat_stream(&token, after, move |heard| {
                    self.feed(match heard {
                        Heard::Open => Input::Connected,
                        Heard::Frame(frame) => Input::Frame(frame),
                        Heard::Lost(why) => Input::Lost(why),
                    });
                });
                self.set_stream(Some(stream));
            }
            Effect::Disconnect => self.set_stream(None),
            Effect::Fetch(stretch) => spawn_local(async move {
                let answer = api.chat_entries(&token, stretch).await;
                self.feed(Input::Fetched(answer));
            }),
            Effect::Tell(signal) => spawn_local(async move {
                api.chat_signal(&token, signal).await;
            }),
            Effect::Wake(at) => {
                let wait = u64::try_from(at - browser::clock::now()).unwrap_or(0);
                let wait = Duration::from_millis(wait);
                let wake = set_timeout_with_handle(move || self.feed(Input::Tick), wait).ok();
                let before = self
                    .machine
                    .change(|machine| std::mem::replace(&mut machine.wake, wake));
                if let Some(before) = before.flatten() {
                    before.clear();
                }
            }
        }
    }

    /// The stream before it is closed outside of the machine: closing may call back.
    fn set_stream(self, stream: Option<Stream>) {
        let before = self
            .machine
            .change(|machine| std::mem::replace(&mut machine.stream, stream));
        drop(before);
    }

    /// Says in signals how it stands now.
    pub(super) fn publish(self) {
        self.machine.read(|machine| {
            let core = &machine.core;
            if self.has_begun() {
                let stage = if self.token().is_empty() {
                    chat::trying(machine.failures)
                } else {
                    chat::stage(core)
                };
                if self.stage.with_untracked(|now| *now != stage) {
                    self.stage.set(stage);
                }
            }
            let typing = core.status().is_some_and(|status| status.typing);
            if self.typing.get_untracked() != typing {
                self.typing.set(typing);
            }
            let seen = core.status().map(|status| status.other).unwrap_or_default();
            if self.seen.get_untracked() != seen {
                self.seen.set(seen);
            }
            let unread = core.unread();
            let before = self.unread.get_untracked();
            if before != unread {
                self.unread.set(unread);
            }
            let last = core.entries().last().map_or(0, |entry| entry.seq);
            if unread > before && !browser::page::has_attention() && kept::rings(last) {
                browser::sound::ring();
            }
            self.version.update(|n| *n = n.wrapping_add(1));
            if core.line() == Line::Expired && !machine.asking {
                spawn_local(async move {
                    self.renew().await;
                });
            }
        });
    }

    /// The right to the conversation; nothing as long as there is none.
    pub(in crate::state) fn token(self) -> String {
        self.kept
            .read(|kept| kept.as_ref().map(|kept| kept.token.clone()))
            .flatten()
            .unwrap_or_default()
    }
}
