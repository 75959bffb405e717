//! The settings that administrators edit. They live as long as the desk: going to the chats and back loses nothing.

use {
    super::{Store, draft::Draft},
    crate::api::ApiError,
    contact_us_wire::{
        admin::{
            AccountChoices, AccountInformation, AssistanceOptions, HoursException, KnownVariable,
            NumbersNow, OwnNumbers, PublishedInteraction, ScheduleSetup, ServiceAnswer, Settings,
            TestMail, VariableSet,
        },
        paths,
    },
    leptos::{prelude::*, task::spawn_local},
    serde::{Serialize, de::DeserializeOwned},
};

/// What a part holds.
pub trait Value: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {}
impl<T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> Value for T {}

/// What is loaded and not edited.
trait Loaded: DeserializeOwned + Send + Sync + 'static {}
impl<T: DeserializeOwned + Send + Sync + 'static> Loaded for T {}

/// One part: loaded when it is first looked at.
pub struct Part<T: Value> {
    store: Store,
    path: &'static str,
    /// What is being edited; none until it has come.
    pub draft: RwSignal<Option<Draft<T>>>,
    /// Why it did not come.
    pub failed: RwSignal<Option<String>>,
}

impl<T: Value> Copy for Part<T> {}

#[allow(
    clippy::expl_impl_clone_on_copy,
    reason = "what it holds is copied by address, whatever T is: derived, it would ask T to be Copy"
)]
impl<T: Value> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Value> Part<T> {
    fn new(store: Store, path: &'static str) -> Self {
        Self {
            store,
            path,
            draft: RwSignal::new(None),
            failed: RwSignal::new(None),
        }
    }

    /// Loads it, unless it is there.
    pub fn open(self) {
        if self.draft.with_untracked(Option::is_none) {
            self.fetch(|draft, stored| *draft = Some(Draft::new(stored)));
        } else if !self.is_changed() {
            // Somebody may have changed it since.
            self.fetch(|draft, stored| {
                if draft.as_ref().is_none_or(|draft| !draft.is_changed()) {
                    *draft = Some(Draft::new(stored));
                }
            });
        }
    }

    /// Whether there is something to save.
    pub fn is_changed(self) -> bool {
        let changed = |draft: &Option<Draft<T>>| draft.as_ref().is_some_and(Draft::is_changed);
        self.draft.with_untracked(changed)
    }

    /// Reads what is typed, and follows it.
    pub fn read<R: Default>(self, read: impl FnOnce(&T) -> R) -> R {
        self.draft
            .with(|draft| draft.as_ref().map(|draft| read(draft.value())))
            .unwrap_or_default()
    }

    /// Something was typed.
    pub fn edit(self, edit: impl FnOnce(&mut T)) {
        self.change(|draft| draft.edit(edit));
    }

    /// What is wrong with a field.
    pub fn problem(self, field: &str) -> Option<String> {
        let problem = |draft: &Draft<T>| draft.problem(field).map(str::to_owned);
        self.draft.with(|draft| draft.as_ref().and_then(problem))
    }

    /// Saves what is typed.
    pub fn save(self) {
        let Some(change) = self.change(Draft::save).flatten() else {
            return;
        };
        spawn_local(async move {
            let (api, key) = (self.store.api, self.store.id());
            let answer = api.put_settings(self.path, &change, &key).await;
            self.change(|draft| match answer {
                Ok(stored) => draft.saved(&change.value, stored),
                Err(error) => self.refuse(draft, error),
            });
        });
    }

    /// Back to what is stored.
    pub fn discard(self) {
        self.change(Draft::discard);
    }

    /// What somebody else has stored replaces what is typed.
    pub fn take_theirs(self) {
        self.fetch(|draft, stored| {
            if let Some(draft) = draft {
                draft.take_theirs(stored);
            }
        });
    }

    /// What is typed stays, and can be saved over what somebody else has stored.
    pub fn keep_mine(self) {
        self.fetch(|draft, stored| {
            if let Some(draft) = draft {
                draft.keep_mine(stored);
            }
        });
    }

    fn change<R>(self, change: impl FnOnce(&mut Draft<T>) -> R) -> Option<R> {
        self.draft
            .try_update(|draft| draft.as_mut().map(change))
            .flatten()
    }

    fn fetch(self, then: impl FnOnce(&mut Option<Draft<T>>, Settings<T>) + 'static) {
        self.failed.set(None);
        spawn_local(async move {
            match self.store.api.settings(self.path).await {
                Ok(stored) => {
                    self.draft.try_update(|draft| then(draft, stored));
                }
                Err(error) => {
                    self.store.note(&error);
                    self.failed.try_set(Some(self.store.sentence(&error)));
                }
            }
        });
    }

