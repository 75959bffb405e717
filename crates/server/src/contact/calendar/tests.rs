use {super::*, proptest::prelude::*};

proptest! {
    #[test]
    fn folding_keeps_the_text_and_the_limit(line in "\\PC{0,300}") {
        let folded = folded(&line);
        prop_assert!(folded.split("\r\n").all(|part| part.len() <= LINE));
        prop_assert_eq!(folded.replace("\r\n ", ""), line);
    }
}

#[test]
fn commas_and_line_ends_do_not_end_a_value() {
    assert_eq!(escaped("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
}
