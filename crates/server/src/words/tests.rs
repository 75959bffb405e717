use super::*;

#[test]
fn the_first_known_language_is_chosen() {
    let all = Catalogues::read().expect("they are JSON");
    assert_eq!(all.choose(["xx", "ar-EG", "en"]).tag, "ar");
    assert_eq!(all.choose(["EN_gb"]).tag, "en");
    assert_eq!(all.choose([""]).tag, "en");
    assert_eq!(all.choose(["ar"]).direction, Direction::Rtl);
    assert_eq!(all.languages().len(), CATALOGUES.len());
}

#[test]
fn no_language_lacks_a_word() {
    let read = |json: &str| serde_json::from_str::<Words>(json).expect("it is JSON");
    let english = read(CATALOGUES[0].1);
    for (tag, json) in CATALOGUES {
        let own = read(json);
        // It may have more: forms of words that are said with a number.
        let lacks: Vec<_> = english
            .0
            .keys()
            .filter(|key| !own.0.contains_key(*key))
            .collect();
        assert!(lacks.is_empty(), "{tag} lacks {lacks:?}");
    }
}