    fn refuse(self, draft: &mut Draft<T>, error: ApiError) {
        self.store.note(&error);
        let sentence = self.store.sentence(&error);
        if error.status() == Some(409) {
            draft.overtaken(sentence);
        } else {
            draft.refused(sentence, error.fields());
        }
    }
}

/// Everything that administrators edit.
#[derive(Clone, Copy)]
pub struct Administration {
    /// Account Information.
    pub account: Part<AccountInformation>,
    /// What it is chosen from.
    pub choices: RwSignal<AccountChoices>,
    /// Assistance options.
    pub options: Part<AssistanceOptions>,
    /// The account's own numbers.
    pub numbers: Part<OwnNumbers>,
    /// How they stand now.
    pub now: RwSignal<NumbersNow>,
    /// After Hours schedules.
    pub schedules: Part<Vec<ScheduleSetup>>,
    /// Exceptions from the hours.
    pub exceptions: Part<Vec<HoursException>>,
    /// The Contact Us variable set.
    pub variables: Part<VariableSet>,
    /// What came of a test mail: where it went, or why it did not.
    pub mailed: RwSignal<Option<Result<TestMail, String>>>,
    /// What the service for callbacks said to a test, or why it was not asked.
    pub answered: RwSignal<Option<Result<ServiceAnswer, String>>>,
    /// What can be in the variable set.
    pub known: RwSignal<Vec<KnownVariable>>,
    /// Published Interactions, once they have come; or why they did not.
    pub interactions: RwSignal<Option<Result<Vec<PublishedInteraction>, String>>>,
    store: Store,
}

impl Administration {
    /// Nothing is loaded yet.
    pub fn new(store: Store) -> Self {
        Self {
            account: Part::new(store, paths::CONSOLE_ACCOUNT),
            choices: RwSignal::new(AccountChoices::default()),
            options: Part::new(store, paths::CONSOLE_OPTIONS),
            numbers: Part::new(store, paths::CONSOLE_NUMBERS),
            now: RwSignal::new(NumbersNow::default()),
            schedules: Part::new(store, paths::CONSOLE_SCHEDULES),
            exceptions: Part::new(store, paths::CONSOLE_EXCEPTIONS),
            variables: Part::new(store, paths::CONSOLE_VARIABLES),
            mailed: RwSignal::new(None),
            answered: RwSignal::new(None),
            known: RwSignal::new(Vec::new()),
            interactions: RwSignal::new(None),
            store,
        }
    }

    /// Whether something was typed and not saved.
    pub fn is_changed(self) -> bool {
        self.account.is_changed()
            || self.options.is_changed()
            || self.numbers.is_changed()
            || self.schedules.is_changed()
            || self.exceptions.is_changed()
            || self.variables.is_changed()
    }

    /// Loads what Account Information is chosen from, unless it is there.
    pub fn load_choices(self) {
        let there = |choices: &AccountChoices| !choices.zones.is_empty();
        if !self.choices.with_untracked(there) {
            self.load(paths::CONSOLE_ACCOUNT_CHOICES, self.choices);
        }
    }

    /// Loads how the account's own numbers stand.
    pub fn load_now(self) {
        self.load(paths::CONSOLE_NUMBERS_NOW, self.now);
    }

    /// Loads what can be in the variable set.
    pub fn load_known(self) {
        self.load(paths::CONSOLE_KNOWN_VARIABLES, self.known);
    }

    /// Loads the published Interactions.
    pub fn load_interactions(self) {
        spawn_local(async move {
            let answer = self.store.api.get_json(paths::CONSOLE_INTERACTIONS).await;
            let said = answer.map_err(|error| {
                self.store.note(&error);
                self.store.sentence(&error)
            });
            self.interactions.try_set(Some(said));
        });
    }

    /// Has a test mail sent to the stored Primary Contact Email.
    pub fn send_test_mail(self) {
        self.test(paths::CONSOLE_TEST_MAIL, self.mailed);
    }

    /// Has the stored service for callbacks asked.
    pub fn test_service(self) {
        self.test(paths::CONSOLE_TEST_SERVICE, self.answered);
    }

    /// Loads what a page is the better for; without it, it still works.
    fn load<T: Loaded>(self, path: &'static str, into: RwSignal<T>) {
        spawn_local(async move {
            if let Ok(loaded) = self.store.api.get_json(path).await {
                into.try_set(loaded);
            }
        });
    }

    /// Has something tested: what came of it, or why it was not done.
    fn test<T: Loaded>(self, path: &'static str, told: RwSignal<Option<Result<T, String>>>) {
        told.set(None);
        spawn_local(async move {
            let answer = self.store.api.test(path, &self.store.id()).await;
            let said = answer.map_err(|error| {
                self.store.note(&error);
                let first = error.fields().into_iter().next();
                first.map_or_else(|| self.store.sentence(&error), |field| field.detail)
            });
            told.try_set(Some(said));
        });
    }
}
