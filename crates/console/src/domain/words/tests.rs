use super::*;

#[test]
fn the_first_known_wish_is_granted() {
    assert_eq!(choose(["fr", "ar-EG", "en"]), "ar");
    assert_eq!(choose(["EN-gb"]), "en");
    assert_eq!(choose([]), "en");
    assert_eq!(direction("ar"), "rtl");
}

#[test]
fn the_words_are_the_consoles_alone() {
    for tag in ["en", "ar"] {
        let words = of(tag);
        assert!(words.0.contains_key("console.title"), "{tag}");
        assert!(words.0.contains_key("weekday.0"), "{tag}");
        assert!(!words.0.contains_key("contact.title"), "{tag}");
    }
}

#[test]
fn a_language_is_called_by_its_own_name() {
    assert_eq!(name("en"), "English");
    assert_eq!(name("ar"), "العربية");
    assert_eq!(name("nl"), "nl");
}
