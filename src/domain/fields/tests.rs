use {
    super::{FormKind, Ready, Values},
    contact_us_wire::Words,
};

fn words() -> Words {
    serde_json::from_str(include_str!("../../../crates/wire/locales/en.json")).unwrap()
}

fn values(pairs: &[(&str, &str)]) -> Values {
    pairs
        .iter()
        .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
        .collect()
}

#[test]
fn email_and_message_are_mandatory_and_the_rest_is_not() {
    let problems = FormKind::Email.check(&Values::new(), &words()).unwrap_err();
    let named: Vec<_> = problems
        .iter()
        .map(|p| (p.field.as_str(), p.code.as_str()))
        .collect();
    assert_eq!(
        named,
        [
            ("email", "error.email.missing"),
            ("message", "error.message.missing")
        ]
    );
    let typed = values(&[("email", "a@example.com"), ("message", "Hello")]);
    assert!(FormKind::Email.check(&typed, &words()).is_ok());
}

#[test]
fn an_overlong_message_says_by_how_much() {
    let typed = values(&[("email", "a@example.com"), ("message", &"x".repeat(5_003))]);
    let problems = FormKind::Email.check(&typed, &words()).unwrap_err();
    assert!(
        problems[0].detail.contains("It has 3 too many"),
        "{}",
        problems[0].detail
    );
}

#[test]
fn a_callback_carries_the_number_as_typed_and_the_slot() {
    let typed = values(&[("phone", " 020 7946 0018 "), ("at", "1700000000000")]);
    let Ok(Ready::Callback(request)) = FormKind::Callback.check(&typed, &words()) else {
        panic!("a callback request")
    };
    assert_eq!(request.phone, " 020 7946 0018 ");
    assert_eq!(request.at, Some(1_700_000_000_000));
}
