use {
    super::{chosen, given, open, restore, tells},
    contact_us_wire::interaction::{Choice, ElementKind, ElementPage, FieldKind, InputField},
};

fn field(name: &str, kind: FieldKind, value: &[&str]) -> InputField {
    InputField {
        name: name.to_owned(),
        label: String::new(),
        help: String::new(),
        kind,
        required: false,
        sensitive: false,
        autocomplete: String::new(),
        choices: ["a", "b", "c"]
            .map(|value| Choice {
                value: value.to_owned(),
                label: value.to_owned(),
            })
            .to_vec(),
        value: texts(value),
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn page(fields: Vec<InputField>) -> ElementPage {
    ElementPage {
        interaction: "x".to_owned(),
        title: String::new(),
        element: "one".to_owned(),
        kind: ElementKind::Form,
        step: 0,
        progress: None,
        heading: String::new(),
        text: Vec::new(),
        fields,
        back: false,
        next: true,
        contact: true,
        notice: String::new(),
    }
}

#[test]
fn several_answers_stand_in_the_order_of_the_page() {
    let several = field("f", FieldKind::Choices, &[]);
    let one = chosen(&several, &[], "c", true);
    let two = chosen(&several, &one, "a", true);
    assert_eq!(two, ["a", "c"]);
    assert_eq!(chosen(&several, &two, "c", false), ["a"]);
    assert_eq!(chosen(&several, &two, "a", true), ["a", "c"], "once");
}

#[test]
fn of_answers_that_exclude_each_other_one_stands() {
    let single = field("f", FieldKind::Choice, &[]);
    assert_eq!(chosen(&single, &texts(&["a"]), "b", true), ["b"]);
    assert!(chosen(&single, &texts(&["a"]), "a", false).is_empty());
}

#[test]
fn what_was_typed_wins_over_what_the_page_came_with_also_when_it_was_emptied() {
    let page = page(vec![
        field("name", FieldKind::Text, &["Zoë"]),
        field("mail", FieldKind::Email, &["zoe@example.com"]),
        field("phone", FieldKind::Phone, &[]),
    ]);
    let mut input = given(&page);
    let typed = [
        ("name".to_owned(), Vec::new()),
        ("phone".to_owned(), texts(&["1"])),
        ("other".to_owned(), texts(&["x"])),
    ];
    restore(&page, &mut input, &typed.into());
    assert!(input["name"].is_empty());
    assert_eq!(input["mail"], ["zoe@example.com"]);
    assert_eq!(input["phone"], ["1"]);
    assert!(!input.contains_key("other"));
}

#[test]
fn what_is_sensitive_is_left_out_of_what_is_kept_and_nothing_else_is() {
    let secret = |value: &[&str]| InputField {
        sensitive: true,
        ..field("pin", FieldKind::Text, value)
    };
    let filled = page(vec![
        field("name", FieldKind::Text, &["Zoë"]),
        secret(&["8317"]),
        field("mail", FieldKind::Email, &[]),
    ]);
    let kept = open(&filled, &given(&filled));
    assert_eq!(kept.keys().collect::<Vec<_>>(), ["mail", "name"]);
    assert_eq!(kept["name"], ["Zoë"]);
    assert!(tells(&filled));
    assert!(!tells(&page(vec![
        secret(&[]),
        field("name", FieldKind::Text, &["Zoë"])
    ])));
}
