//! A part of the settings: what is stored, and what is typed on top of it.

use {
    crate::{
        api::ApiError,
        state::{Store, draft::Draft},
    },
    contact_us_wire::admin::Settings,
    leptos::{prelude::*, task::spawn_local},
    serde::{Serialize, de::DeserializeOwned},
};

/// What a part holds.
pub trait Value: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {}
impl<T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> Value for T {}

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
    pub(super) fn new(store: Store, path: &'static str) -> Self {
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

    /// What came by another way is what is stored; nothing of it is edited.
    pub(super) fn take(self, stored: Settings<T>) {
        self.draft
            .try_update(|draft| *draft = Some(Draft::new(stored)));
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
