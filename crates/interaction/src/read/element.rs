//! Pages.

use {
    super::{
        VALUE, branch, field,
        place::{Object, Place},
        text::{LINE, PARAGRAPH, Texts},
    },
    crate::{Element, Offer, Text},
    contact_us_wire::{OptionKind, interaction::ElementKind},
    serde_json::Value,
};

/// Most paragraphs of an element.
const PARAGRAPHS: usize = 20;
/// Most fields of a Form.
const FIELDS: usize = 30;
const KINDS: [(&str, ElementKind); 5] = [
    ("statement", ElementKind::Statement),
    ("question", ElementKind::Question),
    ("form", ElementKind::Form),
    ("contact", ElementKind::Contact),
    ("finish", ElementKind::Finish),
];
const COMMON: [&str; 9] = [
    "id",
    "kind",
    "heading",
    "text",
    "options",
    "contactButton",
    "queue",
    "schedule",
    "prompt",
];
const QUESTION: [&str; 7] = [
    "variable",
    "label",
    "help",
    "multiple",
    "required",
    "sensitive",
    "choices",
];
/// Keys that some kind has.
const ALL: [&str; 18] = [
    "id",
    "kind",
    "heading",
    "text",
    "options",
    "contactButton",
    "queue",
    "schedule",
    "prompt",
    "variable",
    "label",
    "help",
    "multiple",
    "required",
    "sensitive",
    "choices",
    "fields",
    "next",
];

/// What the elements say nothing of, because the document says it for all.
pub(super) struct Defaults {
    pub(super) queue: Option<String>,
    pub(super) schedule: Option<String>,
}

/// An element. One without an id gets its place in the list for one, which is no name.
pub(super) fn element(
    value: Value,
    index: usize,
    top: &Place<'_>,
    texts: &Texts,
    defaults: &Defaults,
) -> Element {
    let id = value.get("id").and_then(Value::as_str).unwrap_or("");
    let id = match id {
        "" => format!("elements[{index}]"),
        id => id.chars().take(VALUE).collect(),
    };
    let place = top.element(&id);
    let mut object = place.object(value, &ALL);
    object.needed_string("id", VALUE);
    let kind = object.need("kind");
    let kind = kind.and_then(|(value, place)| place.word(value, &KINDS));
    let heading = texts.need(&mut object, "heading", LINE);
    let element = Element {
        id,
        kind: kind.unwrap_or(ElementKind::Statement),
        text: paragraphs(&mut object, texts),
        offer: offer(&mut object, kind, defaults),
        prompt: object.string("prompt", LINE),
        fields: fields(&mut object, kind, &heading, texts),
        next: ways(&mut object, kind),
        heading,
    };
    if let Some(kind) = kind {
        refuse_others(&mut object, kind);
    }
    element
}

fn paragraphs(object: &mut Object<'_>, texts: &Texts) -> Vec<Text> {
    let Some((value, place)) = object.take("text") else {
        return Vec::new();
    };
    let items = place.list(value, 1..=PARAGRAPHS).into_iter();
    items
        .filter_map(|(item, place)| texts.text(item, &place, PARAGRAPH))
        .collect()
}

fn offer(object: &mut Object<'_>, kind: Option<ElementKind>, defaults: &Defaults) -> Offer {
    let is_contact = kind == Some(ElementKind::Contact);
    let given = if is_contact {
        object.need("options")
    } else {
        object.take("options")
    };
    let options = given.map_or_else(Vec::new, |(value, place)| options(value, &place));
    let button = object.take("contactButton");
    let shown = button.and_then(|(value, place)| {
        let shown = place.flag(&value)?;
        if shown && is_contact {
            place.say("The Contact Us page has no Contact Us button. Take this out.");
        } else if shown && options.is_empty() {
            place.say("The button leads to no option. Add options, or take this out.");
        }
        Some(shown)
    });
    let queue = object.string("queue", LINE);
    let schedule = object.string("schedule", LINE);
    Offer {
        button: !is_contact && !options.is_empty() && shown.unwrap_or(true),
        options,
        queue: queue.or_else(|| defaults.queue.clone()),
        schedule: schedule.or_else(|| defaults.schedule.clone()),
    }
}

fn options(value: Value, place: &Place<'_>) -> Vec<OptionKind> {
    let kinds = OptionKind::ALL.map(|kind| (kind.name(), kind));
    let mut options = Vec::new();
    for (item, place) in place.list(value, 1..=kinds.len()) {
        match place.word(item, &kinds) {
            Some(kind) if options.contains(&kind) => {
                place.say("This option stands here twice. Take one out.");
            }
            kind => options.extend(kind),
        }
    }
    options
}

fn fields(
    object: &mut Object<'_>,
    kind: Option<ElementKind>,
    heading: &Text,
    texts: &Texts,
) -> Vec<crate::Field> {
    match kind {
        Some(ElementKind::Question) => vec![field::question(object, heading, texts)],
        Some(ElementKind::Form) => {
            let Some((value, place)) = object.need("fields") else {
                return Vec::new();
            };
            let items = place.list(value, 1..=FIELDS).into_iter();
            items
                .map(|(item, place)| field::field(item, &place, texts))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn ways(object: &mut Object<'_>, kind: Option<ElementKind>) -> Vec<crate::Branch> {
    let next = match kind {
        Some(ElementKind::Finish) => {
            if let Some((_, place)) = object.take("next") {
                place.say(
                    "A finish element ends the Interaction. Take next out, or make it a statement.",
                );
            }
            None
        }
        Some(ElementKind::Contact) | None => object.take("next"),
        Some(_) => object.need("next"),
    };
    next.map_or_else(Vec::new, |(value, place)| branch::ways(value, &place))
}

/// Refuses the keys of other kinds that are left.
fn refuse_others(object: &mut Object<'_>, kind: ElementKind) {
    let name = KINDS.iter().find(|(_, known)| *known == kind);
    let name = name.map_or("", |(name, _)| *name);
    for key in ALL {
        let own = COMMON.contains(&key) || kind == ElementKind::Question && QUESTION.contains(&key);
        if own {
            continue;
        }
        if let Some((_, place)) = object.take(key) {
            place.say(format!(
                "A {name} does not have this. Take it out, or choose another kind."
            ));
        }
    }
}
