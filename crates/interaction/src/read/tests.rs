use {
    crate::tests::{assert_fault, document, faults, with, without},
    crate::{Definition, OnCallHangup},
    serde_json::json,
};

#[test]
fn what_is_not_json_is_said_with_its_place() {
    let found = Definition::read("{\"format\": 1,").unwrap_err();
    assert!(
        found[0].to_string().contains("line 1 column 13"),
        "{found:?}"
    );
    assert_fault(&json!([1]), "Write an object here, not a list.");
    assert!(!faults(&json!(null)).is_empty());
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    let twice = document()
        .to_string()
        .replacen("\"start\":", "\"start\":\"us\",\"start\":", 1);
    let found = Definition::read(&twice).unwrap_err();
    assert!(
        found[0]
            .problem
            .contains("the key \"start\" stands twice at line 1"),
        "{found:?}"
    );
}

#[test]
fn another_format_is_refused_and_nothing_else_said() {
    let mut other = with("/format", json!(2));
    other["elements"] = json!("none");
    assert_fault(&other, "format: This format is not known.");
}

#[test]
fn too_large_a_document_is_refused() {
    let large = " ".repeat(Definition::LARGEST + 1);
    let found = Definition::read(&large).unwrap_err();
    assert!(found[0].problem.starts_with("The document is larger"));
}

#[test]
fn all_faults_are_told_at_once_each_with_its_element_and_field() {
    let mut broken = document();
    broken["title"] = json!(3);
    broken["elements"][0]["heading"] = json!({"en": "Hello"});
    broken["elements"][1]["choices"][0]["lable"] = json!("Red");
    broken["elements"][2]["fields"][1]["kind"] = json!("mail");
    broken["elements"][4]["next"] = json!("hello");
    let found = faults(&broken);
    for start in [
        "title: Write a string here",
        "Element hello, heading: The language ar is missing.",
        "Element ask, choices[0].lable: This key is not known.",
        "Element form, fields[1].kind: Write one of choice, choices,",
        "Element end, next: A finish element ends the Interaction.",
    ] {
        assert!(
            found.iter().any(|fault| fault.starts_with(start)),
            "{start}: {found:#?}"
        );
    }
    assert_eq!(found.len(), 5);
}

#[test]
fn shapes_are_held() {
    for (place, value, starts) in [
        ("/name", json!(""), "name: This is empty."),
        (
            "/languages/0",
            json!("English"),
            "languages[0]: This is no language tag.",
        ),
        (
            "/languages/-",
            json!("en"),
            "languages[2]: This language stands here twice.",
        ),
        ("/link", json!({}), "link: This protects nothing."),
        (
            "/onCallHangup",
            json!("stop"),
            "onCallHangup: Write one of continue, finish",
        ),
        (
            "/variables/0/fromLink",
            json!("yes"),
            "variables[0].fromLink: Write true or false",
        ),
        (
            "/elements/0/text",
            json!("One."),
            "Element hello, text: Write a list here",
        ),
        (
            "/elements/0/text/0",
            json!("a\u{7}"),
            "Element hello, text[0]: This holds control characters.",
        ),
        (
            "/elements/0/options/0",
            json!("fax"),
            "Element hello, options[0]: Write one of chat, call",
        ),
        (
            "/elements/0/options",
            json!(["chat", "chat"]),
            "Element hello, options[1]: This option stands here twice.",
        ),
        (
            "/elements/0/choices",
            json!([]),
            "Element hello, choices: A statement does not have this.",
        ),
        (
            "/elements/3/contactButton",
            json!(true),
            "Element us, contactButton: The Contact Us page has no",
        ),
        (
            "/elements/4/contactButton",
            json!(true),
            "Element end, contactButton: The button leads to no option.",
        ),
        (
            "/elements/1/choices/1/value",
            json!("red"),
            "Element ask, choices[1].value: Another choice has this value",
        ),
        (
            "/elements/2/fields/1/max",
            json!(1),
            "Element form, fields[1].max: A field of this kind",
        ),
        (
            "/elements/2/fields/0/maxLength",
            json!(0),
            "Element form, fields[0].maxLength: Write a whole number from 1 to 5000",
        ),
        (
            "/elements/2/fields/0/autocomplete",
            json!("\"x"),
            "Element form, fields[0].autocomplete: Write a token",
        ),
    ] {
        assert_fault(&with(place, value), starts);
    }
    let long = "x".repeat(201);
    assert_fault(
        &with("/title", json!(long)),
        "title: Shorten this to 200 characters.",
    );
}

