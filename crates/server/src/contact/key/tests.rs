use super::*;

#[test]
fn a_key_is_8_to_128_visible_characters() {
    for good in ["12345678", &"x".repeat(128), "a!~z-_09"] {
        assert!(Key::read(good).is_ok());
    }
    for bad in [
        "",
        "1234567",
        &"x".repeat(129),
        "with space",
        "tab\tin it",
        "ümlauts!",
    ] {
        assert!(Key::read(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_fresh_key_knows_when_it_was_made_and_others_do_not() {
    let now = 1_795_000_000_123;
    let key = Key::fresh(now);
    assert_eq!(key.made_at(), Some(now));
    assert!(!key.is_expired(now + DAY) && key.is_expired(now + DAY + 1));
    let random = Key::read(&Uuid::new_v4().to_string()).expect("it fits");
    assert_eq!(random.made_at(), None);
    assert!(!random.is_expired(i64::MAX));
}
