use {super::*, proptest::prelude::*};

#[test]
fn a_header_loses_line_ends_controls_and_bidi() {
    assert_eq!(header("Ann\r\nBcc: x@y.test", 100), "Ann Bcc: x@y.test");
    assert_eq!(header("a\0b\u{7f}c\u{85}d\u{2028}e", 100), "abc d e");
    assert_eq!(
        header("\u{202e}evil\u{202c} \u{2066}x\u{2069}", 100),
        "evil x"
    );
    assert_eq!(header("  many \t  spaces ", 100), "many spaces");
}

#[test]
fn a_header_holds_no_encoded_word_of_the_customers() {
    assert_eq!(
        header("=?utf-8?q?=0D=0ABcc?=", 100),
        "= ?utf-8?q?=0D=0ABcc?="
    );
    assert_eq!(header("=\u{202e}?utf-8?q?x?=", 100), "= ?utf-8?q?x?=");
}

#[test]
fn a_long_header_is_cut_and_says_so() {
    let cut = header(&"é".repeat(20_000), 100);
    assert_eq!(cut.chars().count(), 100);
    assert!(cut.ends_with('…'));
}

#[test]
fn a_line_keeps_the_joiners_of_names_and_emoji() {
    assert_eq!(
        line("می\u{200c}خواهم 👨\u{200d}👩", 100),
        "می\u{200c}خواهم 👨\u{200d}👩"
    );
}

#[test]
fn lines_have_one_kind_of_end() {
    assert_eq!(
        lines("a\r\nb\rc\u{85}d\u{2028}e\nf\r\n\r\n"),
        "a\nb\nc\nd\ne\nf"
    );
    assert_eq!(lines("\n\n  indented\n\ttab \n"), "  indented\n\ttab");
}

proptest! {
    #[test]
    fn a_header_is_one_visible_line(text in any::<String>()) {
        let clean = header(&text, 100);
        prop_assert!(clean.chars().count() <= 100);
        prop_assert!(!clean.chars().any(|c| is_invisible(c) || is_line_end(c) || c == '\n'));
        prop_assert!(!clean.contains("=?"));
        prop_assert_eq!(clean.trim(), &clean);
        prop_assert_eq!(header(&clean, 100), clean.clone());
    }

    #[test]
    fn lines_never_hold_a_bare_carriage_return(text in any::<String>()) {
        prop_assert!(!lines(&text).contains('\r'));
    }
}
