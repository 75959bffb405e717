//! A draft: what was typed, and under which key it was last sent.

#[cfg(test)]
mod tests;

use {
    crate::domain::fields::Values,
    serde::{Deserialize, Serialize},
};

/// What survives a reload.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What was typed.
    pub values: Values,
    /// The key of the last try and what was typed then.
    #[serde(default)]
    sent: Option<(String, Values)>,
}

impl Draft {
    /// A draft whose first try goes under a key that the page came with; an empty key is none.
    pub fn keyed(values: Values, key: &str) -> Self {
        let sent = (!key.is_empty()).then(|| (key.to_owned(), Values::new()));
        Self { values, sent }
    }

    /// Whether there is anything in it that somebody would miss.
    pub fn is_empty(&self) -> bool {
        self.values.values().all(|text| text.trim().is_empty())
    }

    /// The key to send under: the last one while the same is tried again, so that it is done once; else a fresh one,
    /// because other words under the same key would be refused.
    pub fn key(&mut self, fresh: impl FnOnce() -> String) -> String {
        let key = match self.sent.take() {
            Some((key, then)) if then == self.values || then.is_empty() => key,
            _ => fresh(),
        };
        self.sent = Some((key.clone(), self.values.clone()));
        key
    }

    /// Forgets the key: the server does not take it any more.
    pub fn forget_key(&mut self) {
        self.sent = None;
    }
}
