use {super::*, crate::clock::MINUTE, jiff::ToSpan, proptest::prelude::*};

const ZONES: [&str; 5] = [
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/St_Johns",
];

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).expect("the zone is known")
}

fn at(text: &str) -> i64 {
    text.parse::<Timestamp>()
        .expect("an instant")
        .as_millisecond()
}

/// Closed every day from 17:00 to 09:00 the next day.
fn nights() -> Closed {
    let period = Period {
        from: 17 * 60,
        to: 9 * 60,
    };
    Closed {
        weekly: (0..7).map(|day| Weekly { day, period }).collect(),
        dates: vec![],
    }
}

fn london(closed: Closed) -> Schedule {
    Schedule::new(zone("Europe/London"), closed)
}

#[test]
fn a_period_holds_its_first_minute_and_not_its_last() {
    let schedule = london(nights());
    assert!(!schedule.is_open(at("2026-11-23T08:59:59.999Z")));
    assert!(schedule.is_open(at("2026-11-23T09:00:00Z")));
    assert!(schedule.is_open(at("2026-11-23T16:59:59.999Z")));
    assert!(!schedule.is_open(at("2026-11-23T17:00:00Z")));
    assert_eq!(
        schedule.next_opening(at("2026-11-23T17:00:00Z")),
        Some(at("2026-11-24T09:00:00Z"))
    );
    assert_eq!(
        schedule.next_closing(at("2026-11-23T10:00:00Z")),
        Some(at("2026-11-23T17:00:00Z"))
    );
}

#[test]
fn a_special_date_wins_over_its_weekday_and_over_the_night_before() {
    let mut closed = nights();
    let christmas = "2026-12-25".parse().expect("a date");
    closed.dates.push(Special {
        date: christmas,
        closed: vec![],
    });
    let schedule = london(closed.clone());
    assert_eq!(
        schedule.next_opening(at("2026-12-24T20:00:00Z")),
        Some(at("2026-12-25T00:00:00Z"))
    );
    assert!(schedule.is_open_throughout(at("2026-12-25T00:00:00Z"), at("2026-12-26T00:00:00Z")));
    closed.dates[0].closed = vec![Period::ALL_DAY];
    let schedule = london(closed);
    assert_eq!(
        schedule.next_opening(at("2026-12-24T18:00:00Z")),
        Some(at("2026-12-26T00:00:00Z"))
    );
}

#[test]
fn opening_follows_the_wall_clock_through_changes_of_it() {
    let schedule = london(nights());
    assert_eq!(
        schedule.next_opening(at("2026-03-28T18:00:00Z")),
        Some(at("2026-03-29T08:00:00Z"))
    );
    assert_eq!(
        schedule.next_opening(at("2026-10-24T18:00:00Z")),
        Some(at("2026-10-25T09:00:00Z"))
    );
    let skipped = Period { from: 0, to: 90 };
    let schedule = london(Closed {
        weekly: vec![Weekly {
            day: 0,
            period: skipped,
        }],
        dates: vec![],
    });
    assert_eq!(
        schedule.next_opening(at("2026-03-29T00:30:00Z")),
        Some(at("2026-03-29T01:00:00Z")),
        "01:30 never comes: it opens when the clock jumps over it"
    );
}

#[test]
fn what_never_opens_is_told_and_what_never_closes_is_open() {
    let always = (0..7)
        .map(|day| Weekly {
            day,
            period: Period::ALL_DAY,
        })
        .collect();
    let schedule = london(Closed {
        weekly: always,
        dates: vec![],
    });
    assert_eq!(schedule.next_opening(0), None);
    let schedule = Schedule::always_open(zone("UTC"));
    assert!(schedule.is_open(0) && schedule.next_closing(0).is_none());
}

#[test]
fn a_moment_shows_the_business_clock() {
    let shown = moment(at("2026-07-05T23:30:00Z"), &zone("Europe/London")).business;
    let expected = LocalTime {
        year: 2026,
        month: 7,
        day: 6,
        weekday: 1,
        hour: 0,
        minute: 30,
    };
    assert_eq!(shown, expected);
}

#[test]
fn schedules_are_stored_as_readable_json() {
    let json = r#"{"weekly":[{"day":1,"from":540,"to":1020}],"dates":[{"date":"2026-12-25","closed":[{"from":0,"to":1440}]}]}"#;
    let closed: Closed = serde_json::from_str(json).expect("it is read");
    assert_eq!(serde_json::to_string(&closed).expect("it is written"), json);
}

/// Whether a wall minute is closed, told from the rules day by day with no ranges or instants: the slow way.
fn closed_by_hand(closed: &Closed, wall: DateTime) -> bool {
    let day = wall.date();
    let minute = i32::from(wall.hour()) * 60 + i32::from(wall.minute());
    let periods = |day: Date| -> Vec<Period> {
        match closed.dates.iter().find(|s| s.date == day) {
            Some(special) => special.closed.clone(),
            None => closed
                .weekly
                .iter()
                .filter(|w| i32::from(w.day) == i32::from(day.weekday().to_sunday_zero_offset()))
                .map(|w| w.period)
                .collect(),
        }
    };
    let is_special = |day: Date| closed.dates.iter().any(|s| s.date == day);
    let before = day.yesterday().expect("a day before");
    let end = |p: &Period| i32::from(p.to) + if p.to <= p.from { 1_440 } else { 0 };
    periods(day)
        .iter()
        .any(|p| (i32::from(p.from)..end(p)).contains(&minute))
        || ((!is_special(day) || is_special(before))
            && periods(before)
                .iter()
                .any(|p| (i32::from(p.from)..end(p)).contains(&(minute + 1_440))))
}

