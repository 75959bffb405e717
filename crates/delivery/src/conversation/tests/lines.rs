//! The line is opened, watched and opened anew.

use super::*;

fn connects(did: &[(i64, Effect)]) -> Vec<i64> {
    let connects = did
        .iter()
        .filter(|(_, did)| matches!(did, Effect::Connect(_)));
    connects.map(|(at, _)| *at).collect()
}

#[test]
fn a_line_that_fails_is_tried_with_growing_waits() {
    let mut chat = Chat::open(2);
    chat.does(Input::Lost(Refusal::Unreachable));
    let since = chat.now;
    let mut last = since;
    for most in [
        500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ] {
        let at = connects(&chat.timed(most));
        assert!(matches!(&*at, [at] if at - last <= most), "{at:?}");
        assert_eq!(chat.core.line(), Line::Reconnecting(since));
        chat.does(Input::Lost(Refusal::Unreachable));
        last = chat.now;
    }
    chat.does(Input::Nudge);
    chat.does(Input::Connected);
    assert_eq!(chat.core.line(), Line::Open);
    chat.frame(Frame::Status(status(2)));
    chat.does(Input::Lost(Refusal::Unreachable));
    assert_eq!(
        connects(&chat.timed(500)).len(),
        1,
        "the first good event ended the waits"
    );
}

#[test]
fn a_silent_line_is_dead_after_two_and_a_half_heartbeats() {
    let mut chat = Chat::open(2);
    chat.frame(Frame::Beat);
    let alive = chat.now;
    let did = chat.timed(60_000);
    assert_eq!(did[0], (alive + 37_500, Effect::Disconnect));
    assert!(matches!(did[1], (_, Effect::Connect(2))));
}

#[test]
fn a_line_that_never_opens_is_given_up_and_tried_again() {
    let mut chat = Chat::open(2);
    chat.does(Input::Lost(Refusal::Unreachable));
    assert!(connects(&chat.timed(120_000)).len() > 2);
}

#[test]
fn after_a_nudge_a_missing_heartbeat_is_enough() {
    let mut chat = Chat::open(2);
    chat.frame(Frame::Beat);
    let alive = chat.now;
    chat.pass(10_000);
    assert_eq!(chat.does(Input::Nudge), []);
    assert_eq!(chat.timed(11_000)[0], (alive + 20_000, Effect::Disconnect));
}

#[test]
fn a_hidden_page_has_no_line_and_comes_back_at_once() {
    let mut chat = Chat::open(2);
    assert_eq!(chat.does(Input::Hide), [Effect::Disconnect]);
    assert_eq!(chat.core.line(), Line::Idle);
    assert_eq!(chat.pass(1_000_000), []);
    assert_eq!(chat.does(Input::Nudge), [Effect::Connect(2)]);
    assert_eq!(chat.core.line(), Line::Opening);
}

#[test]
fn a_hidden_page_does_not_wait_for_the_answer_that_was_cut_off() {
    let mut chat = Chat::open(0);
    chat.does(Input::Write(written("a")));
    chat.does(Input::Hide);
    assert_eq!(chat.does(Input::Nudge), [Effect::Connect(0), post("a")]);
}

#[test]
fn a_clock_that_jumps_delays_nothing() {
    for jump in [-1_000_000_000_000, -40_000, 40_000, 1_000_000_000_000] {
        let mut chat = Chat::open(2);
        chat.does(Input::Lost(Refusal::Unreachable));
        chat.does(Input::Write(written("a")));
        chat.does(Input::Posted("a".to_owned(), Err(Refusal::Unreachable)));
        // A timer that was set by the old clock fires when its time has passed by any.
        chat.now += jump;
        chat.woken = Some(chat.now + 500);
        let did = chat.pass(2_000);
        assert!(did.contains(&Effect::Connect(2)), "{jump}: {did:?}");
        assert!(did.contains(&post("a")), "{jump}: {did:?}");
    }
}

#[test]
fn a_chat_that_is_over_and_here_needs_no_line() {
    let mut chat = Chat::open(2);
    let mut ended = status(2);
    ended.phase = ChatPhase::Ended { by: Party::Agent };
    chat.frame(Frame::Status(ended));
    chat.does(Input::Lost(Refusal::Unreachable));
    assert_eq!(chat.pass(1_000_000), []);
    assert_eq!(chat.core.line(), Line::Idle);
    assert_eq!(chat.does(Input::Nudge), [Effect::Connect(2)]);
}

#[test]
fn nothing_is_done_before_the_start_but_what_is_written_is_kept() {
    let mut chat = Chat::new();
    assert_eq!(chat.does(Input::Nudge), []);
    assert_eq!(chat.does(Input::Write(written("a"))), [keep("a")]);
    let did = chat.does(Input::Start(vec![written("a")]));
    assert_eq!(did, [Effect::Fetch(Stretch::Last), post("a")]);
}
