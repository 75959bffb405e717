//! From JSON to a definition: shapes, keys, sizes. What is wrong becomes a fault, and something harmless stands in for it, so
//! that the rest can still be looked at.

mod branch;
mod element;
mod field;
mod place;
#[cfg(test)]
mod tests;
mod text;

use {
    crate::{Definition, Fault, LinkRule, OnCallHangup, Variable},
    element::Defaults,
    place::{Object, Place},
    serde_json::Value,
    std::cell::RefCell,
    text::{LINE, Texts},
};

/// Most characters of a name, of a value of a choice, of what a variable holds by default.
const VALUE: usize = 64;
/// Most elements, variables and languages of a document.
const ELEMENTS: usize = 200;
const VARIABLES: usize = 100;
const LANGUAGES: usize = 20;
/// Longest that a link may be good, in hours (ten years), and most instances that it may begin.
const HOURS: i64 = 87_600;
const USES: i64 = 1_000_000;
const KEYS: [&str; 12] = [
    "$schema",
    "format",
    "name",
    "version",
    "title",
    "languages",
    "start",
    "variables",
    "elements",
    "link",
    "onCallHangup",
    "defaults",
];

/// Reads a document as far as it can be read.
pub(crate) fn document(document: &str) -> (Option<Definition>, Vec<Fault>) {
    let faults = RefCell::new(Vec::new());
    let definition = read(document, &Place::top(&faults));
    (definition, faults.into_inner())
}

fn read(document: &str, top: &Place<'_>) -> Option<Definition> {
    let value = parse(document, top)?;
    let mut object = top.object(value, &KEYS);
    let (format, place) = object.need("format")?;
    if format != 1 {
        place.say("This format is not known. Write 1, and the document as its schema says.");
        return None;
    }
    object.take("$schema");
    let texts = Texts {
        languages: languages(&mut object),
    };
    let title = texts.need(&mut object, "title", LINE);
    let defaults = defaults(&mut object);
    let variables = variables(&mut object, &texts);
    let elements = object.need("elements");
    let elements = elements.map_or_else(Vec::new, |(value, place)| {
        let items = place.list(value, 1..=ELEMENTS).into_iter().enumerate();
        items
            .map(|(index, (item, _))| element::element(item, index, top, &texts, &defaults))
            .collect()
    });
    let mut definition = Definition {
        name: object.needed_string("name", VALUE).unwrap_or_default(),
        version: object
            .whole("version", 1..=i64::from(u32::MAX))
            .and_then(|n| u32::try_from(n).ok()),
        title,
        languages: texts.languages,
        start: object.needed_string("start", VALUE).unwrap_or_default(),
        variables,
        elements,
        link: link(&mut object),
        on_call_hangup: on_call_hangup(&mut object),
    };
    mark_sensitive(&mut definition);
    Some(definition)
}

fn parse(document: &str, top: &Place<'_>) -> Option<Value> {
    if document.len() > Definition::LARGEST {
        let most = Definition::LARGEST / 1024;
        top.say(format!(
            "The document is larger than {most} KiB. Split the Interaction."
        ));
        return None;
    }
    match serde_json::from_str(document.trim_start_matches('\u{FEFF}')) {
        Ok(value) => Some(value),
        Err(error) => {
            top.say(format!("This is not JSON: {error}. Mend it there."));
            None
        }
    }
}

fn languages(object: &mut Object<'_>) -> Vec<String> {
    let Some((value, place)) = object.need("languages") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (item, place) in place.list(value, 1..=LANGUAGES) {
        let Some(tag) = place.string(item, VALUE) else {
            continue;
        };
        if !is_tag(&tag) {
            place.say("This is no language tag. Write one like en, ar or pt-BR.");
        } else if found.contains(&tag) {
            place.say("This language stands here twice. Take one out.");
        }
        found.push(tag);
    }
    found
}

/// A language, and perhaps a region: `en`, `pt-BR`.
fn is_tag(tag: &str) -> bool {
    let (language, region) = tag.split_once('-').unwrap_or((tag, "XX"));
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && region.len() == 2
        && region.bytes().all(|b| b.is_ascii_uppercase())
}

fn defaults(object: &mut Object<'_>) -> Defaults {
    let mut own = object
        .take("defaults")
        .map(|(value, place)| place.object(value, &["queue", "schedule"]));
    let mut take = |key| own.as_mut().and_then(|own| own.string(key, LINE));
    Defaults {
        queue: take("queue"),
        schedule: take("schedule"),
    }
}

fn variables(object: &mut Object<'_>, texts: &Texts) -> Vec<Variable> {
    let Some((value, place)) = object.take("variables") else {
        return Vec::new();
    };
    let items = place.list(value, 0..=VARIABLES).into_iter();
    items
        .map(|(item, place)| {
            let mut own = place.object(item, &["name", "label", "default", "fromLink"]);
            Variable {
                name: own.needed_string("name", VALUE).unwrap_or_default(),
                label: texts.take(&mut own, "label", LINE),
                default: own.string("default", LINE).unwrap_or_default(),
                from_link: own.flag("fromLink").unwrap_or(false),
                sensitive: false,
            }
        })
        .collect()
}

fn link(object: &mut Object<'_>) -> Option<LinkRule> {
    let (value, place) = object.take("link")?;
    let mut own = place.object(value, &["expiresHours", "uses"]);
    let mut whole = |key, most| own.whole(key, 1..=most).and_then(|n| u32::try_from(n).ok());
    let rule = LinkRule {
        expires_hours: whole("expiresHours", HOURS),
        uses: whole("uses", USES),
    };
    if rule.expires_hours.is_none() && rule.uses.is_none() {
        place.say("This protects nothing. Write expiresHours, uses or both, or take it out.");
    }
    Some(rule)
}

fn on_call_hangup(object: &mut Object<'_>) -> OnCallHangup {
    let words = [
        ("continue", OnCallHangup::Continue),
        ("finish", OnCallHangup::Finish),
    ];
    let given = object.take("onCallHangup");
    let given = given.and_then(|(value, place)| place.word(value, &words));
    given.unwrap_or_default()
}

/// A variable is as sensitive as any field that fills it.
fn mark_sensitive(definition: &mut Definition) {
    let fields = definition
        .elements
        .iter()
        .flat_map(|element| &element.fields);
    let sensitive: Vec<_> = fields
        .filter(|field| field.sensitive)
        .map(|field| field.variable.clone())
        .collect();
    for variable in &mut definition.variables {
        variable.sensitive = sensitive.contains(&variable.name);
    }
}
