use super::{
    DIGITS, random_code,
    ticket::{dial, groups},
};

#[test]
fn a_code_is_six_digits_and_not_always_the_same() {
    let codes: std::collections::BTreeSet<_> = (0..100).map(|_| random_code()).collect();
    assert!(codes.len() > 90, "{codes:?}");
    for code in codes {
        assert!(
            code.len() == DIGITS && code.bytes().all(|b| b.is_ascii_digit()),
            "{code}"
        );
    }
}

#[test]
fn a_code_is_read_in_groups_that_keep_their_zeros() {
    assert_eq!(groups("009070"), ["009", "070"]);
    assert!(groups("").is_empty());
}

#[test]
fn a_code_is_dialled_after_a_pause() {
    assert_eq!(dial("+442079460018", "009070"), "+442079460018,009070");
    assert_eq!(dial("+442079460018", ""), "+442079460018");
}
