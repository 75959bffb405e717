//! The line that carries the list of chats. The agent is there as long as it is open.

use {
    super::{
        desk::Desk,
        phase::Phase,
        retry::{Retry, SILENCE},
    },
    crate::{
        api::{ApiError, Line},
        browser::{clock, ids},
    },
    contact_us_delivery::Frames,
    contact_us_wire::console::{INBOX_EVENT, Inbox},
    leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local},
    std::time::Duration,
};

/// How the line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being opened for the first time.
    Opening,
    /// Open.
    Open,
    /// Lost, and being opened anew.
    Reconnecting,
}

#[derive(Default)]
struct Io {
    line: Option<Line>,
    number: u64,
    retry: Retry,
    again: Option<TimeoutHandle>,
    alive: i64,
}

impl Drop for Io {
    fn drop(&mut self) {
        if let Some(again) = self.again.take() {
            again.clear();
        }
    }
}

/// The line of a desk.
#[derive(Clone, Copy)]
pub struct InboxLine {
    state: RwSignal<State>,
    io: StoredValue<Io, LocalStorage>,
}

impl InboxLine {
    /// Not open yet.
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(State::Opening),
            io: StoredValue::new_local(Io::default()),
        }
    }

    /// How it is.
    pub fn state(self) -> State {
        self.state.get()
    }

    /// Opens it, closing the one before; and again whenever it is lost.
    pub fn open(self, desk: Desk) {
        let line = desk.store.api.inbox_line();
        let opening = line.open();
        let number = self.io.try_update_value(|io| {
            io.number += 1;
            io.line = Some(line);
            io.alive = clock::steady();
            if let Some(again) = io.again.take() {
                again.clear();
            }
            io.number
        });
        let is_current = move || self.io.try_with_value(|io| io.number) == number;
        spawn_local(async move {
            let lost = match opening.await {
                Err(error) => error,
                Ok(mut pieces) => {
                    let mut frames = Frames::default();
                    while let Some(piece) = pieces.next().await {
                        if !is_current() {
                            return;
                        }
                        self.came(desk, &frames.take(&piece));
                    }
                    ApiError::Unreachable
                }
            };
            if is_current() {
                self.lost(desk, &lost);
            }
        });
    }

    fn came(self, desk: Desk, events: &[(String, String)]) {
        self.io.update_value(|io| {
            io.alive = clock::steady();
            io.retry.succeed();
        });
        if self.state.get_untracked() != State::Open {
            self.state.set(State::Open);
        }
        // Only the last one counts: each is whole.
        let inbox = events.iter().rev().find(|(name, _)| name == INBOX_EVENT);
        let inbox = inbox.and_then(|(_, data)| serde_json::from_str::<Inbox>(data).ok());
        if let Some(inbox) = inbox {
            desk.took(inbox);
        }
    }

    fn lost(self, desk: Desk, why: &ApiError) {
        self.state.try_set(State::Reconnecting);
        desk.store.note(why);
        let wait = self.io.try_update_value(|io| {
            io.line = None;
            io.number += 1;
            io.retry.wait(ids::number())
        });
        // Without a session there is nothing to try: signing in opens it again.
        let signed_in = matches!(desk.store.phase.try_get_untracked(), Some(Phase::In(_)));
        let (Some(wait), true) = (wait, signed_in) else {
            return;
        };
        let again = set_timeout_with_handle(move || self.open(desk), Duration::from_millis(wait));
        self.io.update_value(|io| io.again = again.ok());
    }

    /// The network came back, or the page became visible: try at once.
    pub fn nudge(self, desk: Desk) {
        if self.io.with_value(|io| io.line.is_none()) {
            self.open(desk);
        }
    }

    /// Takes a line for dead that has been silent for too long. To be called now and then.
    pub fn watch(self, desk: Desk) {
        let silent = self
            .io
            .with_value(|io| io.line.is_some() && clock::steady() - io.alive > SILENCE);
        if silent {
            self.lost(desk, &ApiError::Unreachable);
        }
    }

    /// The page goes.
    pub fn close(self) {
        self.io.try_update_value(|io| {
            io.number += 1;
            io.line = None;
        });
    }
}
