//! A definition that was found right.

mod condition;
mod text;

pub(crate) use text::placeholders;
pub use {condition::Condition, text::Text};

use {
    crate::{Fault, check, read},
    contact_us_wire::{
        OptionKind,
        interaction::{ElementKind, FieldKind},
    },
};

/// What an Interaction is. Made by [`Definition::read`] alone, so that every rule holds: each text is there in every
/// language, each element can be reached and leads to an end.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Definition {
    /// Its name in links: letters, digits, `-` and `_`.
    pub name: String,
    /// The version that the document says; whoever publishes it counts themselves.
    pub version: Option<u32>,
    /// What it is called.
    pub title: Text,
    /// The languages that it speaks, as tags; the first is the one to fall back to.
    pub languages: Vec<String>,
    /// The id of the first element.
    pub start: String,
    /// Its user variables, in the order in which they are told to others.
    pub variables: Vec<Variable>,
    /// Its elements. Their ids are unique.
    pub elements: Vec<Element>,
    /// How its links are protected; none when they are open.
    pub link: Option<LinkRule>,
    /// What to do when the voice call drops.
    pub on_call_hangup: OnCallHangup,
}

/// A user variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name: letters, digits and `_`.
    pub name: String,
    /// What people read for it; none: its name.
    pub label: Option<Text>,
    /// What it holds as long as nothing else is known; mostly nothing.
    pub default: String,
    /// Whether a parameter of the link may fill it.
    pub from_link: bool,
    /// Whether a field that fills it is sensitive: its value is masked in the history and goes into no mail.
    pub sensitive: bool,
}

/// How links are protected: both of the two, or one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkRule {
    /// Hours for which a link is good.
    pub expires_hours: Option<u32>,
    /// How many instances it may begin.
    pub uses: Option<u32>,
}

/// What to do when the voice call drops that an instance is bound to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnCallHangup {
    /// Go on.
    #[default]
    Continue,
    /// End with a notice.
    Finish,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its id: letters, digits, `-` and `_`.
    pub id: String,
    /// What it is.
    pub kind: ElementKind,
    /// The heading.
    pub heading: Text,
    /// Paragraphs.
    pub text: Vec<Text>,
    /// The ways out that it sets.
    pub offer: Offer,
    /// The name of the audio prompt that the Voice IVR plays for it.
    pub prompt: Option<String>,
    /// What it asks for: one field of a Question, at least one of a Form, none of the others.
    pub fields: Vec<Field>,
    /// Where Next leads: the first branch whose condition holds. Empty where the Interaction ends.
    pub next: Vec<Branch>,
}

/// The ways out of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The assistance options that the page sets.
    pub options: Vec<OptionKind>,
    /// Whether the Contact Us button is shown. Never on the Contact Us page.
    pub button: bool,
    /// The queue that its chats join; none: the account's.
    pub queue: Option<String>,
    /// The schedule that its options keep to; none: their own.
    pub schedule: Option<String>,
}

/// Something that a page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The variable that it fills; also its name on the wire.
    pub variable: String,
    /// What it asks.
    pub label: Text,
    /// What helps to fill it in.
    pub help: Option<Text>,
    /// How it is filled in.
    pub kind: FieldKind,
    /// Whether it must be.
    pub required: bool,
    /// Whether it is masked in the history, and goes into no mail.
    pub sensitive: bool,
    /// The HTML `autocomplete` token, or nothing.
    pub autocomplete: String,
    /// What it offers: the values and their labels.
    pub choices: Vec<(String, Text)>,
    /// Most characters of a text.
    pub max_length: usize,
    /// Exactly so many digits and nothing else, where a text is a number of that kind.
    pub digits: Option<usize>,
    /// The least number.
    pub min: Option<i64>,
    /// The greatest number.
    pub max: Option<i64>,
}

/// A way on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// When it is taken; none: always.
    pub when: Option<Condition>,
    /// The id of the element that it leads to.
    pub to: String,
}

impl Definition {
    /// Most bytes of a document.
    pub const LARGEST: usize = 512 * 1024;

    /// Reads a document.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(document: &str) -> Result<Self, Vec<Fault>> {
        let (definition, mut faults) = read::document(document);
        if let Some(definition) = &definition {
            let more = check::all(definition, &faults);
            faults.extend(more);
        }
        match definition {
            Some(definition) if faults.is_empty() => Ok(definition),
            _ => Err(faults),
        }
    }

    /// The element of that id.
    pub fn element(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.id == id)
    }

    /// The variable of that name.
    pub fn variable(&self, name: &str) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.name == name)
    }

    /// The language to speak to somebody who wants `wanted`: that one, or the same without its region, or the first.
    pub fn language<'a>(&'a self, wanted: &str) -> &'a str {
        let plain = |tag: &str| tag.split('-').next().unwrap_or("").to_ascii_lowercase();
        let exact = self
            .languages
            .iter()
            .find(|tag| tag.eq_ignore_ascii_case(wanted));
        let near = || {
            self.languages
                .iter()
                .find(|tag| plain(tag) == plain(wanted))
        };
        let found = exact.or_else(near).or_else(|| self.languages.first());
        found.map_or("", String::as_str)
    }

    /// The fields that fill a variable, on whatever page.
    pub(crate) fn fields_of<'a>(&'a self, variable: &'a str) -> impl Iterator<Item = &'a Field> {
        let all = self.elements.iter().flat_map(|element| &element.fields);
        all.filter(move |field| field.variable == variable)
    }
}

impl Field {
    /// Whether it offers choices.
    pub fn is_choice(&self) -> bool {
        matches!(self.kind, FieldKind::Choice | FieldKind::Choices)
    }

    /// The label of a choice.
    pub(crate) fn choice(&self, value: &str) -> Option<&Text> {
        let found = self.choices.iter().find(|(known, _)| known == value);
        found.map(|(_, label)| label)
    }
}
