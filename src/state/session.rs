//! What the app was started with: page, words and the place that every link carries on.

use {
    crate::{
        api::Api,
        browser,
        domain::{place, when::Speaker},
        state::{Address, Watched},
    },
    contact_us_wire::{Boot, EmailContext, Page, Slots},
    leptos::prelude::*,
    std::sync::Arc,
};

/// The session of one page load. Provided once, by [`App`](crate::views::App).
#[derive(Clone, Copy)]
pub struct Session {
    address: Address,
    boot: Watched<Boot>,
    query: Watched<String>,
    settled: Watched<bool>,
    slots: Watched<Option<Slots>>,
    told: Watched<Option<EmailContext>>,
}

impl Session {
    /// Provides the session to everything below.
    pub fn provide(boot: Boot, query: &str) -> Self {
        let session = Self {
            address: Address::follow(),
            slots: Watched::new(boot.slots.clone()),
            told: Watched::new(boot.told.clone()),
            boot: Watched::new(boot),
            query: Watched::new(place::carried(query)),
            settled: Watched::new(false),
        };
        provide_context(session);
        session
    }

    /// The session. To be called in the body of a component, not in its handlers.
    pub fn expect() -> Self {
        expect_context()
    }

    /// What the page was served with.
    pub fn boot(&self) -> Arc<Boot> {
        self.boot.share()
    }

    /// Reads the Contact Us page.
    pub fn page<T>(&self, read: impl FnOnce(&Page) -> T) -> T {
        read(&self.boot().page)
    }

    /// Words by key.
    pub fn get(&self, key: &str) -> String {
        self.boot().words.get(key).to_owned()
    }

    /// Words by key, with values put in.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.boot().words.with(key, values)
    }

    /// Puts times into words.
    pub fn say<T>(&self, say: impl FnOnce(&Speaker<'_>) -> T) -> T {
        let boot = self.boot();
        say(&Speaker {
            words: &boot.words,
            place: &boot.page.account.zone_place,
            clock: browser::clock::local,
        })
    }

    /// The parameters that links carry on.
    pub fn query(&self) -> Arc<String> {
        self.query.share()
    }

    /// Where the customer is.
    pub fn address(&self) -> Address {
        self.address
    }

    /// An address of ours that keeps the customer's place.
    pub fn link(&self, path: &str) -> String {
        place::link(path, &self.query())
    }

    /// The backend.
    pub fn api(&self) -> Api {
        Api::new(&self.query())
    }

    /// The times to call, once they are known.
    pub fn slots(&self) -> Watched<Option<Slots>> {
        self.slots
    }

    /// Asks for the times to call anew. Without an answer, as soon as possible is still offered.
    pub fn refresh_slots(self) {
        leptos::task::spawn_local(async move {
            if let Ok(fresh) = self.api().slots().await {
                self.slots.try_set(Some(fresh));
            }
        });
    }

    /// What goes along with a message, once it is known.
    pub fn told(&self) -> Watched<Option<EmailContext>> {
        self.told
    }

    /// Asks anew what goes along with a message: it changes with the way through an Interaction. Without an answer
    /// nothing is said of it.
    pub fn refresh_told(self) {
        self.told.set(None);
        leptos::task::spawn_local(async move {
            self.told.try_set(self.api().told().await.ok());
        });
    }

    /// Whether the first page stands: from then on a new heading takes the focus.
    pub fn is_settled(&self) -> bool {
        self.settled.get_untracked()
    }

    /// Says that the first page stands.
    pub fn settle(&self) {
        self.settled.set(true);
    }
}