#[test]
fn a_closing_before_the_clock_is_set_is_not_passed_over_for_the_setting() {
    let closed = Closed {
        weekly: vec![Weekly {
            day: 0,
            period: Period { from: 0, to: 135 },
        }],
        dates: vec![],
    };
    let schedule = Schedule::new(zone("Europe/London"), closed);
    assert_eq!(
        schedule.next_closing(at("2026-03-28T12:00:00Z")),
        Some(at("2026-03-29T00:00:00Z"))
    );
}

fn closed_strategy() -> impl Strategy<Value = Closed> {
    // Quarters of an hour, so that edges meet often; 0 to 96 of them, so that midnight is met from both sides.
    let period = (0u16..96, 0u16..=96).prop_map(|(from, to)| Period {
        from: from * 15,
        to: to * 15,
    });
    let weekly = proptest::collection::vec((0u8..7, period.clone()), 0..9).prop_map(|rows| {
        rows.into_iter()
            .map(|(day, period)| Weekly { day, period })
            .collect()
    });
    let special = (0i32..12, proptest::collection::vec(period, 0..3));
    (weekly, proptest::collection::vec(special, 0..3)).prop_map(|(weekly, specials)| Closed {
        weekly,
        dates: specials
            .into_iter()
            .map(|(offset, closed)| Special {
                date: Date::constant(2026, 3, 24).saturating_add(offset.days()),
                closed,
            })
            .collect(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn openings_and_closings_are_those_of_a_scan_minute_by_minute(
        closed in closed_strategy(),
        name in proptest::sample::select(&ZONES[..]),
        base in proptest::sample::select(&["2026-03-07T12:00:00Z", "2026-03-28T12:00:00Z", "2026-04-04T06:00:00Z", "2026-10-24T18:00:00Z", "2026-11-01T00:00:00Z"][..]),
        offset in 0i64..1_440,
    ) {
        let schedule = Schedule::new(zone(name), closed.clone());
        let from = at(base) + offset * MINUTE;
        let open = |at: i64| !closed_by_hand(&closed, zoned(at, &zone(name)).datetime());
        let minutes = || (0..3 * 1_440).map(|m| from + m * MINUTE);
        prop_assert!(minutes().all(|at| schedule.is_open(at) == open(at)));
        let horizon = from + 3 * DAY;
        let opening = schedule.next_opening(from).filter(|&at| at < horizon);
        prop_assert_eq!(opening, minutes().find(|&at| open(at)));
        if open(from) {
            let closing = schedule.next_closing(from).filter(|&at| at < horizon);
            prop_assert_eq!(closing, minutes().find(|&at| !open(at)));
            let until = closing.unwrap_or(horizon);
            prop_assert!(schedule.is_open_throughout(from, until));
            prop_assert!(closing.is_none() || !schedule.is_open_throughout(from, until + 1));
        }
    }
}

fn except(open: bool, since: &str, until: &str) -> Override {
    Override {
        open,
        reason: "Storm".to_owned(),
        since: at(since),
        until: at(until),
    }
}

#[test]
fn an_exception_holds_from_its_beginning_up_to_its_end() {
    let (since, until) = ("2026-11-23T10:00:30Z", "2026-11-23T12:00:30Z");
    let schedule = london(nights()).overridden(Some(except(false, since, until)));
    assert!(schedule.is_open(at(since) - 1) && !schedule.is_open(at(since)));
    assert!(!schedule.is_open(at(until) - 1) && schedule.is_open(at(until)));
    assert_eq!(schedule.next_closing(at(since) - MINUTE), Some(at(since)));
    assert_eq!(schedule.next_opening(at(since)), Some(at(until)));
    assert!(!schedule.is_open_throughout(at(since) - MINUTE, at(until)));
    assert_eq!(schedule.reason(at(since)), Some("Storm"));
    assert_eq!(schedule.reason(at(until)), None);
}

#[test]
fn an_exception_opens_what_is_always_closed() {
    let closed = Closed {
        weekly: (0..7)
            .map(|day| Weekly {
                day,
                period: Period::ALL_DAY,
            })
            .collect(),
        dates: vec![],
    };
    let (since, until) = ("2026-11-23T10:00:00Z", "2026-11-23T12:00:00Z");
    let schedule = london(closed).overridden(Some(except(true, since, until)));
    assert_eq!(schedule.next_opening(at(since) - MINUTE), Some(at(since)));
    assert_eq!(schedule.next_closing(at(since)), Some(at(until)));
    assert_eq!(schedule.next_opening(at(until)), None);
}

#[test]
fn an_exception_closes_what_is_never_closed() {
    let (since, until) = ("2026-11-23T10:00:00Z", "2026-11-25T12:00:00Z");
    let always = Schedule::always_open(zone("Europe/London"));
    let schedule = always.overridden(Some(except(false, since, until)));
    assert_eq!(schedule.next_closing(at(since) - MINUTE), Some(at(since)));
    assert_eq!(schedule.next_opening(at(since)), Some(at(until)));
    assert_eq!(schedule.next_closing(at(until)), None);
}
