use {super::*, proptest::prelude::*};

fn links(text: &str) -> Vec<String> {
    let link = |piece| match piece {
        Piece::Link { href, .. } => Some(href),
        Piece::Text(_) => None,
    };
    pieces(text).into_iter().filter_map(link).collect()
}

fn whole(text: &str) -> String {
    let written = |piece| match piece {
        Piece::Link { text, .. } | Piece::Text(text) => text,
    };
    pieces(text).into_iter().map(written).collect()
}

#[test]
fn addresses_are_found_and_the_marks_around_them_are_not() {
    for (text, href) in [
        (
            "see https://example.com/a?b=c#d.",
            "https://example.com/a?b=c#d",
        ),
        ("(https://example.com/a_(b))", "https://example.com/a_(b)"),
        ("HTTPS://Example.com!", "https://Example.com"),
        ("«https://example.com/ü»", "https://example.com/ü"),
        (
            "write to zoe.o+x@example.co.uk, please",
            "mailto:zoe.o+x@example.co.uk",
        ),
    ] {
        assert_eq!(links(text), [href], "{text}");
    }
    assert_eq!(links("https://a.example and b@c.example").len(), 2);
}

#[test]
fn nothing_else_can_be_pressed() {
    for text in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//https",
        "data:text/html,<script>alert(1)</script>",
        "http://example.com",
        "https://",
        "https://@example.com",
        "https://bank.example@evil.example/",
        "https://\u{202E}moc.elpmaxe",
        "vbscript:x ftp://example.com file:///etc/passwd //example.com",
        "@handle name@ name@host a@b..c",
        "<a href=\"javascript:alert(1)\">x</a>",
    ] {
        assert_eq!(links(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn an_address_ends_where_text_is_turned_around() {
    assert_eq!(
        links("https://example.com/\u{202E}gpj.exe"),
        ["https://example.com/"]
    );
}

proptest! {
    #[test]
    fn the_pieces_are_the_text_to_the_letter(text in any::<String>()) {
        prop_assert_eq!(whole(&text), text);
    }

    #[test]
    fn every_link_leads_to_https_or_a_mailbox(text in "([a-z]{0,6}:?/{0,2}|[<>\"'()@.]|https://|\\PC){0,40}") {
        for href in links(&text) {
            prop_assert!(href.starts_with("https://") || href.starts_with("mailto:"), "{}", href);
            prop_assert!(!href.contains(char::is_whitespace));
        }
        prop_assert_eq!(whole(&text), text);
    }
}
