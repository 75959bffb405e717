//! What came along with the page for those that need it, and is asked for anew when it grows old.

use {
    crate::state::{Session, Watched},
    contact_us_wire::{Along, EmailContext, Slots},
    leptos::prelude::*,
    std::sync::Arc,
};

/// What came along. Provided with the pages that need it.
#[derive(Clone, Copy)]
pub struct Served {
    session: Session,
    along: Watched<Along>,
    slots: Watched<Option<Slots>>,
    told: Watched<Option<EmailContext>>,
    changes: Watched<u32>,
    /// The last of the changes that was known when that was asked for.
    asked: Watched<u32>,
}

impl Served {
    /// Provides it, from what the session was given.
    pub fn provide(session: Session) -> Self {
        let along = session.along().read(Along::clone).unwrap_or_default();
        if let Some(standing) = &along.standing {
            session.served_at(&standing.page.element);
        }
        let served = Self {
            session,
            slots: Watched::new(along.slots.clone()),
            told: Watched::new(along.told.clone()),
            changes: Watched::new(0),
            asked: Watched::new(0),
            along: Watched::new(along),
        };
        provide_context(served);
        served
    }

    /// It. To be called in the body of a component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// All of it, as it came.
    pub fn along(&self) -> Arc<Along> {
        self.along.share()
    }

    /// The times to call, once they are known.
    pub fn slots(&self) -> Watched<Option<Slots>> {
        self.slots
    }

    /// Asks for the times to call anew. Without an answer, as soon as possible is still offered.
    pub fn refresh_slots(self) {
        leptos::task::spawn_local(async move {
            if let Ok(fresh) = self.session.api().slots().await {
                self.slots.try_set(Some(fresh));
            }
        });
    }

    /// What goes along with a message, once it is known.
    pub fn told(&self) -> Watched<Option<EmailContext>> {
        self.told
    }

    /// The page that holds the widget says something new, which goes along, too.
    pub fn changes(&self) {
        self.changes.update(|n| *n = n.wrapping_add(1));
    }

    /// Follows it: what goes along is asked for anew, and what is shown of it stays until the answer is there.
    pub fn follow_host(self) {
        if self.changes.get() != self.asked.get_untracked() {
            self.ask_told();
        }
    }

    /// Asks anew what goes along with a message: it changes with the way through an Interaction. Without an answer
    /// nothing is said of it.
    pub fn refresh_told(self) {
        self.told.set(None);
        self.ask_told();
    }

    fn ask_told(self) {
        self.asked.set(self.changes.get_untracked());
        leptos::task::spawn_local(async move {
            if let Ok(fresh) = self.session.api().told().await {
                self.told.try_set(Some(fresh));
            }
        });
    }
}
