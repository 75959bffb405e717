//! Text in every language of an Interaction.

use std::collections::BTreeMap;

/// A text: plain, with `{{variable}}` for what is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The same in every language.
    Plain(String),
    /// By language tag.
    Languages(BTreeMap<String, String>),
}

impl Text {
    /// As it is written in a language; empty when it does not know that one, which a definition's own languages never
    /// are.
    pub fn get(&self, language: &str) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Languages(all) => all.get(language).map_or("", String::as_str),
        }
    }

    /// Each language's text with its tag; a plain one under no tag.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let (plain, languages) = match self {
            Self::Plain(text) => (Some(("", text.as_str())), None),
            Self::Languages(all) => (None, Some(all)),
        };
        let by_tag = languages.into_iter().flatten();
        let by_tag = by_tag.map(|(tag, text)| (tag.as_str(), text.as_str()));
        plain.into_iter().chain(by_tag)
    }

    /// The text with each placeholder replaced by what `value` gives for it, once: what a value holds stays as it is.
    pub(crate) fn fill(&self, language: &str, value: impl Fn(&str) -> String) -> String {
        let (mut filled, mut rest) = (String::new(), self.get(language));
        while let Some((before, name, after)) = placeholder(rest) {
            filled.push_str(before);
            filled.push_str(&value(name));
            rest = after;
        }
        filled + rest
    }
}

/// The names between `{{` and `}}`, without the white space around them.
pub(crate) fn placeholders(text: &str) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some((_, name, after)) = placeholder(rest) {
        found.push(name);
        rest = after;
    }
    found
}

/// The first placeholder: what stands before it, its name, what stands behind it.
fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, inside) = text.split_once("{{")?;
    let (name, after) = inside.split_once("}}")?;
    Some((before, name.trim(), after))
}
