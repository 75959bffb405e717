use {super::*, proptest::prelude::*};

fn reply(title: &str, text: &str) -> CannedReply {
    CannedReply {
        title: title.to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn a_slash_that_begins_a_word_searches() {
    let found = |text: &str| search(text, u32::try_from(text.encode_utf16().count()).unwrap());
    assert_eq!(found("/").unwrap().words, "");
    assert_eq!(found("Hello /gre").unwrap().words, "gre");
    assert_eq!(found("Hello\n/gre").unwrap().from, 6);
    assert_eq!(found("and/or"), None);
    assert_eq!(found("/gre et"), None);
    assert_eq!(found(""), None);
    assert_eq!(search("/gre", 2).unwrap().words, "g", "the caret ends it");
}

#[test]
fn titles_come_before_texts() {
    let replies = [
        reply("Bye", "Thank you"),
        reply("A thank-you", "x"),
        reply("Thanks", "y"),
    ];
    let titles: Vec<_> = matching(&replies, "thank")
        .into_iter()
        .map(|r| r.title)
        .collect();
    assert_eq!(titles, ["Thanks", "A thank-you", "Bye"]);
    assert_eq!(matching(&replies, "").len(), 3);
    assert!(matching(&replies, "nothing").is_empty());
}

#[test]
fn a_reply_takes_the_place_of_its_search() {
    let text = "🙂 /gre, bye";
    let search = search(text, 7).unwrap();
    let (whole, caret) = insert(text, search.from, search.to, "Hello!");
    assert_eq!(whole, "🙂 Hello! , bye");
    assert_eq!(caret, 9);
    assert_eq!(insert("a", 1, 1, "b"), ("a b".to_owned(), 3));
}

proptest! {
    #[test]
    fn no_caret_breaks_a_character(text in any::<String>(), caret in 0_u32..40) {
        let byte = byte_of(&text, caret);
        prop_assert!(text.is_char_boundary(byte));
        if let Some(search) = search(&text, caret) {
            let (whole, _) = insert(&text, search.from, search.to, "reply");
            prop_assert!(whole.contains("reply"));
        }
    }
}
