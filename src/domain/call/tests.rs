use {
    super::*,
    contact_us_wire::{CallFace, LocalTime, Moment},
};

fn ticket(until: bool) -> CallTicket {
    let business = LocalTime {
        year: 2026,
        month: 11,
        day: 24,
        weekday: 2,
        hour: 10,
        minute: 15,
    };
    CallTicket {
        face: CallFace {
            e164: "+442079460018".to_owned(),
            shown: "020 7946 0018".to_owned(),
            qr: String::new(),
            qr_side: 0,
        },
        dial: "+442079460018,009070".to_owned(),
        code: "009070".to_owned(),
        groups: vec!["009".to_owned(), "070".to_owned()],
        until: until.then_some(Moment { at: 0, business }),
        left: 900_000,
    }
}

fn after(steady: i64, wall: i64) -> Option<u64> {
    let asked = Clocks {
        steady: 5_000,
        wall: 1_795_514_400_000,
    };
    let now = Clocks {
        steady: asked.steady + steady,
        wall: asked.wall + wall,
    };
    left(&ticket(true), asked, now)
}

#[test]
fn it_ends_when_the_server_said_by_either_clock() {
    assert_eq!(after(0, 0), Some(900_000));
    assert_eq!(after(899_999, 899_999), Some(1));
    assert_eq!(after(900_000, 900_000), Some(0));
}

#[test]
fn a_device_that_slept_has_lost_the_time_that_it_slept() {
    assert_eq!(after(1_000, 3_600_000), Some(0));
}

#[test]
fn a_clock_that_is_set_back_gives_no_time() {
    assert_eq!(after(60_000, -3_600_000), Some(840_000));
    assert_eq!(after(900_000, -3_600_000), Some(0));
}

#[test]
fn a_clock_that_is_set_forward_only_makes_it_end_early() {
    assert_eq!(after(1_000, 899_000), Some(1_000));
}

#[test]
fn a_number_that_is_always_the_same_does_not_end() {
    let far = Clocks {
        steady: i64::MAX / 2,
        wall: i64::MAX / 2,
    };
    assert_eq!(left(&ticket(false), Clocks::default(), far), None);
}

#[test]
fn the_last_second_is_a_whole_one() {
    assert_eq!([0, 1, 999, 1_000, 1_001].map(seconds), [0, 1, 1, 1, 2]);
    assert_eq!(
        [0, 9, 60, 605, 900].map(shown),
        ["0:00", "0:09", "1:00", "10:05", "15:00"]
    );
}
