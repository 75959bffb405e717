use super::*;

#[test]
fn somebody_is_named_by_what_is_known() {
    let mut ada = Identity {
        subject: "c-17".to_owned(),
        name: "Ada".to_owned(),
        email: String::new(),
        phone: "020".to_owned(),
    };
    assert_eq!(whom(&ada), "Ada · 020 · c-17");
    ada.name.clear();
    ada.phone.clear();
    assert_eq!(whom(&ada), "c-17");
}

#[test]
fn only_what_was_said_is_shown() {
    let facts = HostFacts {
        id: "4711".to_owned(),
        email: "zoe@example.com".to_owned(),
        ..HostFacts::default()
    };
    assert_eq!(
        said(&facts),
        [
            ("console.host.id", "4711".to_owned()),
            ("console.host.email", "zoe@example.com".to_owned())
        ]
    );
    assert!(said(&HostFacts::default()).is_empty());
}

#[test]
fn only_addresses_of_the_web_are_pressed() {
    let of = |url: &str| {
        link(&HostFacts {
            url: url.to_owned(),
            ..HostFacts::default()
        })
    };
    assert_eq!(
        of("https://shop.example.com/").as_deref(),
        Some("https://shop.example.com/")
    );
    assert_eq!(
        of("http://localhost:8081/").as_deref(),
        Some("http://localhost:8081/")
    );
    for url in [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.com",
        "",
        "https:x",
    ] {
        assert_eq!(of(url), None, "{url}");
    }
}
