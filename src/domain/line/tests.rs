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
    use OptionKind::{Call, Callback, Email};
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
            "Closed, opens Monday 09:00 in London",
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
            option(Email, deferred, Promise::None),
            "Read from Monday 09:00 in London",
        ),
    ] {
        assert_eq!(said(&option), expected);
    }
}

#[test]
fn a_closed_option_points_to_an_open_one_before_one_for_later() {
    use OptionKind::{Call, Callback, Email};
    let closed = option(Call, OptionState::Closed { opens: None }, Promise::None);
    let later = option(
        Callback,
        OptionState::Deferred { opens: monday() },
        Promise::None,
    );
    let open = option(Email, OptionState::Open, Promise::None);
    assert_eq!(instead(&[closed.clone(), later.clone(), open]), Some(Email));
    assert_eq!(instead(&[closed.clone(), later]), Some(Callback));
    assert_eq!(instead(&[closed]), None);
}
