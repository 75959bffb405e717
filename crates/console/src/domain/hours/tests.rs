use super::*;

#[test]
fn what_is_shown_is_read_back() {
    for minute in 0..DAY {
        assert_eq!(begin(&shown(minute)), Some(minute));
        assert_eq!(end(&shown(minute + 1)), Some(minute + 1));
    }
}

#[test]
fn midnight_begins_a_day_and_ends_one() {
    assert_eq!((begin("00:00"), end("00:00")), (Some(0), Some(1440)));
    assert_eq!(shown(1440), "00:00");
}

#[test]
fn seconds_are_passed_over_and_what_is_no_time_is_none() {
    assert_eq!(begin("09:30:59"), Some(570));
    for odd in ["", "9", "24:00", "12:60", "ab:cd", "12:5"] {
        assert_eq!(begin(odd), None, "{odd}");
    }
}
