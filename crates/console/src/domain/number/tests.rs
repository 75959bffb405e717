use super::*;

#[test]
fn whole_numbers_are_read() {
    assert_eq!(whole("15", true), Ok(Some(15)));
    assert_eq!(whole(" 0 ", false), Ok(Some(0)));
}

#[test]
fn nothing_is_no_number_only_where_that_may_be() {
    assert_eq!(whole(" ", true), Ok(None));
    assert!(whole("", false).is_err());
}

#[test]
fn a_negative_number_or_a_fraction_is_not_taken_for_nothing() {
    for typed in ["-5", "1.5", "1e3", "ten", "99999999999"] {
        assert!(whole(typed, true).is_err(), "{typed}");
    }
}
