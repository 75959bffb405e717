//! The catalogue of words: one file a language under `locales/`, used by app, server and mails.

use {
    serde::{Deserialize, Serialize},
    std::collections::BTreeMap,
};

/// One language's words, by key. A value may hold `{name}` for something to be put in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, String>);

impl Words {
    /// The words under a key; the key itself when there are none, so that a gap is seen and nothing breaks.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The words under a key with each `{name}` replaced by its value.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        values
            .iter()
            .fold(self.get(key).to_owned(), |text, (name, value)| {
                text.replace(&["{", name, "}"].concat(), value)
            })
    }
}

/// Every language that ships: tag, its catalogue as JSON. English first, being the one to fall back to.
#[cfg(feature = "catalogues")]
pub const CATALOGUES: [(&str, &str); 2] = [
    ("en", include_str!("../locales/en.json")),
    ("ar", include_str!("../locales/ar.json")),
];
