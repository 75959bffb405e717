use super::*;

#[test]
fn the_last_message_is_one_short_line() {
    let of = |text: &str| excerpt(&What::Text(text.to_owned()));
    assert_eq!(of("a\n\n b\tc "), "a b c");
    assert_eq!(of(&"é".repeat(EXCERPT)), "é".repeat(EXCERPT));
    let cut = of(&"é".repeat(EXCERPT + 1));
    assert_eq!((cut.chars().count(), cut.ends_with("é…")), (EXCERPT, true));
    assert_eq!(excerpt(&What::Joined), "");
}
