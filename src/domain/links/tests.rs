use super::{Part, parts};

fn links(text: &str) -> Vec<&str> {
    let all = parts(text);
    let whole: String = all
        .iter()
        .map(|part| match part {
            Part::Text(text) | Part::Link(text) => *text,
        })
        .collect();
    assert_eq!(whole, text);
    all.into_iter()
        .filter_map(|part| match part {
            Part::Link(link) => Some(link),
            Part::Text(_) => None,
        })
        .collect()
}

#[test]
fn addresses_are_found_without_the_sentence_around_them() {
    assert_eq!(
        links(
            "See https://example.com/a?b=c#d, (https://example.org/x_(y)) or mailto:a@example.com."
        ),
        [
            "https://example.com/a?b=c#d",
            "https://example.org/x_(y)",
            "mailto:a@example.com"
        ]
    );
    assert_eq!(
        links("https://a.example\nhttps://b.example"),
        ["https://a.example", "https://b.example"]
    );
}

#[test]
fn nothing_else_is_a_link() {
    for text in [
        "",
        "javascript:alert(1)",
        "http://example.com",
        "data:text/html,x",
        "https://",
        "https:///x",
        "https://paypal.com@evil.example/",
        "https://\u{202e}moc.elpmaxe",
        "mailto:",
        "mailto:a@b@c.example",
        "JAVASCRIPT:https:alert",
        "vbscript:x",
    ] {
        assert_eq!(links(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn what_is_no_link_does_not_hide_the_next_one() {
    assert_eq!(
        links("https://@ https://example.com"),
        ["https://example.com"]
    );
    assert_eq!(
        links("<a href=\"https://x.example\">"),
        ["https://x.example"]
    );
}
