//! Texts: each in every language of the Interaction.

use {
    super::place::{Object, Place},
    crate::Text,
    serde_json::Value,
    std::collections::BTreeMap,
};

/// Most characters of a heading, a label, a title.
pub(super) const LINE: usize = 200;
/// Most characters of a paragraph.
pub(super) const PARAGRAPH: usize = 2_000;

/// Reads texts, and knows the languages that they must have.
pub(super) struct Texts {
    /// Language tags; empty when they could not be read, and then nothing is missed.
    pub(super) languages: Vec<String>,
}

impl Texts {
    /// A text that must be there; an empty one when it is not.
    pub(super) fn need(&self, object: &mut Object<'_>, key: &str, most: usize) -> Text {
        let found = object.need(key);
        let text = found.and_then(|(value, place)| self.text(value, &place, most));
        text.unwrap_or_else(|| Text::Plain(String::new()))
    }

    /// A text that may be left out.
    pub(super) fn take(&self, object: &mut Object<'_>, key: &str, most: usize) -> Option<Text> {
        let (value, place) = object.take(key)?;
        self.text(value, &place, most)
    }

    /// A string for all languages, or an object with one for each.
    pub(super) fn text(&self, value: Value, place: &Place<'_>, most: usize) -> Option<Text> {
        if value.is_string() {
            return place.string(value, most).map(Text::Plain);
        }
        let Value::Object(map) = value else {
            place.say("Write a string here, or an object with one for each language.");
            return None;
        };
        for tag in self.languages.iter().filter(|tag| !map.contains_key(*tag)) {
            place.say(format!("The language {tag} is missing. Add it."));
        }
        let mut all = BTreeMap::new();
        for (tag, value) in map {
            let place = place.key(&tag);
            if !self.languages.is_empty() && !self.languages.contains(&tag) {
                place.say("The Interaction does not speak this language. Take it out, or add it to languages.");
            }
            if let Some(text) = place.string(value, most) {
                all.insert(tag, text);
            }
        }
        Some(Text::Languages(all))
    }
}
