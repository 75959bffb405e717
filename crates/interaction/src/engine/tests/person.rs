//! What a customer said of themselves.

use super::*;

fn asks() -> Definition {
    let field = |name: &str, kind: &str| json!({ "variable": name, "label": name, "kind": kind });
    let with = |mut field: serde_json::Value, name: &str, value: serde_json::Value| {
        field[name] = value;
        field
    };
    let names = ["whole", "number", "other", "mail", "pin"];
    let variables = names.map(|name| json!({ "name": name }));
    let document = json!({
        "format": 1, "name": "who", "title": "Who", "languages": ["en"], "start": "form",
        "variables": variables,
        "elements": [
            { "id": "form", "kind": "form", "heading": "You", "next": "more", "fields": [
                with(field("whole", "text"), "autocomplete", json!("name")),
                with(field("other", "phone"), "autocomplete", json!("off")),
                field("number", "phone"),
            ] },
            { "id": "more", "kind": "form", "heading": "More", "options": ["email"], "next": "end", "fields": [
                field("mail", "email"),
                with(with(field("pin", "text"), "autocomplete", json!("given-name")), "sensitive", json!(true)),
            ] },
            { "id": "end", "kind": "finish", "heading": "End" }
        ]
    });
    Definition::read(&document.to_string()).unwrap()
}

#[test]
fn it_is_known_by_autocomplete_or_else_by_the_kind_of_field() {
    let definition = asks();
    let mut run = Run::first(&definition, &Values::new());
    assert_eq!(run.person(), Person::default());
    let typed = [
        ("whole", " Zoë  O’Neill "),
        ("other", "020 7946 0001"),
        ("number", "020 7946 0018"),
    ];
    run.next(&input(&typed)).unwrap();
    let person = Person {
        name: "Zoë O’Neill".to_owned(),
        phone: "020 7946 0018".to_owned(),
        ..Person::default()
    };
    assert_eq!(run.person(), person);
}

#[test]
fn what_stands_on_the_page_counts_and_what_is_sensitive_never() {
    let definition = asks();
    let mut run = Run::first(&definition, &Values::new());
    run.next(&input(&[])).unwrap();
    run.keep(&input(&[("mail", "zoe@"), ("pin", "8317")]));
    let person = run.person();
    assert_eq!((person.email.as_str(), person.given.as_str()), ("zoe@", ""));
}

#[test]
fn an_answer_that_was_taken_back_is_not_said() {
    let definition = asks();
    let mut run = Run::first(&definition, &Values::new());
    run.next(&input(&[("whole", "Ada")])).unwrap();
    run.back(&input(&[]));
    run.keep(&input(&[("whole", "")]));
    assert_eq!(run.person(), Person::default());
}
