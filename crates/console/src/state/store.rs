//! What the whole console shares: words, backend, and who is signed in.

use {
    super::phase::{Event, Phase},
    crate::{
        api::{Api, ApiError},
        browser,
        domain::words,
    },
    contact_us_delivery::Ids,
    contact_us_wire::{Words, console::Person},
    leptos::{prelude::*, task::spawn_local},
    std::{sync::Arc, time::Duration},
};

/// Milliseconds after which a server that did not answer is asked again who is signed in.
const AGAIN: Duration = Duration::from_secs(3);

/// The console's context.
#[derive(Clone, Copy)]
pub struct Store {
    /// The backend.
    pub api: Api,
    /// Who sits at the desk.
    pub phase: RwSignal<Phase>,
    /// What the clock shows, set every second: for everything that runs.
    pub now: RwSignal<i64>,
    words: StoredValue<Arc<Words>>,
    ids: StoredValue<Ids>,
}

impl Store {
    /// Provides it to everything below, and asks who is signed in.
    pub fn provide(locale: &'static str) -> Self {
        let store = Self {
            api: Api::new(locale, browser::page::parameter("account").as_deref()),
            phase: RwSignal::new(Phase::Checking),
            now: RwSignal::new(browser::clock::now()),
            words: StoredValue::new(Arc::new(words::of(locale))),
            ids: StoredValue::new(Ids::default()),
        };
        provide_context(store);
        let tick = move || {
            store.now.set(browser::clock::now());
        };
        if let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1)) {
            on_cleanup(move || handle.clear());
        }
        store.ask();
        store
    }

    /// The context. To be called in the body of a component, not in its handlers.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Words by key.
    pub fn get(self, key: &str) -> String {
        self.words.with_value(|words| words.get(key).to_owned())
    }

    /// Words by key, with values put in.
    pub fn with(self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.with_value(|words| words.with(key, values))
    }

    /// What a variable is called; its own name where the words know none.
    pub fn variable(self, name: &str) -> String {
        let key = ["variable.", name].concat();
        let known = self.words.with_value(|words| words.0.contains_key(&key));
        if known {
            self.get(&key)
        } else {
            name.to_owned()
        }
    }

    /// The address of the chats, in the same account and language.
    pub fn desk_address(self) -> String {
        ["/console/", &browser::page::query()].concat()
    }

    /// All words.
    pub fn words(self) -> Arc<Words> {
        self.words.get_value()
    }

    /// A fresh id for a message, a file or an act, greater than all before it.
    pub fn id(self) -> String {
        let fresh = |ids: &mut Ids| ids.next(browser::clock::now(), browser::ids::random());
        self.ids.try_update_value(fresh).unwrap_or_default()
    }

    /// Makes ids that come after this one.
    pub fn follow(self, id: &str) {
        self.ids.update_value(|ids| ids.follow(id));
    }

    /// Asks the server who is signed in; again while it does not answer.
    pub fn ask(self) {
        spawn_local(async move {
            let event = match self.api.session().await {
                Ok(person) => Event::Found(person),
                Err(error) if error.status().is_some_and(|status| status < 500) => Event::Nobody,
                Err(_) => Event::NoAnswer,
            };
            self.apply(event);
            if self.phase.try_get_untracked() == Some(Phase::Unreachable) {
                set_timeout(move || self.ask(), AGAIN);
            }
        });
    }

    /// Somebody signed in.
    pub fn found(self, person: Person) {
        self.apply(Event::Found(person));
    }

    /// Takes note of an error: one that says that the session is over brings up the sign-in over what is there.
    pub fn note(self, error: &ApiError) {
        if error.is_signed_out() {
            self.apply(Event::Nobody);
        }
    }

    /// What happened to the session.
    pub fn apply(self, event: Event) {
        // Nothing is told when nothing changed: what is drawn stays.
        self.phase.try_maybe_update(|phase| {
            let before = phase.clone();
            phase.apply(event);
            (*phase != before, ())
        });
    }

    /// The sentence for an error: the server's own, or that it could not be reached.
    pub fn sentence(self, error: &ApiError) -> String {
        match error.sentence() {
            Some(sentence) if !sentence.is_empty() => sentence.to_owned(),
            _ => self.get("console.unreachable"),
        }
    }
}
