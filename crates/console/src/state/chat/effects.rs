//! Carries out what the core of a chat wants done.

use {
    super::{Chat, read},
    crate::{
        api::{ApiError, Line},
        browser::{clock, storage},
    },
    contact_us_delivery::{Effect, Frame, Frames, Input, Refusal},
    contact_us_wire::chat::Entry,
    leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local},
    std::time::Duration,
};

/// What is open for a chat, and closes when it is dropped.
#[derive(Default)]
pub(super) struct Io {
    line: Option<Line>,
    /// Counts the lines: what comes over an older one is nobody's business any more.
    number: u64,
    wake: Option<TimeoutHandle>,
    /// Nobody looks at the chat: it sends what it has, and closes its line then.
    pub(super) resting: bool,
}

impl Drop for Io {
    fn drop(&mut self) {
        if let Some(wake) = self.wake.take() {
            wake.clear();
        }
    }
}

impl Chat {
    pub(super) fn carry_out(self, effect: Effect) {
        match effect {
            Effect::Keep(item) => {
                let json = serde_json::to_string(&item).unwrap_or_default();
                storage::keep_browser(&self.key(&item.id), &json);
            }
            Effect::Forget(id) => storage::keep_browser(&self.key(&id), ""),
            Effect::Connect(after) => self.connect(after),
            Effect::Disconnect => self.io.update_value(|io| {
                io.number += 1;
                io.line = None;
            }),
            Effect::Wake(at) => self.wake_at(at),
            Effect::Post(message) => spawn_local(async move {
                let answer = self.store.api.message(&self.id(), &message).await;
                let answer = answer.map_err(|error| self.refusal(error));
                self.tell(Input::Posted(message.id, answer));
            }),
            Effect::Fetch(stretch) => spawn_local(async move {
                let answer = self.store.api.entries(&self.id(), stretch).await;
                let answer = answer.map_err(|error| self.refusal(error));
                self.tell(Input::Fetched(answer));
            }),
            Effect::Tell(signal) => spawn_local(async move {
                if let Err(error) = self.store.api.signal(&self.id(), signal).await {
                    self.store.note(&error);
                }
            }),
        }
    }

    fn connect(self, after: u64) {
        let line = self.store.api.chat_line(&self.id(), after);
        let opening = line.open();
        let number = self.io.try_update_value(|io| {
            io.number += 1;
            io.line = Some(line);
            io.number
        });
        let is_current = move || self.io.try_with_value(|io| io.number) == number;
        spawn_local(async move {
            let lost = match opening.await {
                Err(error) => self.refusal(error),
                Ok(mut pieces) => {
                    let mut frames = Frames::default();
                    if is_current() {
                        self.tell(Input::Connected);
                    }
                    while let Some(piece) = pieces.next().await {
                        if !is_current() {
                            return;
                        }
                        for (name, data) in frames.take(&piece) {
                            if let Some(frame) = Frame::read(&name, &data, read::<Entry>, read) {
                                self.tell(Input::Frame(frame));
                            }
                        }
                    }
                    Refusal::Unreachable
                }
            };
            if is_current() {
                self.tell(Input::Lost(lost));
            }
        });
    }

    fn wake_at(self, at: i64) {
        let wait = at
            .saturating_sub(clock::steady())
            .clamp(0, i64::from(i32::MAX));
        let wait = Duration::from_millis(wait.unsigned_abs());
        let tick = move || self.tell(Input::Tick);
        let handle = set_timeout_with_handle(tick, wait).ok();
        self.io.update_value(|io| {
            if let Some(old) = std::mem::replace(&mut io.wake, handle) {
                old.clear();
            }
        });
    }

    fn refusal(self, error: ApiError) -> Refusal {
        self.store.note(&error);
        Refusal::from(error)
    }
}
