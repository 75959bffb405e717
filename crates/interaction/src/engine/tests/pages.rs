//! What a page shows.

use {super::*, contact_us_wire::interaction::FieldKind};

#[test]
fn a_page_holds_what_its_element_says() {
    let definition = sample();
    let page = Run::first(&definition, &Values::new()).page("ar-EG", 0);
    assert_eq!(page.heading, "مرحبًا");
    assert_eq!(page.text, ["Dear friend, welcome."]);
    assert_eq!(
        (page.interaction.as_str(), page.title.as_str(), page.step),
        ("Claim", "A claim", 0)
    );
    assert!(page.contact && page.next && !page.back);

    let page = at_form(&definition).page("ar", 2);
    assert_eq!(page.heading, "About \u{2068}أحمر\u{2069}");
    assert_eq!(
        page.fields[0].value,
        ["friend"],
        "what is known already stands there"
    );
    assert!(page.fields[0].required && !page.fields[1].required);
    assert_eq!(page.fields[2].kind, FieldKind::Choices);
    assert!(!page.contact && page.back);
    let sensitive = |field: &contact_us_wire::interaction::InputField| field.sensitive;
    let fields = page.fields.iter().filter(|field| sensitive(field));
    assert_eq!(
        fields.map(|field| field.name.as_str()).collect::<Vec<_>>(),
        ["secret"]
    );
}

#[test]
fn the_contact_us_page_has_no_button() {
    let definition = sample();
    let mut run = at_form(&definition);
    run.next(&input(&[("name", "Ada"), ("parts", "door|roof")]))
        .unwrap();
    let page = run.page("en", 3);
    assert_eq!(page.kind, ElementKind::Contact);
    assert_eq!(page.text, ["Parts: Door, Roof."]);
    assert!(!page.contact && !page.next && page.back);
    assert_eq!(page.progress, Some(100));
    assert!(!run.is_finished());
}

#[test]
fn what_a_customer_typed_is_put_in_once_and_turns_nothing() {
    let definition = sample();
    let mut run = at_form(&definition);
    run.next(&input(&[("name", "{{mail}}"), ("mail", "a@b.example")]))
        .unwrap();
    run.back(&input(&[]));
    run.back(&input(&[]));
    run.back(&input(&[]));
    let first = Run::first(
        &definition,
        &input(&[("name", "{{mail}}\u{202E}مرحبا\u{2069}")]),
    );
    assert_eq!(
        first.page("en", 0).text,
        ["Dear \u{2068}{{mail}}مرحبا\u{2069}, welcome."]
    );
}

#[test]
fn progress_counts_the_longest_way() {
    let definition = sample();
    let mut run = Run::first(&definition, &Values::new());
    assert_eq!(run.page("en", 0).progress, Some(0));
    run.next(&input(&[])).unwrap();
    assert_eq!(run.page("en", 1).progress, Some(33));
    run.next(&input(&[("colour", "blue")])).unwrap();
    assert_eq!(run.page("en", 2).progress, Some(100));
}

#[test]
fn nobody_tells_how_far_a_circle_is() {
    let mut round = document();
    round["elements"][2]["next"] =
        json!([{"when": {"variable": "mail", "present": true}, "to": "us"}, {"to": "ask"}]);
    let definition = Definition::read(&round.to_string()).unwrap();
    let mut run = Run::first(&definition, &Values::new());
    assert_eq!(run.page("en", 0).progress, None);
    run.next(&input(&[])).unwrap();
    run.next(&input(&[("colour", "blue")])).unwrap();
    assert_eq!(run.page("en", 2).progress, Some(100));
}

#[test]
fn a_page_that_comes_again_in_a_circle_is_gone_back_to_as_it_was() {
    let mut round = document();
    round["elements"][2]["next"] =
        json!([{"when": {"variable": "mail", "present": true}, "to": "us"}, {"to": "ask"}]);
    let definition = Definition::read(&round.to_string()).unwrap();
    let mut run = at_form(&definition);
    run.next(&input(&[("name", "Ada")])).unwrap();
    run.next(&input(&[("colour", "red")])).unwrap();
    run.next(&input(&[("name", "Eve"), ("mail", "eve@example.com")]))
        .unwrap();
    assert_eq!(run.element().id, "us");
    run.back(&input(&[]));
    assert_eq!(run.page("en", 0).fields[0].value, ["Eve"]);
    run.back(&input(&[("name", "Eve")]));
    run.back(&input(&[("colour", "red")]));
    assert_eq!(run.page("en", 0).fields[0].value, ["Ada"]);
}
