//! The catalogue of words: one file a language under `locales/`, used by app, server and mails.

#[cfg(test)]
mod tests;

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
        fill(self.get(key), values)
    }
}

/// A text with each `{name}` replaced by its value, once: what a value holds stays as it is.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let (mut filled, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let known = after.split_once('}').and_then(|(name, behind)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, behind))
        });
        let (put_in, behind) = known.unwrap_or(("{", after));
        filled.push_str(put_in);
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// Every language that ships: tag, its catalogue as JSON. English first, being the one to fall back to.
#[cfg(feature = "catalogues")]
pub const CATALOGUES: [(&str, &str); 2] = [
    ("en", include_str!("../locales/en.json")),
    ("ar", include_str!("../locales/ar.json")),
];
