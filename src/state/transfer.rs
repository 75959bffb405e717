//! The open call: looked at every few seconds while its option is on the screen, and handed to an agent on a press.

use {
    crate::{
        api::ApiError,
        browser,
        domain::{outcome, transfer::Phase},
        state::{Local, Session, Watched},
    },
    leptos::prelude::*,
};

/// Seconds from one look to the next.
const EVERY: u32 = 3;
/// Ids of the two that share one place.
const TRANSFER: &str = "option-transfer";
const CALL: &str = "option-call";

/// The transfer of this page's call. Provided with the pages behind the Contact Us page.
#[derive(Clone, Copy)]
pub struct TransferCall {
    session: Session,
    phase: Watched<Phase>,
    /// Seconds since the last look; none while one is under way.
    waited: Local<Option<u32>>,
}

impl TransferCall {
    /// Provides it. Where the page has no open call, it does nothing.
    pub fn provide(session: Session) -> Self {
        let voice = session.page(|page| page.voice);
        let transfer = Self {
            session,
            phase: Watched::new(voice.as_ref().map_or(Phase::Dropped, Phase::of)),
            waited: Local::new(Some(0)),
        };
        provide_context(transfer);
        transfer
    }

    /// The page of another place has come, and says how the call stands.
    pub fn placed(self) {
        if let Some(voice) = self.session.page(|page| page.voice) {
            self.move_to(Phase::of(&voice));
        }
    }

    /// The transfer. To be called in the body of a component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Where it stands.
    pub fn phase(&self) -> Watched<Phase> {
        self.phase
    }

    /// Looks at the call every few seconds, for as long as the page stands, somebody looks and the call is open.
    pub fn follow(self) {
        if self.session.is_settled() {
            // The page was left and is back: what it said may be old.
            self.waited
                .change(|waited| *waited = waited.and(Some(EVERY)));
        }
        browser::timer::every_second(move || self.tick());
    }

    fn tick(self) {
        let due = self.waited.change(|waited| {
            let seconds = waited.as_mut()?;
            // Who comes back to the page is told at once.
            *seconds = if browser::page::is_hidden() {
                EVERY
            } else {
                *seconds + 1
            };
            (*seconds > EVERY - 1 && !browser::page::is_hidden()).then(|| *waited = None)
        });
        if due.flatten().is_some() && !self.phase.with_untracked(Phase::is_over) {
            self.look();
        }
    }

    fn look(self) {
        leptos::task::spawn_local(async move {
            let answer = self.session.api().voice().await;
            self.waited.change(|waited| *waited = Some(0));
            if let Ok(voice) = answer {
                self.move_to(self.phase.with_untracked(|phase| phase.after(&voice)));
            }
        });
    }

    /// Asks for an agent, unless that is under way already.
    pub fn press(self) {
        if self
            .phase
            .with_untracked(|phase| phase.is_busy() || phase.is_over())
        {
            return;
        }
        self.move_to(Phase::Sending);
        leptos::task::spawn_local(async move {
            let (api, key) = (self.session.api(), browser::ids::uuid_v4());
            let next = match api.transfer(&key).await {
                Ok(voice) => Phase::of(&voice),
                Err(ApiError::Offline) => Phase::Offline,
                Err(error) => Phase::Refused(outcome::sentence(error, &self.session.boot().words)),
            };
            self.move_to(next);
            // Refused because the call is over: the page says so at once.
            self.look();
        });
    }

    fn move_to(self, next: Phase) {
        if self.phase.with_untracked(|phase| *phase == next) {
            return;
        }
        let held = next.is_over() && browser::focus::is_on(TRANSFER);
        self.phase.try_set(next);
        if held {
            request_animation_frame(|| browser::focus::still_by_id(CALL));
        }
    }
}
