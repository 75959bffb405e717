mod inputs;
mod pages;
mod person;

use {
    super::*,
    crate::{Definition, tests::document},
    serde_json::json,
};

fn sample() -> Definition {
    Definition::read(&document().to_string()).unwrap()
}

/// An input, with the several values of a field between `|`.
fn input(fields: &[(&str, &str)]) -> Input {
    let values = |text: &str| text.split('|').map(str::to_owned).collect();
    let field = |(name, text): &(&str, &str)| ((*name).to_owned(), values(text));
    fields.iter().map(field).collect()
}

/// A run that has come to the form.
fn at_form(definition: &Definition) -> Run<'_> {
    let mut run = Run::first(definition, &Values::new());
    run.next(&input(&[])).unwrap();
    run.next(&input(&[("colour", "red")])).unwrap();
    assert_eq!(run.element().id, "form");
    run
}

#[test]
fn answers_decide_the_way() {
    let definition = sample();
    let mut run = Run::first(&definition, &Values::new());
    run.next(&input(&[])).unwrap();
    run.next(&input(&[("colour", "blue")])).unwrap();
    assert_eq!(run.element().id, "end");
    assert!(run.is_finished());
    assert_eq!(at_form(&definition).element().id, "form");
}

#[test]
fn wrong_input_stays_on_the_page_and_is_kept() {
    let definition = sample();
    let mut run = at_form(&definition);
    let typed = input(&[("name", ""), ("mail", "ada@")]);
    let faults = run.next(&typed).unwrap_err();
    let codes: Vec<_> = faults
        .iter()
        .map(|fault| (fault.field.as_str(), fault.code))
        .collect();
    assert_eq!(
        codes,
        [
            ("name", "error.interaction.missing"),
            ("mail", "error.interaction.email")
        ]
    );
    assert_eq!(run.element().id, "form");
    assert_eq!(run.page("en", 2).fields[1].value, ["ada@"]);
}

#[test]
fn back_keeps_what_was_typed_unchecked_and_shows_it_again() {
    let definition = sample();
    let mut run = at_form(&definition);
    run.back(&input(&[("mail", "half an addr"), ("parts", "roof")]));
    let page = run.page("en", 3);
    assert_eq!(
        (page.element.as_str(), page.fields[0].value.clone()),
        ("ask", vec!["red".to_owned()])
    );
    run.next(&input(&[("colour", "red")])).unwrap();
    let page = run.page("en", 4);
    assert_eq!(page.fields[1].value, ["half an addr"]);
    assert_eq!(page.fields[2].value, ["roof"]);
}

#[test]
fn an_answer_on_a_way_not_taken_does_not_count() {
    let definition = sample();
    let mut run = at_form(&definition);
    run.next(&input(&[("name", "Ada"), ("parts", "door")]))
        .unwrap();
    assert_eq!(run.values()["parts"], ["door"]);
    run.back(&input(&[]));
    run.back(&input(&[("name", "Ada"), ("parts", "door")]));
    run.next(&input(&[("colour", "blue")])).unwrap();
    assert!(run.values()["parts"].is_empty());
    assert_eq!(run.values()["colour"], ["blue"]);
}

#[test]
fn the_first_page_has_no_way_back_and_the_end_has_no_other() {
    let definition = sample();
    let mut run = Run::first(&definition, &Values::new());
    run.back(&input(&[]));
    assert_eq!(run.element().id, "hello");
    run.next(&input(&[])).unwrap();
    run.next(&input(&[("colour", "blue")])).unwrap();
    assert_eq!(run.element().id, "end");
    run.next(&input(&[])).unwrap();
    assert_eq!(run.element().id, "end");
    assert!(run.page("en", 2).back && !run.page("en", 2).next);
    run.back(&input(&[]));
    let page = run.page("en", 3);
    assert_eq!(
        (page.element.as_str(), page.fields[0].value.clone()),
        ("ask", vec!["blue".to_owned()])
    );
}

