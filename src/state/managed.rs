//! One callback, seen, moved or cancelled by whoever holds its link.

use {
    crate::{
        api::ApiError,
        browser,
        domain::outcome,
        state::{Served, Session, Watched},
    },
    contact_us_wire::{CallbackMove, CallbackState, CallbackStatus, ProblemKind},
};

/// Seconds between two looks at whether a callback was passed on.
const AGAIN: u32 = 5;

/// What is known of the callback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Managed {
    /// It is being asked for.
    Loading,
    /// The address has no token.
    Incomplete,
    /// The token does not open it.
    Denied,
    /// It could not be asked for; the sentence says what to do.
    Failed(String),
    /// It stands so.
    Known(CallbackStatus),
}

/// The machine of the status page.
#[derive(Clone, Copy)]
pub struct ManagedCallback {
    session: Session,
    served: Served,
    reference: Watched<String>,
    token: Watched<String>,
    known: Watched<Managed>,
    notice: Watched<String>,
    busy: Watched<bool>,
    seconds: Watched<u32>,
}

impl ManagedCallback {
    /// The callback of a reference, opened with the token of its link. To be called in the body of a component.
    pub fn new(session: Session, reference: String, token: Option<String>) -> Self {
        let known = if token.is_some() {
            Managed::Loading
        } else {
            Managed::Incomplete
        };
        Self {
            session,
            served: Served::expect(),
            reference: Watched::new(reference),
            token: Watched::new(token.unwrap_or_default()),
            known: Watched::new(known),
            notice: Watched::new(String::new()),
            busy: Watched::new(false),
            seconds: Watched::new(0),
        }
    }

    /// What is known.
    pub fn known(&self) -> Managed {
        self.known.get()
    }

    /// The sentence about the last change: done, or why not; empty before.
    pub fn notice(&self) -> String {
        self.notice.get()
    }

    /// The right to it.
    pub fn token(&self) -> String {
        self.token.get_untracked()
    }

    /// Asks how it stands.
    pub fn load(self) {
        if self
            .known
            .with_untracked(|known| *known == Managed::Incomplete)
        {
            return;
        }
        let (reference, token) = (self.reference.get_untracked(), self.token.get_untracked());
        leptos::task::spawn_local(async move {
            let answer = self.session.api().callback_status(&reference, &token).await;
            self.known.try_set(match answer {
                Ok(status) => Managed::Known(status),
                Err(ApiError::Refused(problem))
                    if matches!(problem.kind, ProblemKind::Token | ProblemKind::NotFound) =>
                {
                    Managed::Denied
                }
                Err(error) => Managed::Failed(self.sentence(error)),
            });
        });
    }

    /// Another second has passed: as long as the service that makes the calls does not know of it, it is looked again
    /// every few seconds while somebody looks at the page.
    pub fn watch(self) {
        let waits = self.known.with_untracked(
            |known| matches!(known, Managed::Known(status) if status.acknowledged == Some(false)),
        );
        if !waits || browser::page::is_hidden() || self.busy.get_untracked() {
            return;
        }
        if self.seconds.update(|n| (*n = (*n + 1) % AGAIN, *n).1) != 0 {
            return;
        }
        let (reference, token) = (self.reference.get_untracked(), self.token.get_untracked());
        leptos::task::spawn_local(async move {
            let answer = self.session.api().callback_status(&reference, &token).await;
            if let Ok(status) = answer {
                self.known.try_set(Managed::Known(status));
            }
        });
    }

    /// Asks for another time; none is as soon as possible.
    pub fn move_to(self, at: Option<i64>) {
        self.change(Some(CallbackMove { at }));
    }

    /// Cancels it.
    pub fn cancel(self) {
        self.change(None);
    }

    fn change(self, request: Option<CallbackMove>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let (reference, token) = (self.reference.get_untracked(), self.token.get_untracked());
        leptos::task::spawn_local(async move {
            let (api, key) = (self.session.api(), browser::ids::uuid_v4());
            let answer = api.callback_change(&reference, &token, request, &key).await;
            self.busy.try_set(false);
            match answer {
                Ok(status) => {
                    self.notice.try_set(self.changed(&status));
                    self.known.try_set(Managed::Known(status));
                }
                // Changed in another tab: it is shown as it stands, with the cause.
                Err(ApiError::Refused(problem)) if problem.kind == ProblemKind::Conflict => {
                    self.notice.try_set(self.session.get("callback.changed"));
                    self.load();
                }
                Err(error) => {
                    self.notice.try_set(self.sentence(error));
                    self.served.refresh_slots();
                }
            }
        });
    }

    fn changed(&self, status: &CallbackStatus) -> String {
        if status.state == CallbackState::Cancelled {
            return self.session.get("callback.cancelled");
        }
        let when = self.session.say(|speak| speak.window(&status.window));
        self.session.with("callback.moved", &[("when", &when)])
    }

    fn sentence(&self, error: ApiError) -> String {
        outcome::sentence(error, &self.session.boot().words)
    }
}
