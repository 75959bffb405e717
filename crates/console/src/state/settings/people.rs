//! The console's people. A password is told once; it is kept here until it was seen.

use {
    super::Told,
    crate::{
        api::{Api, ApiError},
        browser::focus,
        state::Store,
    },
    contact_us_wire::{
        admin::{AddPerson, MadePassword, PersonFace},
        console::Role,
        paths,
    },
    leptos::{prelude::*, task::spawn_local},
};

/// Who may use the console, and what is done about that.
#[derive(Clone, Copy)]
pub struct People {
    /// Everybody, by name.
    pub all: Told<Vec<PersonFace>>,
    /// The name that is typed for somebody new.
    pub name: RwSignal<String>,
    /// What they may do.
    pub role: RwSignal<Role>,
    /// What is wrong with the name.
    pub problem: RwSignal<Option<String>>,
    /// The password that was made.
    pub made: RwSignal<Option<MadePassword>>,
    /// What was done.
    pub said: RwSignal<String>,
    /// Why something was not done.
    pub refused: RwSignal<Option<String>>,
    /// Whether something is under way: a second press does nothing.
    pub busy: RwSignal<bool>,
    store: Store,
}

impl People {
    /// Nothing is loaded yet.
    pub(super) fn new(store: Store) -> Self {
        Self {
            all: RwSignal::new(None),
            name: RwSignal::new(String::new()),
            role: RwSignal::new(Role::Agent),
            problem: RwSignal::new(None),
            made: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
            busy: RwSignal::new(false),
            store,
        }
    }

    /// Loads who there is.
    pub fn load(self) {
        super::ask(self.store, paths::CONSOLE_PEOPLE, self.all);
    }

    /// What is shown once is not shown again.
    pub fn hide(self) {
        self.made.set(None);
        self.said.set(String::new());
        self.refused.set(None);
    }

    /// Adds who is typed.
    pub fn add(self) {
        let new = AddPerson {
            name: self.name.get_untracked().trim().to_owned(),
            role: self.role.get_untracked(),
        };
        self.act(
            async move |api: Api, key: String| api.add_person(&new, &key).await.map(Some),
            move |made| {
                self.name.set(String::new());
                self.tell("console.people.added", &made.name);
            },
        );
    }

    /// Makes somebody another password.
    pub fn new_password(self, one: &PersonFace) {
        let id = one.id.clone();
        self.act(
            async move |api: Api, key: String| api.new_password(&id, &key).await.map(Some),
            move |made| self.tell("console.people.password.changed", &made.name),
        );
    }

    /// Takes somebody away.
    pub fn remove(self, one: PersonFace) {
        self.act(
            async move |api: Api, key: String| {
                api.remove_person(&one.id, &key).await?;
                self.tell("console.people.removed", &one.name);
                // What had the focus is gone with them.
                focus::soon("#settings-title");
                Ok(None)
            },
            |_| {},
        );
    }

    fn tell(self, key: &str, name: &str) {
        self.said.try_set(self.store.with(key, &[("name", name)]));
    }

    /// Does something, and reads anew who there is.
    fn act(
        self,
        call: impl AsyncFnOnce(Api, String) -> Result<Option<MadePassword>, ApiError> + 'static,
        then: impl FnOnce(&MadePassword) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.problem.set(None);
        self.hide();
        let (api, key) = (self.store.api, self.store.id());
        spawn_local(async move {
            match call(api, key).await {
                Ok(Some(made)) => {
                    then(&made);
                    self.made.try_set(Some(made));
                }
                Ok(None) => {}
                Err(error) => self.refuse(&error),
            }
            self.busy.try_set(false);
            self.load();
        });
    }

    fn refuse(self, error: &ApiError) {
        self.store.note(error);
        match error.fields().into_iter().next() {
            Some(field) => {
                self.problem.try_set(Some(field.detail));
                focus::soon("#person-name");
            }
            None => {
                self.refused.try_set(Some(self.store.sentence(error)));
            }
        }
    }
}
