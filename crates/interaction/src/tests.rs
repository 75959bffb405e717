//! A small Interaction, and ways to break it.

use {
    crate::{Definition, EXAMPLES},
    serde_json::{Value, json},
};

/// `hello` → `ask` → (red) `form` → `us`; (else) `end`.
pub(crate) fn document() -> Value {
    json!({
        "format": 1, "name": "Claim", "title": "A claim", "languages": ["en", "ar"], "start": "hello",
        "variables": [
            {"name": "colour"}, {"name": "parts"}, {"name": "name", "fromLink": true, "default": "friend"},
            {"name": "mail"}, {"name": "secret"},
        ],
        "elements": [
            {"id": "hello", "kind": "statement", "heading": {"en": "Hello", "ar": "مرحبًا"},
             "text": ["Dear {{name}}, welcome."], "options": ["email"], "next": "ask"},
            {"id": "ask", "kind": "question", "heading": "Which?", "variable": "colour",
             "choices": [{"value": "red", "label": {"en": "Red", "ar": "أحمر"}}, {"value": "blue", "label": "Blue"}],
             "next": [{"when": {"variable": "colour", "equals": "red"}, "to": "form"}, {"to": "end"}]},
            {"id": "form", "kind": "form", "heading": "About {{colour}}", "fields": [
                {"variable": "name", "kind": "text", "label": "Name", "required": true, "maxLength": 10},
                {"variable": "mail", "kind": "email", "label": "Email"},
                {"variable": "parts", "kind": "choices", "label": "Parts", "choices": [
                    {"value": "door", "label": "Door"}, {"value": "roof", "label": "Roof"}]},
                {"variable": "secret", "kind": "text", "label": "Secret", "sensitive": true}],
             "next": "us"},
            {"id": "us", "kind": "contact", "heading": "Contact Us", "options": ["chat", "email"],
             "text": ["Parts: {{parts}}."], "prompt": "us"},
            {"id": "end", "kind": "finish", "heading": "Done"}]
    })
}

/// The document with one value replaced, or added under a new key.
pub(crate) fn with(place: &str, value: Value) -> Value {
    let mut document = document();
    let (parent, key) = place.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap() {
        Value::Object(map) => drop(map.insert(key.to_owned(), value)),
        Value::Array(items) => match key.parse::<usize>() {
            Ok(index) => items[index] = value,
            Err(_) => items.push(value),
        },
        other => panic!("{other} has no {key}"),
    }
    document
}

/// The document without a key.
pub(crate) fn without(place: &str) -> Value {
    let mut document = document();
    let (parent, key) = place.rsplit_once('/').unwrap();
    let map = document.pointer_mut(parent).unwrap();
    map.as_object_mut().unwrap().remove(key).unwrap();
    document
}

/// What is wrong, each on one line.
pub(crate) fn faults(document: &Value) -> Vec<String> {
    match Definition::read(&document.to_string()) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(ToString::to_string).collect(),
    }
}

/// That exactly one fault is found, which begins so.
pub(crate) fn assert_fault(document: &Value, starts: &str) {
    let found = faults(document);
    assert!(
        matches!(&found[..], [one] if one.starts_with(starts)),
        "{starts:?} expected: {found:#?}"
    );
}

#[test]
fn the_sample_and_the_examples_are_right() {
    assert_eq!(faults(&document()), Vec::<String>::new());
    for example in EXAMPLES {
        let definition = Definition::read(example).unwrap();
        assert!((8..=14).contains(&definition.elements.len()));
        assert_eq!(definition.languages, ["en", "ar"]);
    }
}

#[test]
fn the_nearest_language_is_spoken() {
    let definition = Definition::read(&document().to_string()).unwrap();
    for (wanted, spoken) in [
        ("ar", "ar"),
        ("ar-EG", "ar"),
        ("EN-gb", "en"),
        ("fr", "en"),
        ("", "en"),
    ] {
        assert_eq!(definition.language(wanted), spoken, "{wanted}");
    }
}
