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
    /// What was filled in beforehand, by field.
    #[serde(default, skip_serializing_if = "Values::is_empty")]
    offered: Values,
    /// The key of the last try and what was typed then.
    #[serde(default)]
    sent: Option<(String, Values)>,
}

impl Draft {
    /// A draft whose first try goes under a key that the page came with; an empty key is none.
    pub fn keyed(values: Values, key: &str) -> Self {
        let sent = (!key.is_empty()).then(|| (key.to_owned(), Values::new()));
        Self {
            values,
            sent,
            ..Self::default()
        }
    }

    /// Whether there is anything in it that somebody would miss: something that was typed.
    pub fn is_empty(&self) -> bool {
        let mut values = self.values.iter();
        values.all(|(field, text)| text.trim().is_empty() || self.offered.get(field) == Some(text))
    }

    /// Fills a field in, where nobody has typed into it: it is empty, or as it was filled in before.
    pub fn offer(&mut self, field: &str, text: &str) {
        let now = self.values.get(field).map_or("", |text| text.trim());
        let before = self.offered.get(field).map_or("", |text| text.trim());
        if now == before || now == text.trim() {
            self.values.insert(field.to_owned(), text.to_owned());
            self.offered.insert(field.to_owned(), text.to_owned());
        }
    }

    /// Fills in what is known of these fields.
    pub fn offer_all(&mut self, fields: &[&str], known: &Values) {
        for field in fields {
            if let Some(text) = known.get(*field) {
                self.offer(field, text);
            }
        }
    }

    /// An earlier draft comes back. What was filled in meanwhile stands in what is empty there.
    pub fn restore(&mut self, mut earlier: Self) {
        for (field, text) in &self.offered {
            earlier.offer(field, text);
        }
        *self = earlier;
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
