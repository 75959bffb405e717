use {
    crate::tests::{assert_fault, document, faults, with},
    serde_json::{Value, json},
};

#[test]
fn names_can_stand_in_addresses_and_are_there_once() {
    assert_fault(
        &with("/name", json!("a/b")),
        "name: Write a letter or digit first",
    );
    assert_fault(
        &with("/variables/-", json!({"name": "e-mail"})),
        "variables[5].name: Write a letter first",
    );
    let mut twice = document();
    twice["elements"][4]["id"] = json!("us");
    let found = faults(&twice);
    assert!(
        found
            .iter()
            .any(|fault| fault.starts_with("Element us, id: Another element has this id"))
    );
    assert_fault(
        &with("/variables/-", json!({"name": "mail"})),
        "variables[5].name: Another variable has this name",
    );
}

#[test]
fn names_of_the_server_and_of_links_are_reserved() {
    for name in [
        "DTMF",
        "InteractionUniqueId",
        "Interaction_Unique_Id",
        "Call_Return_Number_Entered",
        "ClickToCallCallerID",
        "historySearchId",
        "JACADA_SERVER_URL",
        "externalId",
        "locale",
        "step",
        "TimeZone",
    ] {
        assert_fault(
            &with("/variables/-", json!({"name": name})),
            "variables[5].name: This name is taken",
        );
    }
}

#[test]
fn variables_are_declared() {
    assert_fault(
        &with("/elements/1/variable", json!("hue")),
        "Element ask, variable: There is no such variable.",
    );
    assert_fault(
        &with("/elements/2/fields/0/variable", json!("hue")),
        "Element form, fields[0].variable: There is no such variable.",
    );
    assert_fault(
        &with("/elements/1/next/0/when/variable", json!("hue")),
        "Element ask, next[0].when.variable: There is no variable \"hue\".",
    );
    assert_fault(
        &with("/elements/0/text/0", json!("Dear {{nobody}}")),
        "Element hello, text[0]: There is no variable \"nobody\".",
    );
    let deep = json!({"all": [{"variable": "name", "present": true}, {"not": {"variable": "hue", "present": true}}]});
    assert_fault(
        &with("/elements/1/next/0/when", deep),
        "Element ask, next[0].when.all[1].not.variable: There is no variable",
    );
}

#[test]
fn a_condition_asks_for_what_can_be_chosen() {
    let when = "/elements/1/next/0/when";
    let asks = |condition: Value| with(when, condition);
    assert_fault(
        &asks(json!({"variable": "colour", "equals": "green"})),
        "Element ask, next[0].when: No field offers \"green\"",
    );
    assert_fault(
        &asks(json!({"variable": "colour", "anyOf": ["red", "green"]})),
        "Element ask, next[0].when: No field offers \"green\"",
    );
    assert_fault(
        &asks(json!({"variable": "colour", "contains": "red"})),
        "Element ask, next[0].when: This variable holds one value.",
    );
    assert_fault(
        &asks(json!({"variable": "parts", "equals": "door"})),
        "Element ask, next[0].when: This variable holds several values.",
    );
    assert_eq!(
        faults(&asks(json!({"variable": "name", "equals": "Ada"}))),
        Vec::<String>::new()
    );
}

#[test]
fn fields_fit_their_variables() {
    assert_fault(
        &with("/elements/2/fields/1/variable", json!("name")),
        "Element form, fields[1].variable: Another field of this form",
    );
    let found = faults(&with("/elements/1/variable", json!("parts")));
    assert!(
        found
            .iter()
            .any(|fault| fault.contains("Use two variables")),
        "{found:#?}"
    );
    assert_fault(
        &with("/variables/0/default", json!("green")),
        "variables[0].default: A field that fills this does not offer",
    );
    let range = json!({"variable": "mail", "kind": "number", "label": "N", "min": 2, "max": 1});
    assert_fault(
        &with("/elements/2/fields/1", range),
        "Element form, fields[1].max: This is less than min.",
    );
}

#[test]
fn what_is_sensitive_stays_out_of_texts_and_links() {
    assert_fault(
        &with("/elements/3/text/0", json!("{{secret}}")),
        "Element us, text[0]: The variable \"secret\" is sensitive",
    );
    assert_fault(
        &with("/variables/4/fromLink", json!(true)),
        "variables[4].fromLink: A field that fills this is sensitive",
    );
}

#[test]
fn placeholders_are_whole_and_where_they_are_filled() {
    for bad in ["{{name", "name}}", "{{name}} }}"] {
        assert_fault(
            &with("/elements/0/text/0", json!(bad)),
            "Element hello, text[0]: A placeholder is not closed",
        );
    }
    assert_fault(
        &with("/elements/1/choices/1/label", json!("{{name}}")),
        "Element ask, choices[1].label: Nothing is filled in here.",
    );
    assert_fault(
        &with("/title", json!("{{name}}")),
        "title: Nothing is filled in here.",
    );
    assert_fault(
        &with("/elements/0/heading/ar", json!("{{x}}")),
        "Element hello, heading.ar: There is no variable \"x\"",
    );
}

#[test]
fn every_way_leads_somewhere() {
    assert_fault(
        &with("/start", json!("begin")),
        "start: There is no element \"begin\".",
    );
    assert_fault(
        &with("/elements/0/next", json!("asks")),
        "Element hello, next[0].to: There is no element \"asks\".",
    );
}

#[test]
fn every_element_is_reached_and_leads_out() {
    let lost = json!({"id": "lost", "kind": "finish", "heading": "Lost"});
    assert_fault(
        &with("/elements/-", lost),
        "Element lost: No way leads here from the start.",
    );
    let mut round = with(
        "/elements/1/next",
        json!([{"when": {"variable": "colour", "equals": "red"}, "to": "form"}, {"to": "end"}]),
    );
    round["elements"][2]["next"] = json!("again");
    let again = json!({"id": "again", "kind": "question", "heading": "Again?", "variable": "colour",
        "choices": [{"value": "red", "label": "Red"}], "next": "form"});
    round["elements"].as_array_mut().unwrap().push(again);
    let found = faults(&round);
    let out = |id: &str| {
        format!("Element {id}, next: No Finish or Contact Us element can be reached from here.")
    };
    assert!(
        found.iter().any(|fault| fault.starts_with(&out("form"))),
        "{found:#?}"
    );
    assert!(
        found.iter().any(|fault| fault.starts_with(&out("again"))),
        "{found:#?}"
    );
}

#[test]
fn a_circle_in_which_nothing_is_asked_is_told_once() {
    let mut round = document();
    round["elements"][0]["next"] =
        json!([{"when": {"variable": "name", "present": true}, "to": "more"}, {"to": "ask"}]);
    let more = json!({"id": "more", "kind": "statement", "heading": "More", "next": "hello"});
    round["elements"].as_array_mut().unwrap().push(more);
    assert_fault(
        &round,
        "Element hello, next: The statements hello, more lead round in a circle",
    );
}

#[test]
fn a_circle_in_which_something_is_asked_is_fine() {
    let mut round = document();
    round["elements"][2]["next"] =
        json!([{"when": {"variable": "mail", "present": true}, "to": "us"}, {"to": "ask"}]);
    assert_eq!(faults(&round), Vec::<String>::new());
}
