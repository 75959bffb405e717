//! A part of the settings: what is stored, and what is typed on top of it.

use {
    crate::{
        api::ApiError,
        domain::number::whole,
        state::{
            Store,
            draft::{Draft, Stage},
        },
    },
    contact_us_wire::{FieldProblem, admin::Settings},
    leptos::{prelude::*, task::spawn_local},
    serde::{Serialize, de::DeserializeOwned},
};

/// The key of what is said of a field that holds no whole number.
const NO_NUMBER: &str = "console.error.whole";

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

    /// A number was typed: `set` has it, or none where the field was emptied and may be. What is no whole number stays as
    /// typed, and cannot be saved.
    pub fn number(
        self,
        field: &'static str,
        typed: String,
        may_be_empty: bool,
        set: impl FnOnce(&mut T, Option<u32>),
    ) {
        self.change(|draft| match whole(&typed, may_be_empty) {
            Ok(number) => {
                draft.can_read(field);
                draft.edit(|value| set(value, number));
            }
            Err(_) => draft.cannot_read(field, typed),
        });
    }

    /// What stands in a field that cannot be read.
    pub fn unread(self, field: &str) -> Option<String> {
        let unread = |draft: &Draft<T>| draft.unread(field).map(str::to_owned);
        self.draft.with(|draft| draft.as_ref().and_then(unread))
    }

    /// Which fields were refused.
    pub fn refused(self) -> Vec<FieldProblem> {
        self.draft
            .with(|draft| match draft.as_ref().map(Draft::stage) {
                Some(Stage::Refused(_, fields)) => fields.clone(),
                _ => Vec::new(),
            })
    }

    /// What is wrong with a field.
    pub fn problem(self, field: &str) -> Option<String> {
        let problem = |draft: &Draft<T>| draft.problem(field).map(str::to_owned);
        self.draft.with(|draft| draft.as_ref().and_then(problem))
    }

    /// Saves what is typed.
    pub fn save(self) {
        self.change(|draft| self.refuse_unread(draft));
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

    /// What cannot be read is said before the server is asked.
    fn refuse_unread(self, draft: &mut Draft<T>) {
        let wrong = |field: &str| FieldProblem {
            field: field.to_owned(),
            code: NO_NUMBER.to_owned(),
            detail: self.store.get(NO_NUMBER),
        };
        let wrong: Vec<_> = draft.all_unread().map(wrong).collect();
        if !wrong.is_empty() {
            draft.refused(self.store.get("console.refused"), wrong);
        }
    }

    fn refuse(self, draft: &mut Draft<T>, error: ApiError) {
        self.store.note(&error);
        let sentence = self.store.sentence(&error);
        if error.status() == Some(409) {
            draft.overtaken(sentence);
        } else {
            let fields = error.fields();
            let sentence = if fields.is_empty() {
                sentence
            } else {
                self.store.get("console.refused")
            };
            draft.refused(sentence, fields);
        }
    }
}
