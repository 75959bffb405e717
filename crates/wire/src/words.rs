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

    /// The words under a key with each `{name}` replaced by its value. Words that are said with a number, `{n}`, stand under the
    /// key and the form that their language has for it: `line.email.hours.one`.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let form = |form: &str| self.0.get([key, form].concat().as_str());
        let text = match self.0.get(key) {
            None => form(category(values)).or_else(|| form(OTHER)),
            plain => plain,
        };
        fill(text.map_or(key, String::as_str), values)
    }
}

/// The form of all numbers that have none of their own.
const OTHER: &str = ".other";

/// The form that the number `n` has, by its plural category (CLDR 48). These are Arabic's, which tells most apart; a language
/// that does not know one of them lacks the form, and says `other`. So English has `one` and `other`.
fn category(values: &[(&str, &str)]) -> &'static str {
    let number = values.iter().find(|(name, _)| *name == "n");
    let Some((_, digits)) = number else {
        return OTHER;
    };
    // Without the library's parser, which takes more bytes than all of this.
    let n = digits.bytes().fold(0_u32, |n, digit| {
        n.wrapping_mul(10).wrapping_add(u32::from(digit & 15))
    });
    match (n, n % 100) {
        (0, _) => ".zero",
        (1, _) => ".one",
        (2, _) => ".two",
        (_, 3..=10) => ".few",
        (_, 11..) => ".many",
        _ => OTHER,
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
