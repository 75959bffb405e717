//! The identity secret. The server tells it once; it is kept here until it was seen.

use {
    super::part::Part,
    crate::state::{Store, draft::Draft},
    contact_us_wire::{
        admin::{IdentitySecret, MakeSecret},
        paths,
    },
    leptos::{prelude::*, task::spawn_local},
};

/// Whether there is a secret, and the one that was just made.
#[derive(Clone, Copy)]
pub struct Secrets {
    /// How it stands. Nothing of it is edited.
    pub part: Part<IdentitySecret>,
    /// The one that was made.
    pub made: RwSignal<Option<String>>,
    /// Why none was made.
    pub refused: RwSignal<Option<String>>,
    /// Whether one is being made: a second press does nothing.
    pub busy: RwSignal<bool>,
    store: Store,
}

impl Secrets {
    /// Nothing is loaded yet.
    pub(super) fn new(store: Store) -> Self {
        Self {
            part: Part::new(store, paths::CONSOLE_IDENTITY),
            made: RwSignal::new(None),
            refused: RwSignal::new(None),
            busy: RwSignal::new(false),
            store,
        }
    }

    /// Has another one made. Where somebody else was quicker, what they did is shown.
    pub fn make(self) {
        let seen = |draft: &Option<Draft<_>>| draft.as_ref().map(|draft| draft.stored().revision);
        let Some(revision) = self.part.draft.with_untracked(seen) else {
            return;
        };
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.refused.set(None);
        spawn_local(async move {
            let (api, key) = (self.store.api, self.store.id());
            match api.make_secret(MakeSecret { revision }, &key).await {
                Ok(made) => {
                    self.made.try_set(Some(made.secret));
                    self.part.take(made.identity);
                }
                Err(error) => {
                    self.store.note(&error);
                    self.refused.try_set(Some(self.store.sentence(&error)));
                    self.part.open();
                }
            }
            self.busy.try_set(false);
        });
    }
}
