use {
    super::{instead, line},
    crate::domain::when::Speaker,
    contact_us_wire::{LocalTime, Moment, OptionKind, OptionState, OptionView, Promise, Words},
};

fn option(kind: OptionKind, state: OptionState, promise: Promise) -> OptionView {
    OptionView {
        kind,
        state,
        promise,
        quickest: false,
        reason: String::new(),
    }
}

fn monday() -> Moment {
    Moment {
        at: 0,
        business: LocalTime {
            year: 2026,
            month: 11,
            day: 23,
            weekday: 1,
            hour: 9,
            minute: 0,
        },
    }
}

fn said(option: &OptionView) -> String {
    let words: Words =
        serde_json::from_str(include_str!("../../../crates/wire/locales/en.json")).unwrap();
    line(
        option,
        &Speaker {
            words: &words,
            place: "London",
            clock: |_| None,
        },
    )
}

#[test]
fn each_state_has_its_line() {
    use OptionKind::{Call, Callback, Chat, Email};
    let closed = OptionState::Closed {
        opens: Some(monday()),
    };
    let deferred = OptionState::Deferred { opens: monday() };
    for (option, expected) in [
        (
            option(Call, OptionState::Open, Promise::Answers { minutes: 4 }),
            "Answers in about 4 min",
        ),
        (
            option(Call, OptionState::Open, Promise::None),
            "Speak with us now",
        ),
        (
            option(Call, closed, Promise::Answers { minutes: 4 }),
            "Opens Monday 09:00 in London",
        ),
        (
            option(Call, OptionState::Closed { opens: None }, Promise::None),
            "Closed for now",
        ),
        (
            option(Callback, OptionState::Open, Promise::Calls { minutes: 30 }),
            "We call you within 30 min",
        ),
        (
            option(Callback, deferred, Promise::Calls { minutes: 30 }),
            "We call you from Monday 09:00 in London",
        ),
        (
            option(Email, OptionState::Open, Promise::Replies { hours: 24 }),
            "We reply within a day",
        ),
        (
            option(Email, OptionState::Open, Promise::Replies { hours: 4 }),
            "We reply within 4 hours",
        ),
        (
            option(Email, OptionState::Open, Promise::Replies { hours: 1 }),
            "We reply within an hour",
        ),
        (
            option(Chat, OptionState::Open, Promise::None),
            "Write with one of us now",
        ),
        (
            option(Chat, OptionState::Open, Promise::Later),
            "Nobody is here right now. Write, and we answer later",
        ),
        (
            option(Email, deferred, Promise::None),
            "Read from Monday 09:00 in London",
        ),
    ] {
        assert_eq!(said(&option), expected);
    }
}

fn at(at: i64) -> Moment {
    Moment { at, ..monday() }
}

#[test]
fn a_closed_option_points_to_an_open_one_before_one_for_later() {
    use OptionKind::{Call, Callback, Email};
    let closed = option(Call, OptionState::Closed { opens: None }, Promise::None);
    let later = OptionState::Deferred { opens: monday() };
    let later = option(Callback, later, Promise::None);
    let open = option(Email, OptionState::Open, Promise::None);
    let all = [closed.clone(), later.clone(), open];
    assert_eq!(instead(&all, &closed), Some(Email));
    assert_eq!(instead(&all, &later), None, "it is taken itself");
    assert_eq!(instead(&all[..2], &closed), Some(Callback));
    assert_eq!(instead(&all[..1], &closed), None);
}

#[test]
fn a_callback_that_is_no_sooner_than_the_opening_is_no_help_until_then() {
    use OptionKind::{Call, Callback};
    let opens = |moment| OptionState::Closed {
        opens: Some(moment),
    };
    let callback = option(
        Callback,
        OptionState::Deferred { opens: at(9) },
        Promise::None,
    );
    for (opening, expected) in [(8, None), (9, None), (10, Some(Callback))] {
        let closed = option(Call, opens(at(opening)), Promise::None);
        let all = [closed.clone(), callback.clone()];
        assert_eq!(instead(&all, &closed), expected, "{opening}");
    }
}
