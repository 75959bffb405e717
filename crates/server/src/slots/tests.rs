use {
    super::*,
    crate::schedule::{Closed, Period, Weekly},
    jiff::tz::TimeZone,
    proptest::prelude::*,
};

fn at(text: &str) -> i64 {
    text.parse::<Timestamp>()
        .expect("an instant")
        .as_millisecond()
}

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).expect("the zone is known")
}

/// Open on weekdays from 09:00 to 17:00.
fn office(name: &str) -> Schedule {
    let week = (0..7).map(|day| {
        let weekend = day == 0 || day == 6;
        let period = if weekend {
            Period::ALL_DAY
        } else {
            Period {
                from: 17 * 60,
                to: 9 * 60,
            }
        };
        Weekly { day, period }
    });
    // Sunday's closing must not end at Monday's midnight.
    let monday = Weekly {
        day: 1,
        period: Period {
            from: 0,
            to: 9 * 60,
        },
    };
    Schedule::new(
        zone(name),
        Closed {
            weekly: week.chain([monday]).collect(),
            dates: vec![],
        },
    )
}

/// The days of a list, by the clock of a zone, each with how many slots of it are shown.
fn days(slots: &[Span], name: &str) -> Vec<(i8, usize)> {
    let mut days: Vec<(i8, usize)> = Vec::new();
    for slot in slots {
        let day = zoned(slot.from, &zone(name)).day();
        match days.last_mut() {
            Some((last, count)) if *last == day => *count += 1,
            _ => days.push((day, 1)),
        }
    }
    days
}

#[test]
fn an_office_offers_every_half_hour_of_its_open_days() {
    let now = at("2026-11-26T15:10:00Z"); // a Thursday
    let slots = offered(&office("Europe/London"), now, &[]);
    assert_eq!(slots[0].from, at("2026-11-26T16:00:00Z"));
    let shown = days(&slots, "Europe/London");
    assert_eq!(shown, [(26, 2), (27, 16), (30, 16), (1, 16), (2, 16)]);
}

#[test]
fn around_the_clock_reaches_a_week_ahead_the_nearest_days_with_most() {
    let always = Schedule::always_open(zone("Europe/London"));
    let slots = offered(&always, at("2026-11-28T08:07:00Z"), &[]); // a Saturday
    let shown = days(&slots, "Europe/London");
    assert_eq!(shown[..3], [(28, 15), (29, 12), (30, 8)]);
    assert_eq!(shown.len(), 7);
    assert_eq!(
        slots[27].from,
        at("2026-11-30T00:00:00Z"),
        "from the opening on"
    );
    let midnight = offered(&always, at("2026-11-27T23:20:00Z"), &[]);
    assert!(slots.len() <= MOST && midnight.len() <= MOST, "{shown:?}");
}

#[test]
fn a_day_whose_shown_times_are_taken_shows_others() {
    let (schedule, now) = (
        Schedule::always_open(zone("Europe/London")),
        at("2026-11-26T18:00:00Z"),
    );
    let monday = |slots: &[Span]| -> Vec<i64> {
        let day = at("2026-11-30T00:00:00Z")..at("2026-12-01T00:00:00Z");
        let from = slots.iter().map(|slot| slot.from);
        from.filter(|from| day.contains(from)).collect()
    };
    let first = monday(&offered(&schedule, now, &[]));
    let then = monday(&offered(&schedule, now, &first));
    assert!(!then.is_empty() && then.iter().all(|slot| !first.contains(slot)));
    let all: Vec<i64> = (0..48).map(|n| first[0] + n * LENGTH).collect();
    assert!(monday(&offered(&schedule, now, &all)).is_empty());
}

#[test]
fn a_half_hour_that_is_not_shown_can_be_asked_for() {
    let (schedule, now) = (
        Schedule::always_open(zone("Europe/London")),
        at("2026-11-26T18:00:00Z"),
    );
    let half_past = at("2026-11-30T09:30:00Z");
    assert!(
        offered(&schedule, now, &[])
            .iter()
            .all(|slot| slot.from != half_past)
    );
    assert!(find(&schedule, half_past, now).is_some());
}