#[test]
fn pressing_contact_us_keeps_the_page_and_what_was_typed() {
    let definition = sample();
    let mut run = at_form(&definition);
    let past = Past {
        direction: Direction::Contact,
        input: input(&[("mail", "ada@exa")]),
    };
    run.apply(&past);
    assert_eq!(run.element().id, "form");
    assert_eq!(run.page("en", 3).fields[1].value, ["ada@exa"]);
}

#[test]
fn a_run_is_its_recorded_navigations() {
    let definition = sample();
    let past = |direction, fields: &[(&str, &str)]| Past {
        direction,
        input: input(fields),
    };
    let record = [
        past(Direction::Start, &[("name", "Grace")]),
        past(Direction::Next, &[]),
        past(Direction::Next, &[("colour", "red")]),
        past(Direction::Back, &[("mail", "x")]),
        past(Direction::Contact, &[("colour", "blue")]),
        past(Direction::Next, &[("colour", "red")]),
        past(Direction::Next, &[("name", "Ada")]),
    ];
    let run = Run::replay(&definition, &record);
    assert_eq!(run.element().id, "us");
    assert_eq!(run.values()["name"], ["Ada"]);
    let mut by_hand = Run::first(&definition, &record[0].input);
    for one in &record[1..] {
        by_hand.apply(one);
    }
    assert_eq!(run, by_hand);
}

#[test]
fn a_link_fills_only_what_it_may_and_what_fits() {
    let definition = sample();
    let given = |fields: &[(&str, &str)]| Run::first(&definition, &input(fields)).values();
    assert_eq!(
        given(&[("name", " Ada\u{202E}\nKing ")])["name"],
        ["Ada King"]
    );
    assert!(
        given(&[("mail", "a@b.example")])["mail"].is_empty(),
        "mail is not open to links"
    );
    assert_eq!(
        given(&[("name", &"x".repeat(Run::LONGEST_GIVEN + 1))])["name"],
        ["friend"]
    );
    assert_eq!(given(&[("name", "")])["name"], ["friend"]);
    assert!(!given(&[("unknown", "x")]).contains_key("unknown"));

    let mut open = document();
    open["variables"][0]["fromLink"] = json!(true);
    let definition = Definition::read(&open.to_string()).unwrap();
    let colour =
        |value| Run::first(&definition, &input(&[("colour", value)])).values()["colour"].clone();
    assert_eq!(colour("red"), ["red"]);
    assert!(colour("green").is_empty(), "nobody could have chosen it");
}

#[test]
fn what_is_told_to_others_is_readable_and_never_sensitive() {
    let definition = sample();
    let mut run = at_form(&definition);
    let typed = input(&[
        ("name", "Ada"),
        ("parts", "roof|door"),
        ("secret", "canary-77"),
    ]);
    let answers = run.answers(&typed, "en");
    run.next(&typed).unwrap();
    let known = run.known("en");
    let pairs: Vec<_> = known
        .iter()
        .map(|k| (k.name.as_str(), k.value.as_str()))
        .collect();
    assert_eq!(
        pairs,
        [("colour", "Red"), ("parts", "Door, Roof"), ("name", "Ada")]
    );
    assert_eq!(run.known("ar")[0].value, "أحمر");

    let shown: Vec<_> = answers
        .iter()
        .map(|answer| answer.shown.join("+"))
        .collect();
    assert_eq!(shown, ["Ada", "", "Roof+Door", crate::MASK]);
    assert!(answers[3].masked);
    assert!(!format!("{answers:?}{known:?}").contains("canary"));
    assert_eq!(super::answers(&definition, "form", &typed, "en").len(), 4);
    assert_eq!(super::answers(&definition, "nowhere", &typed, "en"), []);
}

#[test]
fn an_answer_that_was_not_offered_is_not_shown() {
    let definition = sample();
    let answers = answers(
        &definition,
        "ask",
        &input(&[("colour", "<b>green</b>")]),
        "en",
    );
    assert_eq!(answers[0].shown, Vec::<String>::new());
}
