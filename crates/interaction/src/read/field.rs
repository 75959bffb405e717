//! What a page asks for.

use {
    super::{
        VALUE,
        place::{Object, Place},
        text::{LINE, PARAGRAPH, Texts},
    },
    crate::{Field, Text},
    contact_us_wire::interaction::FieldKind,
    serde_json::Value,
};

/// Most choices of a field.
const CHOICES: usize = 50;
/// Most characters of a text, whatever a definition says.
const LONGEST: i64 = 5_000;
/// Most characters of one line, and of several, where the definition says nothing.
const USUAL: [usize; 2] = [200, 2_000];
/// Most digits of a number that is a name, as a card's.
const DIGITS: i64 = 30;
/// Numbers that JavaScript, and so every browser, can hold (ECMA-262, `Number.MAX_SAFE_INTEGER`).
const NUMBERS: std::ops::RangeInclusive<i64> = -9_007_199_254_740_991..=9_007_199_254_740_991;
const KINDS: [(&str, FieldKind); 8] = [
    ("choice", FieldKind::Choice),
    ("choices", FieldKind::Choices),
    ("text", FieldKind::Text),
    ("long", FieldKind::Long),
    ("email", FieldKind::Email),
    ("phone", FieldKind::Phone),
    ("number", FieldKind::Number),
    ("date", FieldKind::Date),
];
const KEYS: [&str; 12] = [
    "variable",
    "label",
    "help",
    "kind",
    "required",
    "sensitive",
    "autocomplete",
    "choices",
    "maxLength",
    "digits",
    "min",
    "max",
];

/// A field of a Form.
pub(super) fn field(value: Value, place: &Place<'_>, texts: &Texts) -> Field {
    let mut object = place.object(value, &KEYS);
    let kind = object.need("kind");
    let kind = kind.and_then(|(value, place)| place.word(value, &KINDS));
    let label = texts.need(&mut object, "label", LINE);
    let mut field = asked(&mut object, kind.unwrap_or(FieldKind::Text), label, texts);
    field.required = object.flag("required").unwrap_or(false);
    if kind.is_some() {
        limits(&mut object, &mut field);
    }
    field
}

/// What a Question asks for, which is a field, too. It must be answered unless it says otherwise, and is labelled by
/// its heading unless it has a label.
pub(super) fn question(object: &mut Object<'_>, heading: &Text, texts: &Texts) -> Field {
    let kind = match object.flag("multiple") {
        Some(true) => FieldKind::Choices,
        _ => FieldKind::Choice,
    };
    let label = texts.take(object, "label", LINE);
    let label = label.unwrap_or_else(|| heading.clone());
    let mut field = asked(object, kind, label, texts);
    field.required = object.flag("required").unwrap_or(true);
    field
}

/// What both have.
fn asked(object: &mut Object<'_>, kind: FieldKind, label: Text, texts: &Texts) -> Field {
    let is_choice = matches!(kind, FieldKind::Choice | FieldKind::Choices);
    let offered = if is_choice {
        object.need("choices")
    } else {
        None
    };
    Field {
        variable: object.needed_string("variable", VALUE).unwrap_or_default(),
        label,
        help: texts.take(object, "help", PARAGRAPH),
        kind,
        required: false,
        sensitive: object.flag("sensitive").unwrap_or(false),
        autocomplete: autocomplete(object),
        choices: offered.map_or_else(Vec::new, |(value, place)| choices(value, &place, texts)),
        max_length: USUAL[usize::from(kind == FieldKind::Long)],
        digits: None,
        min: None,
        max: None,
    }
}

/// Tokens of the HTML standard's `autocomplete`.
fn autocomplete(object: &mut Object<'_>) -> String {
    let Some((value, place)) = object.take("autocomplete") else {
        return String::new();
    };
    let tokens = place.string(value, LINE).unwrap_or_default();
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | ' ');
    if !tokens.chars().all(is_part) {
        place.say("Write a token of HTML's autocomplete here, like given-name, tel or off.");
    }
    tokens
}

fn choices(value: Value, place: &Place<'_>, texts: &Texts) -> Vec<(String, Text)> {
    let mut found: Vec<(String, Text)> = Vec::new();
    for (item, place) in place.list(value, 1..=CHOICES) {
        let mut object = place.object(item, &["value", "label"]);
        let value = object.needed_string("value", VALUE).unwrap_or_default();
        let label = texts.need(&mut object, "label", LINE);
        if !value.is_empty() && found.iter().any(|(known, _)| *known == value) {
            place
                .key("value")
                .say("Another choice has this value, too. Give each its own.");
        }
        found.push((value, label));
    }
    found
}

/// The limits that a kind may have. Those of other kinds are refused.
fn limits(object: &mut Object<'_>, field: &mut Field) {
    let is_text = matches!(field.kind, FieldKind::Text | FieldKind::Long);
    if is_text && let Some(most) = object.whole("maxLength", 1..=LONGEST) {
        field.max_length = usize::try_from(most).unwrap_or(0);
    }
    if field.kind == FieldKind::Text
        && let Some(digits) = object.whole("digits", 1..=DIGITS)
    {
        field.digits = usize::try_from(digits).ok();
    }
    if field.kind == FieldKind::Number {
        field.min = object.whole("min", NUMBERS);
        field.max = object.whole("max", NUMBERS);
    }
    for key in ["choices", "maxLength", "digits", "min", "max"] {
        if let Some((_, place)) = object.take(key) {
            place.say(
                "A field of this kind does not have this. Take it out, or choose another kind.",
            );
        }
    }
}
