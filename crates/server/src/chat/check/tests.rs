use super::*;

#[test]
fn controls_go_and_what_is_written_stays() {
    assert_eq!(
        clean("\n a\r\nb\rc\u{0}\u{1b}[31m\td \n\n"),
        " a\nb\nc[31m\td"
    );
    let arabic = "\u{202b}مرحبا\u{202c} \u{200f}(x)";
    assert_eq!(clean(arabic), arabic);
    assert_eq!(
        clean("<b>&amp;</b> javascript:x"),
        "<b>&amp;</b> javascript:x"
    );
}

#[test]
fn a_message_is_1_to_4000_characters_that_can_be_seen() {
    let of = |typed: &str| content(Content::Text(typed.to_owned()));
    assert!(of(&"é".repeat(MAX_TEXT)).is_ok());
    assert!(of(&"x".repeat(MAX_TEXT + 1)).is_err());
    for nothing in ["", " \n\t ", "\u{200b}\u{200f}\u{feff}", "\u{0}\u{7}"] {
        assert!(of(nothing).is_err(), "{nothing:?}");
    }
}

#[test]
fn an_id_is_a_uuid_of_version_7() {
    let good = "01932C07-A000-7000-8000-000000000001";
    assert_eq!(id("id", good), Ok(good.to_lowercase()));
    for bad in [
        "",
        "x",
        "0199f000-0000-4000-8000-000000000001",
        "' OR 1=1 --",
    ] {
        assert!(id("id", bad).is_err(), "{bad}");
    }
}

proptest::proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(typed in ".{0,200}") {
        let once = clean(&typed);
        proptest::prop_assert_eq!(clean(&once), once);
    }
}
