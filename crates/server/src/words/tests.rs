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
    let all = Catalogues::read().expect("they are JSON");
    let english = all.choose(["en"]).words.0.len();
    assert!(all.0.iter().all(|one| one.words.0.len() == english));
}
