use {super::*, proptest::prelude::*};

#[test]
fn lines_and_tabs_stay_and_tricks_go() {
    assert_eq!(
        check(" a\r\n\tb\rc\u{0}\u{1B}\u{202E}d\u{2028}e\u{7F}\u{9F} ").as_deref(),
        Ok("a\n\tb\ncd\ne")
    );
}

#[test]
fn nothing_to_read_is_no_message() {
    for typed in [
        "",
        " \r\n\t ",
        "\u{202E}\u{0}",
        "\u{200B}\u{FEFF}\u{AD}",
        "\u{A0}\u{3000}",
    ] {
        assert_eq!(check(typed), Err("error.message.missing"), "{typed:?}");
    }
}

#[test]
fn five_thousand_characters_are_taken_and_one_more_is_not() {
    let typed = "é\r\n".repeat(LONGEST / 2 - 1) + "é😀";
    assert_eq!(check(&typed).map(|m| m.chars().count()), Ok(LONGEST));
    let long = typed + "abc";
    assert_eq!((check(&long), over(&long)), (Err("error.message.long"), 3));
}

#[test]
fn a_name_is_one_line_of_a_hundred_characters() {
    assert_eq!(
        check_first(" Ada\r\nBcc:\u{202E} x ").as_deref(),
        Ok("Ada Bcc: x")
    );
    assert_eq!(check_last("\u{200B} ").as_deref(), Ok(""));
    assert_eq!(
        check_last(&"ž".repeat(100)).map(|n| n.chars().count()),
        Ok(100)
    );
    assert_eq!(check_first(&"ž".repeat(101)), Err("error.first.long"));
    assert_eq!(check_last(&"ž".repeat(101)), Err("error.last.long"));
}

proptest! {
    #[test]
    fn cleaning_is_done_once_and_for_all(typed in any::<String>()) {
        let text = clean(&typed);
        prop_assert_eq!(clean(&text), text.clone());
        prop_assert!(!text.chars().any(|c| is_bidi_control(c) || (c.is_control() && !matches!(c, '\n' | '\t'))));
        let line = clean_line(&typed);
        prop_assert_eq!(clean_line(&line), line.clone());
        prop_assert!(!line.chars().any(char::is_control));
    }

    #[test]
    fn what_is_taken_is_within_the_limit_and_can_be_read(typed in "\\PC{0,40}|[ \\r\\n\\t\u{200B}\u{202E}]{0,9}") {
        if let Ok(message) = check(&typed) {
            prop_assert!(length(&typed) <= LONGEST && over(&typed) == 0 && !is_blank(&message));
        }
    }
}
