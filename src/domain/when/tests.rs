use {
    super::{Clock, Speaker},
    contact_us_wire::{LocalTime, Moment, Window, Words},
};

fn words() -> Words {
    serde_json::from_str(include_str!("../../../crates/wire/locales/en.json")).unwrap()
}

fn at(hour: u8, minute: u8) -> LocalTime {
    LocalTime {
        year: 2026,
        month: 11,
        day: 23,
        weekday: 1,
        hour,
        minute,
    }
}

fn moment(ms: i64, hour: u8, minute: u8) -> Moment {
    Moment {
        at: ms,
        business: at(hour, minute),
    }
}

fn unknown(_: i64) -> Option<LocalTime> {
    None
}

/// A customer one hour east of the business.
#[allow(
    clippy::unnecessary_wraps,
    reason = "it stands for a clock that may be unknown"
)]
fn east(ms: i64) -> Option<LocalTime> {
    let minutes = u8::try_from(ms / 60_000).ok()?;
    Some(at(10 + minutes / 60, minutes % 60))
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "it stands for a clock that may be unknown"
)]
fn same(ms: i64) -> Option<LocalTime> {
    let minutes = u8::try_from(ms / 60_000).ok()?;
    Some(at(9 + minutes / 60, minutes % 60))
}

fn said(clock: Clock, say: impl Fn(&Speaker<'_>) -> String) -> String {
    say(&Speaker {
        words: &words(),
        place: "London",
        clock,
    })
}

#[test]
fn the_server_speaks_of_the_business_place() {
    assert_eq!(
        said(unknown, |s| s.moment(&moment(0, 9, 0), false)),
        "Monday 09:00 in London"
    );
}

#[test]
fn a_customer_in_the_same_zone_reads_one_time() {
    assert_eq!(
        said(same, |s| s.moment(&moment(0, 9, 0), false)),
        "Monday 09:00 your time"
    );
}

#[test]
fn a_customer_in_another_zone_reads_their_own_time_in_a_line_no_longer_than_before() {
    assert_eq!(
        said(east, |s| s.moment(&moment(0, 9, 0), false)),
        "Monday 10:00 your time"
    );
}

#[test]
fn a_window_names_its_date_and_both_ends() {
    let window = Window {
        from: moment(0, 9, 0),
        until: moment(1_800_000, 9, 30),
    };
    assert_eq!(
        said(same, |s| s.window(&window)),
        "Monday 23 November 09:00 to 09:30 your time"
    );
    assert_eq!(
        said(unknown, |s| s.window(&window)),
        "Monday 23 November 09:00 to 09:30 in London"
    );
    assert_eq!(
        said(east, |s| s.window(&window)),
        "Monday 23 November 10:00 to 10:30 your time (Monday 09:00 to 09:30 in London)"
    );
    assert_eq!(said(same, |s| s.slot(&window)), "09:00 to 09:30");
    assert_eq!(said(unknown, |s| s.soon(&window)), "Monday 09:00 to 09:30");
    assert_eq!(said(east, |s| s.soon(&window)), "Monday 10:00 to 10:30");
    assert_eq!(said(east, |s| s.slot(&window)), "10:00 to 10:30");
    assert_eq!(said(east, |s| s.day(&window.from)), "Monday 23 November");
}
