//! A part of the settings that is being edited. Nothing that was typed is lost, whatever the server answers.

#[cfg(test)]
mod tests;

use {
    contact_us_wire::{
        FieldProblem,
        admin::{Change, Note, Settings},
    },
    std::collections::BTreeMap,
};

/// What is being edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft<T> {
    stored: Settings<T>,
    value: T,
    unread: BTreeMap<&'static str, String>,
    stage: Stage,
}

/// How it stands with saving.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Nothing is under way.
    Still,
    /// It is being saved.
    Saving,
    /// It was saved, and not changed since.
    Saved,
    /// It was not saved: why, and which fields need mending.
    Refused(String, Vec<FieldProblem>),
    /// It was not saved, because somebody else has changed it meanwhile.
    Overtaken(String),
}

impl<T: Clone + PartialEq> Draft<T> {
    /// What is stored, not edited yet.
    pub fn new(stored: Settings<T>) -> Self {
        Self {
            value: stored.value.clone(),
            unread: BTreeMap::new(),
            stored,
            stage: Stage::Still,
        }
    }

    /// As it is typed.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// What is stored.
    pub fn stored(&self) -> &Settings<T> {
        &self.stored
    }

    /// How it stands with saving.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// What customers do not get because of it.
    pub fn notes(&self) -> &[Note] {
        &self.stored.notes
    }

    /// Whether there is something to save.
    pub fn is_changed(&self) -> bool {
        self.value != self.stored.value || !self.unread.is_empty()
    }

    /// Something was typed. What is wrong stays said until the next try.
    pub fn edit(&mut self, edit: impl FnOnce(&mut T)) {
        edit(&mut self.value);
        if self.stage == Stage::Saved {
            self.stage = Stage::Still;
        }
    }

    /// What was typed into a field cannot be read as its value: it stays as typed, and nothing is stored until it is mended.
    pub fn cannot_read(&mut self, field: &'static str, typed: String) {
        self.edit(|_| ());
        self.unread.insert(field, typed);
    }

    /// What was typed into a field is its value.
    pub fn can_read(&mut self, field: &str) {
        self.unread.remove(field);
    }

    /// What stands in a field that cannot be read.
    pub fn unread(&self, field: &str) -> Option<&str> {
        self.unread.get(field).map(String::as_str)
    }

    /// The fields that cannot be read.
    pub fn all_unread(&self) -> impl Iterator<Item = &'static str> {
        self.unread.keys().copied()
    }

    /// What is typed is to be stored; none while that is under way already, waits for a decision, or cannot be read.
    pub fn save(&mut self) -> Option<Change<T>> {
        let waits = matches!(self.stage, Stage::Saving | Stage::Overtaken(_));
        if waits || !self.unread.is_empty() {
            return None;
        }
        self.stage = Stage::Saving;
        Some(Change {
            revision: self.stored.revision,
            value: self.value.clone(),
        })
    }

    /// It was stored. `sent` is what was: more may have been typed since.
    pub fn saved(&mut self, sent: &T, stored: Settings<T>) {
        if self.value == *sent && self.unread.is_empty() {
            self.value = stored.value.clone();
            self.stage = Stage::Saved;
        } else {
            self.stage = Stage::Still;
        }
        self.stored = stored;
    }

    /// It was refused.
    pub fn refused(&mut self, sentence: String, fields: Vec<FieldProblem>) {
        self.stage = Stage::Refused(sentence, fields);
    }

    /// Somebody else was quicker.
    pub fn overtaken(&mut self, sentence: String) {
        self.stage = Stage::Overtaken(sentence);
    }

    /// What somebody else has stored replaces what is typed.
    pub fn take_theirs(&mut self, stored: Settings<T>) {
        *self = Self::new(stored);
    }

    /// What is typed stays, on top of what somebody else has stored: saving it now replaces theirs.
    pub fn keep_mine(&mut self, stored: Settings<T>) {
        self.stored = stored;
        self.stage = Stage::Still;
    }

    /// Back to what is stored.
    pub fn discard(&mut self) {
        self.value = self.stored.value.clone();
        self.unread.clear();
        self.stage = Stage::Still;
    }

    /// What is wrong with a field.
    pub fn problem(&self, field: &str) -> Option<&str> {
        let Stage::Refused(_, fields) = &self.stage else {
            return None;
        };
        let found = fields.iter().find(|problem| problem.field == field);
        found.map(|problem| problem.detail.as_str())
    }
}
