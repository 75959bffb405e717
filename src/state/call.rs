//! The number that a customer is given for a while: asked for, counted down, asked for anew.

use {
    crate::{
        api::ApiError,
        browser,
        domain::{
            call::{self, Clocks},
            route,
        },
        state::{Served, Session, Watched},
    },
    contact_us_wire::{CallTicket, Outcome},
    leptos::prelude::*,
};

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was asked for.
    Idle,
    /// It is being asked for.
    Asking,
    /// It is the customer's.
    Held(Box<CallTicket>),
    /// It may be somebody else's by now.
    Over,
    /// It could not be had; the sentence says what to do.
    Failed(String),
}

/// The machine of the Call page. It outlives the page, so that going back and forth keeps the number.
#[derive(Clone, Copy)]
pub struct Calling {
    session: Session,
    stage: Watched<Stage>,
    asked: Watched<Clocks>,
    left: Watched<u64>,
    said: Watched<String>,
    busy: Watched<bool>,
    veiled: Watched<bool>,
}

/// Seconds before the end at which it is said that there is an end.
const SOON: u64 = 60;

impl Calling {
    /// Provides it to everything below, with what a plain form was answered.
    pub fn provide(session: Session, served: Served) {
        let along = served.along();
        let here = untrack(|| session.address().path()) == route::CALL;
        let answer = along.answer.as_ref().filter(|_| here);
        let stage = match answer.map(|answer| &answer.outcome) {
            Some(Outcome::Call { ticket }) => Stage::Held(Box::new(ticket.clone())),
            Some(Outcome::Refused { detail, .. }) => Stage::Failed(detail.clone()),
            _ => Stage::Idle,
        };
        // It was asked for when the page was, which is where the steady clock begins.
        let now = clocks();
        let calling = Self {
            session,
            stage: Watched::new(stage),
            asked: Watched::new(Clocks {
                steady: 0,
                wall: now.wall - now.steady,
            }),
            left: Watched::new(0),
            said: Watched::new(String::new()),
            busy: Watched::new(false),
            veiled: Watched::new(false),
        };
        calling.tick();
        provide_context(calling);
    }

    /// It. To be called in the body of a component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// What to show. A page that is put away shows no number: it may be taken out again at any time.
    pub fn stage(&self) -> Stage {
        if self.veiled.get() {
            Stage::Asking
        } else {
            self.stage.get()
        }
    }

    /// Seconds that are left.
    pub fn left(&self) -> u64 {
        self.left.get()
    }

    /// What has just happened, for who does not see it.
    pub fn said(&self) -> String {
        self.said.get()
    }

    /// The page is opened, which is a press of Call.
    pub fn open(self) {
        self.tick();
        let served =
            !self.session.is_settled() && self.stage.with_untracked(|stage| *stage != Stage::Idle);
        if !served {
            self.ask();
        }
    }

    /// Asks for it. What is the customer's stays so while it is asked for anew.
    pub fn ask(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.said.set(String::new());
        let held = self.is_held();
        if !held {
            self.stage.set(Stage::Asking);
        }
        leptos::task::spawn_local(async move {
            let asked = clocks();
            let answer = self.session.api().call(&browser::ids::uuid_v4()).await;
            self.busy.try_set(false);
            match answer {
                Ok(ticket) => {
                    self.asked.try_set(asked);
                    self.stage.try_set(Stage::Held(Box::new(ticket)));
                }
                Err(error) => self.failed(error),
            }
            self.tick();
        });
    }

    /// Looks at the clocks.
    pub fn tick(self) {
        let now = clocks();
        let asked = self.asked.get_untracked();
        let left = self.stage.with_untracked(|stage| match stage {
            Stage::Held(ticket) => call::left(ticket, asked, now),
            _ => None,
        });
        let Some(left) = left.map(call::seconds) else {
            return;
        };
        let before = self.left.get_untracked();
        if left == 0 {
            self.stage.try_set(Stage::Over);
            self.said.try_set(self.session.get("call.over"));
        } else if left <= SOON && before > SOON {
            self.said.try_set(self.session.get("call.minute"));
        }
        self.left.try_set(left);
    }

    /// The page is put away, or taken out again.
    pub fn veil(self, away: bool) {
        if !away {
            self.tick();
        }
        self.veiled.try_set(away);
    }

    fn is_held(&self) -> bool {
        self.stage
            .with_untracked(|stage| matches!(stage, Stage::Held(_)))
    }

    fn failed(self, error: ApiError) {
        let sentence = match error {
            ApiError::Refused(problem) => problem.detail,
            _ => self.session.get("call.failed"),
        };
        if self.is_held() {
            self.said.try_set(sentence);
        } else {
            self.stage.try_set(Stage::Failed(sentence));
        }
    }
}

fn clocks() -> Clocks {
    let (steady, wall) = browser::clock::both();
    Clocks { steady, wall }
}
