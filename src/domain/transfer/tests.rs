use super::*;

fn voice(on_call: bool, transfer: Transfer) -> Voice {
    Voice { on_call, transfer }
}

#[test]
fn each_answer_has_its_phase() {
    for (on_call, transfer, phase) in [
        (true, Transfer::None, Phase::Offered),
        (true, Transfer::Asked, Phase::Asked),
        (true, Transfer::Connecting, Phase::Connecting),
        (true, Transfer::Unanswered, Phase::Unanswered),
        (false, Transfer::None, Phase::Dropped),
        (false, Transfer::Over, Phase::Gone),
    ] {
        assert_eq!(Phase::of(&voice(on_call, transfer)), phase);
    }
}

#[test]
fn what_is_over_stays_over_and_a_refusal_stays_to_be_read() {
    let open = voice(true, Transfer::None);
    let refused = Phase::Refused("too fast".to_owned());
    for phase in [Phase::Dropped, Phase::Gone, Phase::Sending, refused.clone()] {
        assert_eq!(phase.after(&open), phase);
    }
    assert_eq!(refused.after(&voice(false, Transfer::None)), Phase::Dropped);
    assert_eq!(
        Phase::Offline.after(&open),
        Phase::Offered,
        "the network is back"
    );
    assert_eq!(refused.after(&voice(true, Transfer::Asked)), Phase::Asked);
    assert_eq!(
        Phase::Asked.after(&voice(false, Transfer::Over)),
        Phase::Gone
    );
}

#[test]
fn only_what_is_under_way_is_busy_and_only_what_failed_offers_to_dial() {
    let refused = Phase::Refused(String::new());
    for (phase, busy, failed, over) in [
        (Phase::Offered, false, false, false),
        (Phase::Sending, true, false, false),
        (Phase::Asked, true, false, false),
        (Phase::Connecting, true, false, false),
        (Phase::Unanswered, false, true, false),
        (Phase::Offline, false, true, false),
        (refused, false, true, false),
        (Phase::Dropped, false, false, true),
        (Phase::Gone, false, false, true),
    ] {
        assert_eq!(
            (phase.is_busy(), phase.has_failed(), phase.is_over()),
            (busy, failed, over),
            "{phase:?}"
        );
        assert_eq!(
            phase.word().is_none(),
            matches!(phase, Phase::Offered | Phase::Refused(_))
        );
    }
}
