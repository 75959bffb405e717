use {super::*, contact_us_wire::Transfer};

const ASKED: i64 = 1_000_000;

fn call(on_call: &str, polled_at: i64, handed_out_at: Option<i64>) -> CallRow {
    CallRow {
        on_call: Some(on_call.to_owned()),
        polled_at,
        asked_at: Some(ASKED),
        handed_out_at,
    }
}

#[test]
fn only_true_is_true() {
    for flag in ["true", "True", "TRUE", " true "] {
        assert!(of(Some(&call(flag, 0, None)), ASKED).on_call, "{flag:?}");
    }
    for flag in ["false", "FALSE", "", "1", "yes", "truely", "t rue"] {
        assert!(!of(Some(&call(flag, 0, None)), ASKED).on_call, "{flag:?}");
    }
    assert!(!of(Some(&CallRow::default()), ASKED).on_call);
    assert_eq!(of(None, ASKED), Voice::default());
}

#[test]
fn a_transfer_that_is_not_taken_up_is_unanswered_after_15_s() {
    let at = |now| of(Some(&call("true", ASKED - 1, None)), now).transfer;
    assert_eq!(at(ASKED), Transfer::Asked);
    assert_eq!(at(ASKED + UNANSWERED - 1), Transfer::Asked);
    assert_eq!(at(ASKED + UNANSWERED), Transfer::Unanswered);
}

#[test]
fn an_ivr_that_asks_on_is_alive() {
    let asked_on = ASKED + 14_000;
    let at = |now, out| of(Some(&call("true", asked_on, out)), now).transfer;
    assert_eq!(at(ASKED + 20_000, None), Transfer::Asked);
    assert_eq!(at(ASKED + 20_000, Some(ASKED + 1)), Transfer::Connecting);
    assert_eq!(
        at(asked_on + UNANSWERED, Some(ASKED + 1)),
        Transfer::Unanswered
    );
}

#[test]
fn a_call_that_is_let_go_of_is_put_through_only_if_that_was_handed_out() {
    let of_out = |out| of(Some(&call("false", ASKED + 1, out)), ASKED + 2).transfer;
    assert_eq!(of_out(Some(ASKED + 1)), Transfer::Over);
    assert_eq!(of_out(None), Transfer::None, "cut off before anybody knew");
    let never = CallRow {
        asked_at: None,
        ..call("false", 0, None)
    };
    assert_eq!(of(Some(&never), ASKED).transfer, Transfer::None);
}
