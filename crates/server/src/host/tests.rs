use {
    super::*,
    contact_us_wire::words::CATALOGUES,
    percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode},
    proptest::prelude::*,
    serde_json::json,
};

fn heard(header: &str) -> Option<HostFacts> {
    let mut headers = HeaderMap::new();
    headers.insert(paths::HOST, header.parse().unwrap());
    of(&headers)
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn said(value: &Value) -> Option<HostFacts> {
    heard(&escaped(&value.to_string()))
}

fn url(text: &str) -> String {
    said(&json!({ "page": { "url": text } })).map_or_else(String::new, |facts| facts.url)
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[test]
fn what_a_page_says_is_read_whole() {
    let facts = said(&json!({
        "page": { "url": "https://shop.example.com/basket", "title": "Warenkorb – Müller" },
        "attributes": { "plan": "Glasfaser „500“", "since": 2019, "partner": true },
        "known": { "id": "4711", "name": "Zoë", "email": "zoe@example.com", "phone": "020 7946 0018" },
    }));
    let expected = HostFacts {
        url: "https://shop.example.com/basket".into(),
        title: "Warenkorb – Müller".into(),
        id: "4711".into(),
        name: "Zoë".into(),
        email: "zoe@example.com".into(),
        phone: "020 7946 0018".into(),
        attributes: vec![
            pair("partner", "true"),
            pair("plan", "Glasfaser „500“"),
            pair("since", "2019"),
        ],
    };
    assert_eq!(facts, Some(expected));
}

#[test]
fn what_cannot_be_read_is_as_good_as_nothing() {
    for header in [
        "",
        "nonsense",
        "%7B",
        "%FF%FE",
        "[]",
        "null",
        "{}",
        "%7B%22page%22%3A%22x%22%7D",
    ] {
        assert_eq!(heard(header), None, "{header}");
    }
    assert_eq!(of(&HeaderMap::new()), None);
    let mut headers = HeaderMap::new();
    let raw = axum::http::HeaderValue::from_bytes(b"{\"known\":{\"id\":\"\xe4\"}}");
    headers.insert(paths::HOST, raw.unwrap());
    assert_eq!(of(&headers), None);
}

#[test]
fn a_part_that_does_not_fit_harms_no_other() {
    let facts = said(&json!({
        "page": 7, "attributes": ["x"], "known": { "id": ["4711"], "name": "Zoë", "more": "x" }, "extra": {},
    }));
    assert_eq!(facts.unwrap().name, "Zoë");
    let facts = said(
        &json!({ "attributes": { "a": null, "b": {}, "c": [1], "": "x", "d": " ", "e": "1" } }),
    );
    assert_eq!(facts.unwrap().attributes, [pair("e", "1")]);
}

#[test]
fn four_thousand_bytes_are_taken_and_not_one_more() {
    let rest = r#"{"known":{"id":""}}"#.len();
    let text = |n: usize| "é".repeat(n / 2) + &"x".repeat(n % 2);
    let of_length = |n: usize| json!({ "known": { "id": text(n - rest) } });
    let longest = of_length(paths::LONGEST_HOST);
    assert_eq!(longest.to_string().len(), paths::LONGEST_HOST);
    assert!(said(&longest).is_some());
    let too_long = of_length(paths::LONGEST_HOST + 1);
    assert_eq!(too_long.to_string().len(), paths::LONGEST_HOST + 1);
    assert_eq!(said(&too_long), None);
    assert_eq!(heard(&"%20".repeat(paths::LONGEST_HOST + 1)), None);
}

#[test]
fn only_the_place_of_an_address_is_kept() {
    assert_eq!(
        url("https://ada:secret@Shop.example.com:8443/a%20b/ü?token=s3cret#part"),
        "https://shop.example.com:8443/a%20b/%C3%BC"
    );
    assert_eq!(url("http://[::1]:8080"), "http://[::1]:8080/");
    for text in [
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "ftp://example.com/",
        "blob:https://example.com/1",
        "/basket",
        "https://",
        "",
    ] {
        assert_eq!(url(text), "", "{text}");
    }
    assert_eq!(
        url(&["https://example.com/", &"a".repeat(1_000)].concat()),
        ""
    );
}

#[test]
fn text_is_one_line_without_what_steers_it_and_cut() {
    let facts = said(&json!({
        "page": { "title": "  A\r\nVerified customer: Bob\u{202e}\u{0}  " },
        "attributes": { "pl\u{2066}an\n": "go\tld", "plan": "silver", "long": "ä".repeat(1_000) },
    }));
    let facts = facts.unwrap();
    assert_eq!(facts.title, "A Verified customer: Bob");
    assert_eq!(facts.attributes.len(), 2);
    assert_eq!(
        facts.attributes[0],
        pair("long", &"ä".repeat(LONGEST_VALUE))
    );
    assert_eq!(facts.attributes[1].0, "plan");
    let many: serde_json::Map<_, _> = (0..100).map(|n| (format!("{n:03}"), json!(n))).collect();
    let many = said(&json!({ "attributes": many })).unwrap().attributes;
    assert_eq!(many.len(), MOST_ATTRIBUTES);
    assert_eq!(many.last(), Some(&pair("019", "19")));
}

#[test]
fn people_read_it_by_labels() {
    let facts = said(
        &json!({ "page": { "url": "https://example.com/", "title": "Home" },
                              "attributes": { "plan": "gold" }, "known": { "id": "4711" } }),
    );
    let words: Words = serde_json::from_str(CATALOGUES[0].1).unwrap();
    assert_eq!(
        labelled(&facts.unwrap(), &words),
        [
            pair("Page", "Home"),
            pair("Address of the page", "https://example.com/"),
            pair("Known there as", "4711"),
            pair("plan", "gold"),
        ]
    );
}

proptest! {
    #[test]
    fn whatever_comes_is_read_without_harm(text in "\\PC{0,200}", bytes in "[ -~]{0,300}") {
        let _ = heard(&bytes);
        let facts = said(&json!({ "page": { "url": text, "title": text }, "attributes": { text.clone(): text },
                                  "known": { "name": text } }));
        if let Some(facts) = facts {
            prop_assert!(facts.url.is_empty() || facts.url.starts_with("http"));
            for one in [&facts.title, &facts.name] {
                prop_assert!(one.chars().count() <= LONGEST && !one.chars().any(char::is_control));
            }
        }
    }
}
