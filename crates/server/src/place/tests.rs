use super::*;

#[test]
fn the_query_names_the_place() {
    let place = Place::from_query(
        Some("interaction=bill&element=pay%20now&locale=ar&theme=dark&account=acme&element=other"),
        "demo",
    );
    let expected = Place {
        account: "acme".into(),
        interaction: "bill".into(),
        element: "pay now".into(),
        locale: "ar".into(),
        theme: Theme::Dark,
        ..Place::default()
    };
    assert_eq!(place, Ok(expected));
}

#[test]
fn nothing_named_is_the_default_account() {
    assert_eq!(Place::from_query(None, "demo"), Ok(Place::of("demo")));
    assert_eq!(
        Place::from_query(Some("account=&theme=pink"), "demo"),
        Ok(Place::of("demo"))
    );
}

#[test]
fn what_cannot_be_a_name_is_none() {
    let query = format!(
        "interaction={}&element=a%00%E2%80%AEb%0D%0Ac",
        "x".repeat(101)
    );
    let place = Place::from_query(Some(&query), "demo").expect("it is read");
    assert_eq!(
        (place.interaction.as_str(), place.element.as_str()),
        ("", "ab c")
    );
}