#[test]
fn what_must_be_there_is_missed() {
    for (place, starts) in [
        ("/format", "format: This is missing."),
        ("/languages", "languages: This is missing."),
        ("/start", "start: This is missing."),
        (
            "/elements/0/heading",
            "Element hello, heading: This is missing.",
        ),
        ("/elements/0/next", "Element hello, next: This is missing."),
        (
            "/elements/1/choices",
            "Element ask, choices: This is missing.",
        ),
        (
            "/elements/2/fields/0/label",
            "Element form, fields[0].label: This is missing.",
        ),
        (
            "/elements/3/options",
            "Element us, options: This is missing.",
        ),
    ] {
        let found = faults(&without(place));
        assert!(
            found.iter().any(|fault| fault.starts_with(starts)),
            "{starts}: {found:#?}"
        );
    }
    let found = faults(&without("/elements/0/id"));
    assert!(
        found
            .iter()
            .any(|fault| fault.starts_with("Element elements[0], id: This is missing."))
    );
}

#[test]
fn the_last_branch_alone_is_without_a_condition() {
    let end = json!({"to": "end"});
    let red = json!({"when": {"variable": "colour", "equals": "red"}, "to": "form"});
    assert_fault(
        &with(
            "/elements/1/next",
            json!([red, {"when": {"variable": "colour", "equals": "blue"}, "to": "end"}]),
        ),
        "Element ask, next[1]: The last branch must not have a condition",
    );
    assert_fault(
        &with("/elements/1/next", json!([end, red, end])),
        "Element ask, next[0]: This branch is always taken",
    );
}

#[test]
fn a_condition_asks_one_thing_and_is_not_too_deep() {
    let when = "/elements/1/next/0/when";
    for condition in [
        json!({"variable": "colour"}),
        json!({"variable": "colour", "equals": "red", "present": true}),
        json!({"equals": "red"}),
        json!({"all": []}),
        json!({"not": {}}),
    ] {
        let found = faults(&with(when, condition));
        assert!(
            found
                .iter()
                .all(|fault| fault.starts_with("Element ask, next[0].when"))
        );
        assert!(!found.is_empty());
    }
    let mut deep = json!({"variable": "colour", "equals": "red"});
    for _ in 0..8 {
        deep = json!({"not": deep});
    }
    assert!(faults(&with(when, deep))[0].contains("Conditions may stand 8 deep"));
}

#[test]
fn what_is_left_out_has_a_default() {
    let definition = Definition::read(&document().to_string()).unwrap();
    assert_eq!(definition.on_call_hangup, OnCallHangup::Continue);
    assert_eq!(definition.link, None);
    let [hello, ask, form, us, _] = &definition.elements[..] else {
        panic!("five elements");
    };
    assert!(hello.offer.button && !us.offer.button && !ask.offer.button);
    assert!(ask.fields[0].required && !form.fields[1].required);
    assert_eq!(ask.fields[0].label, ask.heading);
    let secret = definition.variable("secret").unwrap();
    assert!(secret.sensitive);
}

#[test]
fn an_elements_own_queue_and_schedule_win() {
    let mut given = with("/defaults", json!({"queue": "All", "schedule": "Day"}));
    given["elements"][0]["queue"] = json!("First");
    let definition = Definition::read(&given.to_string()).unwrap();
    let offer = |index: usize| &definition.elements[index].offer;
    assert_eq!(offer(0).queue.as_deref(), Some("First"));
    assert_eq!(offer(0).schedule.as_deref(), Some("Day"));
    assert_eq!(offer(3).queue.as_deref(), Some("All"));
}
