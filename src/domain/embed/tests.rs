use {
    super::{allows, fields, fitting, option, path},
    crate::domain::route::Route,
    contact_us_wire::OptionKind,
};

const OWN: &str = "https://help.example.com";

#[test]
fn an_origin_of_the_list_is_allowed() {
    let list = "'self' http://localhost:* https://shop.example.com https://shop.example.com:8443";
    for origin in [
        OWN,
        "http://localhost",
        "http://localhost:8081",
        "https://shop.example.com",
        "https://shop.example.com:8443",
    ] {
        assert!(allows(list, OWN, origin), "{origin}");
    }
}

#[test]
fn no_other_origin_is() {
    let list = "'self' http://localhost:* https://shop.example.com";
    for origin in [
        "",
        "null",
        "*",
        "'self'",
        "https://localhost:8081",
        "http://localhost.evil.example",
        "http://localhost:80.evil.example",
        "http://localhost:",
        "http://localhost:*",
        "https://shop.example.com.evil.example",
        "https://shop.example.com:8443",
        "http://shop.example.com",
        "https://evil.example",
    ] {
        assert!(!allows(list, OWN, origin), "{origin}");
    }
    assert!(!allows("", OWN, OWN));
    assert!(!allows("'none'", OWN, OWN));
}

#[test]
fn every_option_has_its_page() {
    for (name, kind) in [
        ("call", Some(OptionKind::Call)),
        ("callback", Some(OptionKind::Callback)),
        ("email", Some(OptionKind::Email)),
        ("chat", None),
        ("", None),
    ] {
        assert!(Route::of(path(name)).is_some());
        assert_eq!(option(path(name)), kind, "{name}");
    }
}

#[test]
fn a_name_is_filled_in_as_first_and_last() {
    let of = |name: &str, text: &str| fields(name, text);
    assert_eq!(
        of("name", " Zoë  van Dijk "),
        [
            ("firstName", "Zoë".to_owned()),
            ("lastName", "van Dijk".to_owned())
        ]
    );
    assert_eq!(
        of("name", "Zoë"),
        [("firstName", "Zoë".to_owned()), ("lastName", String::new())]
    );
    assert_eq!(
        of("email", "a@b.example"),
        [("email", "a@b.example".to_owned())]
    );
    assert!(of("password", "x").is_empty());
}

#[test]
fn what_does_not_fit_is_left_out_and_the_rest_goes() {
    let write = |parts: &[(&str, &str)]| {
        let texts: Vec<_> = parts
            .iter()
            .map(|(name, it)| format!("{name}={it}"))
            .collect();
        texts.join("&")
    };
    let parts = [
        ("page", "abc"),
        ("known", ""),
        ("attributes", "abcdef"),
        ("z", "1"),
    ];
    assert_eq!(
        fitting(&parts, 100, write),
        "page=abc&attributes=abcdef&z=1"
    );
    assert_eq!(fitting(&parts, 12, write), "page=abc&z=1");
    assert_eq!(fitting(&parts, 8, write), "page=abc");
    assert_eq!(fitting(&parts, 7, write), "z=1");
    assert_eq!(fitting(&parts, 2, write), "");
    assert_eq!(fitting(&[], 100, write), "");
}
