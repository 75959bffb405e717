use {super::Draft, crate::domain::fields::Values};

fn values(text: &str) -> Values {
    Values::from([("message".to_owned(), text.to_owned())])
}

#[test]
fn the_same_words_go_under_the_same_key_also_after_a_reload() {
    let mut draft = Draft {
        values: values("a"),
        ..Draft::default()
    };
    assert_eq!(draft.key(|| "one".to_owned()), "one");
    let stored = serde_json::to_string(&draft).unwrap();
    let mut draft: Draft = serde_json::from_str(&stored).unwrap();
    assert_eq!(draft.key(|| "two".to_owned()), "one");
}

#[test]
fn other_words_go_under_another_key() {
    let mut draft = Draft {
        values: values("a"),
        ..Draft::default()
    };
    draft.key(|| "one".to_owned());
    draft.values = values("b");
    assert_eq!(draft.key(|| "two".to_owned()), "two");
}

#[test]
fn the_key_of_the_page_serves_the_first_try_only() {
    let mut draft = Draft::keyed(values("a"), "page");
    assert_eq!(draft.key(|| "one".to_owned()), "page");
    draft.values = values("b");
    assert_eq!(draft.key(|| "one".to_owned()), "one");
}

#[test]
fn a_key_that_is_not_taken_any_more_is_forgotten() {
    let mut draft = Draft::keyed(values("a"), "page");
    draft.key(|| "one".to_owned());
    draft.forget_key();
    assert_eq!(draft.key(|| "two".to_owned()), "two");
}

#[test]
fn white_space_is_nothing_to_miss() {
    assert!(
        Draft {
            values: values(" \n"),
            ..Draft::default()
        }
        .is_empty()
    );
    assert!(
        !Draft {
            values: values("a"),
            ..Draft::default()
        }
        .is_empty()
    );
}
