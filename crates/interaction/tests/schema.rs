//! The published schema and what is read are one.

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use {
    contact_us_interaction::{Definition, EXAMPLES, SCHEMA},
    jsonschema::Validator,
    serde_json::{Value, json},
};

fn schema() -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// A document with every kind of element, field and condition.
fn whole() -> Value {
    json!({
        "$schema": "interaction-1.json", "format": 1, "name": "Claim", "version": 3,
        "title": {"en": "A claim", "ar": "مطالبة"}, "languages": ["en", "ar"], "start": "hello",
        "variables": [
            {"name": "kind", "label": "Kind", "default": "car", "fromLink": true},
            {"name": "parts"}, {"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": "d"},
            {"name": "e"}, {"name": "f"}, {"name": "g"}, {"name": "h"},
        ],
        "link": {"expiresHours": 6, "uses": 10}, "onCallHangup": "finish",
        "defaults": {"queue": "Claims", "schedule": "Office"},
        "elements": [
            {"id": "hello", "kind": "statement", "heading": "Hello", "text": ["One.", "Two {{kind}}."],
             "options": ["chat", "call", "transfer", "callback", "email"], "contactButton": false,
             "queue": "First", "schedule": "Night", "prompt": "hello", "next": "ask"},
            {"id": "ask", "kind": "question", "heading": "Which?", "label": "Which one?", "help": "Say.",
             "variable": "kind", "multiple": false, "required": true, "sensitive": false,
             "choices": [{"value": "car", "label": "A car"}, {"value": "house", "label": "A house"}],
             "next": [
                {"when": {"variable": "kind", "equals": "car"}, "to": "parts"},
                {"when": {"any": [{"variable": "kind", "anyOf": ["house"]}, {"not": {"variable": "a", "present": true}}]}, "to": "form"},
                {"to": "end"}]},
            {"id": "parts", "kind": "question", "heading": "Parts", "variable": "parts", "multiple": true,
             "choices": [{"value": "door", "label": "Door"}],
             "next": [{"when": {"all": [{"variable": "parts", "contains": "door"}]}, "to": "form"}, {"to": "us"}]},
            {"id": "form", "kind": "form", "heading": "Form", "fields": [
                {"variable": "a", "kind": "text", "label": "A", "maxLength": 10, "digits": 4, "sensitive": true},
                {"variable": "b", "kind": "long", "label": "B", "maxLength": 100, "required": true},
                {"variable": "c", "kind": "email", "label": "C", "autocomplete": "email", "help": "So."},
                {"variable": "d", "kind": "phone", "label": "D"},
                {"variable": "e", "kind": "number", "label": "E", "min": -1, "max": 9},
                {"variable": "f", "kind": "date", "label": "F"},
                {"variable": "g", "kind": "choice", "label": "G", "choices": [{"value": "1", "label": "One"}]},
                {"variable": "h", "kind": "choices", "label": "H", "choices": [{"value": "1", "label": "One"}]}],
             "next": "us"},
            {"id": "us", "kind": "contact", "heading": "Contact Us", "options": ["email"], "next": "end"},
            {"id": "end", "kind": "finish", "heading": "Done", "options": ["email"], "contactButton": true}]
    })
}

#[test]
fn the_examples_are_valid_in_both() {
    let schema = schema();
    for example in EXAMPLES {
        let value = serde_json::from_str(example).unwrap();
        let wrong: Vec<_> = schema.iter_errors(&value).map(|e| e.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new());
        Definition::read(example).unwrap();
    }
}

#[test]
fn a_document_with_everything_is_valid_in_both() {
    let value = whole();
    let wrong: Vec<_> = schema()
        .iter_errors(&value)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
    Definition::read(&value.to_string()).unwrap();
}

/// Every place in a document at which a key may be added, changed or taken away.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                pointers(inner, &format!("{at}/{}", key.replace('$', "$")), found);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                pointers(inner, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// The document with one value replaced, at each place in turn: what the schema refuses is not read.
#[test]
fn what_the_schema_refuses_is_not_read() {
    let (schema, whole) = (schema(), whole());
    let mut places = Vec::new();
    pointers(&whole, "", &mut places);
    let mut refused = 0;
    for place in &places {
        for junk in [
            json!(null),
            json!(true),
            json!(0),
            json!(""),
            json!([]),
            json!({}),
            json!(["x"]),
            json!({"x": 1}),
            json!("\u{7}"),
        ] {
            let mut broken = whole.clone();
            *broken.pointer_mut(place).unwrap() = junk.clone();
            if schema.is_valid(&broken) {
                continue;
            }
            refused += 1;
            let read = Definition::read(&broken.to_string());
            assert!(read.is_err(), "{junk} at {place} is read");
        }
    }
    assert!(refused > 1_000, "only {refused} documents were broken");
}

/// The same the other way round, for shapes: what is refused for more than what a schema can see is named here.
#[test]
fn what_is_read_of_shapes_the_schema_refuses_too() {
    let (schema, whole) = (schema(), whole());
    let mut places = Vec::new();
    pointers(&whole, "", &mut places);
    for place in &places {
        for junk in [json!(null), json!(0), json!([]), json!({"x": 1})] {
            let mut broken = whole.clone();
            *broken.pointer_mut(place).unwrap() = junk.clone();
            if Definition::read(&broken.to_string()).is_ok() {
                assert!(
                    schema.is_valid(&broken),
                    "{junk} at {place} is read, and refused by the schema"
                );
            } else if schema.is_valid(&broken) {
                // Taking every variable away, and numbers that only do not fit each other.
                let told = ["/variables", "/elements/3/fields/4/min"];
                assert!(
                    told.contains(&place.as_str()) || place.starts_with("/$schema"),
                    "the schema takes {junk} at {place}"
                );
            }
        }
    }
}

#[test]
fn a_key_that_is_not_known_is_refused_by_both_wherever_it_stands() {
    let (schema, whole) = (schema(), whole());
    let mut places = Vec::new();
    pointers(&whole, "", &mut places);
    let mut tried = 0;
    for place in places {
        let mut broken = whole.clone();
        let Some(Value::Object(map)) = broken.pointer_mut(&place) else {
            continue;
        };
        map.insert("surprise".to_owned(), json!("x"));
        assert!(!schema.is_valid(&broken), "the schema takes it at {place}");
        let faults = Definition::read(&broken.to_string()).unwrap_err();
        let named = |fault: &contact_us_interaction::Fault| fault.to_string().contains("surprise");
        assert!(faults.iter().any(named), "{place}: {faults:?}");
        tried += 1;
    }
    assert!(tried > 40);
}

#[test]
fn broken_documents_are_refused_by_both() {
    let schema = schema();
    let cases: [(&str, Value); 12] = [
        ("/format", json!(2)),
        ("/name", json!("a b")),
        ("/languages", json!(["english"])),
        ("/languages", json!(["en", "en"])),
        ("/onCallHangup", json!("wait")),
        ("/link", json!({})),
        ("/elements/0/options", json!(["fax"])),
        ("/elements/0/options", json!(["chat", "chat"])),
        ("/elements/1/kind", json!("riddle")),
        ("/elements/3/fields/0/kind", json!("colour")),
        ("/elements/3/fields/4/max", json!(1.5)),
        (
            "/elements/1/next/0/when",
            json!({"variable": "kind", "equals": "car", "present": true}),
        ),
    ];
    for (place, junk) in cases {
        let mut broken = whole();
        *broken.pointer_mut(place).unwrap() = junk;
        assert!(!schema.is_valid(&broken), "{place}");
        assert!(Definition::read(&broken.to_string()).is_err(), "{place}");
    }
}
