use super::*;

#[test]
fn the_clock_runs() {
    for (ms, shown) in [
        (0, "0:00"),
        (5_999, "0:05"),
        (60_000, "1:00"),
        (760_000, "12:40"),
        (3_753_000, "1:02:33"),
        (100 * 3_600_000, "100:00:00"),
    ] {
        assert_eq!(clock(1_000, 1_000 + ms), shown);
    }
}

#[test]
fn a_clock_that_is_behind_shows_nothing_negative() {
    assert_eq!(clock(5_000, 1_000), "0:00");
    assert_eq!(clock(i64::MAX, i64::MIN), "0:00");
}

#[test]
fn two_minutes_are_long() {
    assert!(!is_long(0, 119_999));
    assert!(is_long(0, 120_000));
}
