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

#[test]
fn what_was_said_in_the_interaction_is_filled_in_and_what_was_typed_wins() {
    let known = |text: &str| Values::from([("message".to_owned(), text.to_owned())]);
    let mut draft = Draft::default();
    draft.offer_all(&["email", "message"], &known("Ada"));
    assert_eq!(draft.values, values("Ada"));
    assert!(
        draft.is_empty(),
        "nobody would miss what comes back by itself"
    );
    draft.offer_all(&["message"], &known("Zoë"));
    assert_eq!(
        draft.values,
        values("Zoë"),
        "it was corrected where it was said"
    );
    draft.values = values("Mine");
    draft.offer_all(&["message"], &known("Ada"));
    assert_eq!(draft.values, values("Mine"));
    draft.values = values("");
    draft.offer_all(&["message"], &known("Ada"));
    assert_eq!(
        draft.values,
        values(""),
        "who has emptied a field wants it empty"
    );
    draft.offer_all(&["phone"], &known("Ada"));
    assert_eq!(draft.values, values(""), "it is no field of this form");
}

#[test]
fn an_earlier_draft_comes_back_over_what_was_filled_in() {
    let text = r#"{"values":{"message":"Mine"}}"#;
    let mut draft = Draft::default();
    draft.offer("message", "Ada");
    draft.offer("phone", "12");
    draft.restore(serde_json::from_str(text).unwrap());
    assert_eq!(draft.values["message"], "Mine");
    assert_eq!(draft.values["phone"], "12");
    let kept = serde_json::to_string(&draft).unwrap();
    let mut again: Draft = serde_json::from_str(&kept).unwrap();
    again.offer("phone", "34");
    assert_eq!(
        again.values["phone"], "34",
        "a reload does not make it typed"
    );
}
