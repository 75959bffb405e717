//! The history that the address asks for.

use {
    super::{Store, phase::Phase, reading::Reading},
    crate::{browser::page as document, domain::address::Address},
    leptos::{prelude::*, task::spawn_local},
};

/// A history on its way to the page.
#[derive(Clone, Copy)]
pub struct HistoryPage {
    store: Store,
    /// Where it stands.
    pub reading: RwSignal<Reading>,
    reference: StoredValue<String>,
    token: StoredValue<String>,
}

impl HistoryPage {
    /// Provides it to everything below, and asks for it; again when somebody has signed in anew.
    pub fn provide(store: Store, reference: String, token: String) -> Self {
        let page = Self {
            store,
            reading: RwSignal::new(Reading::Loading),
            reference: StoredValue::new(reference),
            token: StoredValue::new(token),
        };
        provide_context(page);
        let signed_in = Memo::new(move |_| store.phase.with(|phase| matches!(phase, Phase::In(_))));
        Effect::new(move || {
            let is_open = page
                .reading
                .with_untracked(|reading| matches!(reading, Reading::Known(_)));
            if signed_in.get() && !is_open {
                page.load();
            }
        });
        let changed = window_event_listener_untyped("hashchange", move |_| page.follow());
        on_cleanup(move || changed.remove());
        page
    }

    /// Another link to this history was opened in its tab: its right counts from now on.
    fn follow(self) {
        let Address::History { token, .. } = Address::of(&document::path(), &document::fragment())
        else {
            return;
        };
        if token != self.token.get_value() {
            self.token.set_value(token);
            self.load();
        }
    }

    /// The context. To be called in the body of a component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Asks for it.
    pub fn load(self) {
        self.reading.set(Reading::Loading);
        spawn_local(async move {
            let (reference, token) = (self.reference.get_value(), self.token.get_value());
            let answer = self.store.api.history(&reference, &token).await;
            // Another right was tried meanwhile.
            if self.token.try_get_value() != Some(token) {
                return;
            }
            if let Err(error) = &answer {
                self.store.note(error);
            }
            if let Some(reading) = Reading::of(answer) {
                self.reading.try_set(reading);
            }
        });
    }
}
