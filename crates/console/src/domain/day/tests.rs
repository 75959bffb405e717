use {super::*, crate::domain::words};

/// A clock without zones: 1 January 1970 was a Thursday. Months have 30 days here.
#[allow(clippy::unnecessary_wraps, reason = "a clock may have nothing to show")]
fn clock(at: i64) -> Option<LocalTime> {
    let (days, rest) = (at.div_euclid(86_400_000), at.rem_euclid(86_400_000));
    let small = |n: i64| u8::try_from(n).unwrap();
    Some(LocalTime {
        year: 1970,
        month: small(days / 30 + 1),
        day: small(days % 30 + 1),
        weekday: small((days + 4) % 7),
        hour: small(rest / 3_600_000),
        minute: small(rest / 60_000 % 60),
    })
}

fn said(day: i64, now_day: i64, now_hour: i64) -> String {
    let words = words::of("en");
    let then = Day::from(clock(day * 86_400_000 + 7).unwrap());
    then.words(&words, now_day * 86_400_000 + now_hour * 3_600_000, clock)
}

#[test]
fn near_days_have_names_and_far_ones_dates() {
    for hour in [0, 12, 23] {
        assert_eq!(said(40, 40, hour), "Today");
        assert_eq!(said(39, 40, hour), "Yesterday");
        assert_eq!(said(38, 40, hour), "Sunday 9 February");
    }
}

#[test]
fn an_hour_has_two_digits_each() {
    assert_eq!(hour(clock(9 * 3_600_000 + 5 * 60_000)), "09:05");
    assert_eq!(hour(None), "");
}

#[test]
fn a_field_for_day_and_hour_takes_the_time_as_it_is_written() {
    let at = (30 * 24 + 9) * 3_600_000 + 5 * 60_000;
    assert_eq!(written(clock(at)), "1970-02-01T09:05");
    assert_eq!(written(None), "");
}