#[test]
fn no_slot_is_a_wrong_instant_around_changes_of_the_clock() {
    for (name, before) in [
        ("Europe/London", "2026-03-28T20:00:00Z"),
        ("Europe/London", "2026-10-24T20:00:00Z"),
        ("America/New_York", "2026-03-08T00:00:00Z"),
        ("America/New_York", "2026-11-01T00:00:00Z"),
        ("Australia/Lord_Howe", "2026-04-04T10:00:00Z"),
        ("Australia/Lord_Howe", "2026-10-03T10:00:00Z"),
    ] {
        let always = Schedule::always_open(zone(name));
        let slots: Vec<Span> = possible(&always, at(before))
            .into_iter()
            .flatten()
            .collect();
        let shown: Vec<Window> = slots.iter().map(|s| s.window(&zone(name))).collect();
        for (slot, window) in slots.iter().zip(&shown) {
            assert_eq!(slot.until - slot.from, LENGTH);
            assert!(window.from.business.minute % 30 == 0, "{name} {window:?}");
            let minutes = |m: contact_us_wire::Moment| {
                i32::from(m.business.hour) * 60 + i32::from(m.business.minute)
            };
            let length = (minutes(window.until) - minutes(window.from)).rem_euclid(1_440);
            assert_eq!(
                length, 30,
                "what is shown is as long as it is: {name} {window:?}"
            );
        }
        let mut walls: Vec<_> = shown.iter().map(|w| w.from.business).collect();
        walls.dedup();
        assert_eq!(
            walls.len(),
            slots.len(),
            "no wall time is offered twice: {name}"
        );
        assert!(walls.is_sorted(), "{name}");
    }
}

#[test]
fn a_slot_can_be_asked_for_a_while_after_it_was_shown() {
    let schedule = office("Europe/London");
    let slot = at("2026-11-26T16:00:00Z");
    assert!(find(&schedule, slot, slot - LEAD).is_some());
    assert!(find(&schedule, slot, slot - LEAD + GRACE).is_some());
    assert!(find(&schedule, slot, slot - LEAD + GRACE + 1).is_none());
    assert!(find(&schedule, slot + 1, slot - LEAD).is_none());
    assert!(find(&schedule, at("2026-11-26T17:00:00Z"), slot - LEAD).is_none());
}

#[test]
fn as_soon_as_possible_is_now_or_after_the_next_opening() {
    let schedule = office("Europe/London");
    let promised = 30 * MINUTE;
    let from = |now: &str| soonest(&schedule, at(now), promised, &[]).map(|s| s.from);
    assert_eq!(
        from("2026-11-26T15:10:00Z"),
        Some(at("2026-11-26T15:10:00Z"))
    );
    assert_eq!(
        from("2026-11-26T16:31:00Z"),
        Some(at("2026-11-27T09:00:00Z")),
        "too late for today"
    );
    assert_eq!(
        from("2026-11-27T18:00:00Z"),
        Some(at("2026-11-30T09:00:00Z"))
    );
    let hour = soonest(&schedule, at("2026-11-27T18:00:00Z"), 600 * MINUTE, &[]).expect("it opens");
    assert_eq!(
        hour.from,
        at("2026-11-30T09:00:00Z"),
        "never open so long: the first opening"
    );
}

#[test]
fn as_soon_as_possible_passes_over_half_hours_that_are_full() {
    let schedule = office("Asia/Kathmandu"); // UTC+05:45: its half hours begin at a quarter past and to
    let now = at("2026-11-26T08:37:00Z");
    let full = [at("2026-11-26T08:15:00Z"), at("2026-11-26T08:45:00Z")];
    let from = |full: &[i64]| soonest(&schedule, now, 30 * MINUTE, full).map(|span| span.from);
    assert_eq!(seat(schedule.zone(), now), full[0]);
    assert_eq!(from(&[]), Some(now));
    assert_eq!(from(&full[1..]), Some(now));
    assert_eq!(from(&full[..1]), Some(full[1]));
    assert_eq!(from(&full), Some(at("2026-11-26T09:15:00Z")));
    let day: Vec<i64> = (0..20).map(|n| full[0] + n * LENGTH).collect();
    assert_eq!(
        from(&day),
        Some(at("2026-11-27T03:15:00Z")),
        "the next morning"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_slot_is_open_apart_and_still_to_come(
        name in proptest::sample::select(&["Europe/London", "America/New_York", "Asia/Kathmandu"][..]),
        now in 1_767_225_600_000i64..1_798_761_600_000,
    ) {
        let schedule = office(name);
        let slots = offered(&schedule, now, &[]);
        prop_assert!(!slots.is_empty() && slots.len() <= MOST);
        prop_assert!(slots.windows(2).all(|pair| pair[0].until <= pair[1].from));
        for slot in &slots {
            prop_assert!(slot.from >= now + LEAD);
            prop_assert!((0..30).all(|m| schedule.is_open(slot.from + m * MINUTE)));
            prop_assert_eq!(find(&schedule, slot.from, now), Some(*slot));
        }
    }
}
