//! The settings that administrators edit. They live as long as the desk: going to the chats and back loses nothing.

mod part;
mod people;
mod secrets;

pub use {
    part::{Part, Value},
    people::People,
    secrets::Secrets,
};

use {
    super::Store,
    contact_us_wire::{
        admin::{
            AccountChoices, AccountInformation, AssistanceOptions, HoursException, KnownVariable,
            NumbersNow, OwnNumbers, PublishedInteraction, ScheduleSetup, ServiceAnswer, TestMail,
            VariableSet, WidgetPlace, WidgetSites,
        },
        console::CannedReply,
        paths,
    },
    leptos::{prelude::*, task::spawn_local},
    serde::de::DeserializeOwned,
};

/// What came of asking for something: it, or the sentence why not; none until then.
pub type Told<T> = RwSignal<Option<Result<T, String>>>;

/// What is loaded and not edited.
trait Loaded: DeserializeOwned + Send + Sync + 'static {}
impl<T: DeserializeOwned + Send + Sync + 'static> Loaded for T {}

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
    pub mailed: Told<TestMail>,
    /// What the service for callbacks said to a test, or why it was not asked.
    pub answered: Told<ServiceAnswer>,
    /// What can be in the variable set.
    pub known: RwSignal<Vec<KnownVariable>>,
    /// Published Interactions, once they have come; or why they did not.
    pub interactions: Told<Vec<PublishedInteraction>>,
    /// Who may use the console.
    pub people: People,
    /// Canned replies.
    pub replies: Part<Vec<CannedReply>>,
    /// What puts the widget into a site.
    pub place: Told<WidgetPlace>,
    /// Which sites may hold it.
    pub sites: Part<WidgetSites>,
    /// What they sign their visitors' identities with.
    pub secrets: Secrets,
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
            people: People::new(store),
            replies: Part::new(store, paths::CONSOLE_REPLIES_SETUP),
            place: RwSignal::new(None),
            sites: Part::new(store, paths::CONSOLE_WIDGET),
            secrets: Secrets::new(store),
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
            || self.replies.is_changed()
            || self.sites.is_changed()
            || self.people.name.with_untracked(|name| !name.is_empty())
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
        ask(self.store, paths::CONSOLE_INTERACTIONS, self.interactions);
    }

    /// Loads what puts the widget into a site.
    pub fn load_place(self) {
        ask(self.store, paths::CONSOLE_WIDGET_PLACE, self.place);
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
    fn test<T: Loaded>(self, path: &'static str, told: Told<T>) {
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

/// Loads what a page is nothing without: it says so where it does not come.
fn ask<T: Loaded>(store: Store, path: &'static str, told: Told<T>) {
    spawn_local(async move {
        let answer = store.api.get_json(path).await;
        let said = answer.map_err(|error| {
            store.note(&error);
            store.sentence(&error)
        });
        told.try_set(Some(said));
    });
}
