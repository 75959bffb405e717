//! What arrives is shown once and in order.

use super::*;

#[test]
fn an_entry_that_was_here_is_dropped() {
    let mut chat = Chat::open(3);
    chat.arrives(theirs(4));
    assert_eq!(chat.arrives(theirs(4)), []);
    assert_eq!(chat.arrives(theirs(2)), []);
    assert_eq!(chat.core.entries().len(), 4);
}

#[test]
fn a_hole_is_filled_by_one_fetch() {
    let mut chat = Chat::open(3);
    assert_eq!(chat.arrives(theirs(6)), [Effect::Fetch(Stretch::After(3))]);
    assert_eq!(chat.arrives(theirs(7)), []);
    chat.does(Input::Fetched(Ok(page(4..=7))));
    assert_eq!(chat.core.entries().last(), Some(&theirs(7)));
    assert_eq!(chat.pass_quietly(10_000), []);
}

#[test]
fn a_hole_wider_than_a_page_is_filled_page_by_page() {
    let mut chat = Chat::open(3);
    chat.arrives(theirs(9));
    let did = chat.does(Input::Fetched(Ok(page(4..=6))));
    assert!(did.contains(&Effect::Fetch(Stretch::After(6))));
    chat.does(Input::Fetched(Ok(page(7..=9))));
    assert_eq!(chat.core.entries().len(), 9);
}

#[test]
fn an_entry_that_came_during_the_fetch_is_not_missed() {
    let mut chat = Chat::open(3);
    chat.arrives(theirs(5));
    chat.arrives(theirs(6));
    let did = chat.does(Input::Fetched(Ok(page(4..=5))));
    assert!(did.contains(&Effect::Fetch(Stretch::After(5))));
}

#[test]
fn what_a_silent_stream_kept_back_is_fetched() {
    let mut chat = Chat::open(3);
    chat.frame(Frame::Status(status(5)));
    assert_eq!(chat.pass_quietly(10_000), []);
    assert_eq!(chat.frame(Frame::Beat), [Effect::Fetch(Stretch::After(3))]);
}

#[test]
fn a_gap_leads_to_one_fetch_that_replaces_the_log() {
    let mut chat = Chat::open(3);
    let did = chat.frame(Frame::Gap);
    assert_eq!(did, [Effect::Disconnect, Effect::Fetch(Stretch::Last)]);
    assert_eq!(chat.does(Input::Lost(Refusal::Unreachable)), []);
    assert_eq!(
        chat.does(Input::Fetched(Ok(page(1..=2)))),
        [Effect::Connect(2)]
    );
    assert_eq!(
        chat.ids(),
        ["theirs-1", "theirs-2"],
        "also when the server has less"
    );
}

#[test]
fn a_server_with_another_log_is_believed() {
    let mut chat = Chat::open(3);
    let did = chat.arrives(entry(3, Party::Agent, "another"));
    assert_eq!(did, [Effect::Disconnect, Effect::Fetch(Stretch::Last)]);
}

#[test]
fn a_server_that_has_less_than_we_is_asked_for_all() {
    let mut chat = Chat::open(3);
    chat.does(Input::Lost(Refusal::Unreachable));
    chat.does(Input::Nudge);
    chat.does(Input::Connected);
    let did = chat.frame(Frame::Status(status(2)));
    assert_eq!(did, [Effect::Disconnect, Effect::Fetch(Stretch::Last)]);
}

#[test]
fn a_message_that_the_server_forgot_is_sent_again() {
    let mut chat = Chat::open(3);
    chat.does(Input::Write(written("a")));
    chat.does(taken("a", 4));
    chat.frame(Frame::Gap);
    let did = chat.does(Input::Fetched(Ok(page(1..=3))));
    assert_eq!(did, [keep("a"), Effect::Connect(3), post("a")]);
    assert_eq!(chat.waiting(), [("a", Tick::Sending)]);
}

#[test]
fn older_entries_come_when_they_are_wanted() {
    let mut chat = Chat::open(30);
    assert!(chat.core.has_older());
    assert_eq!(
        chat.does(Input::Older),
        [Effect::Fetch(Stretch::Before(21))]
    );
    assert_eq!(chat.does(Input::Older), []);
    assert_eq!(chat.does(Input::Fetched(Ok(page(1..=20)))), []);
    assert!(!chat.core.has_older());
    assert_eq!(chat.core.entries().len(), 30);
    assert_eq!(chat.does(Input::Older), []);
}

#[test]
fn a_fetch_that_fails_is_repeated() {
    let mut chat = Chat::new();
    chat.does(Input::Start(vec![]));
    chat.does(Input::Fetched(Err(Refusal::Unreachable)));
    assert_eq!(chat.pass(500), [Effect::Fetch(Stretch::Last)]);
    assert!(
        chat.pass(120_000).contains(&Effect::Fetch(Stretch::Last)),
        "without an answer, too"
    );
    chat.does(Input::Fetched(Err(Refusal::Token)));
    assert_eq!(chat.core.line(), Line::Expired);
    assert_eq!(chat.does(Input::Renewed), [Effect::Fetch(Stretch::Last)]);
}

#[test]
fn ten_thousand_entries_are_taken_up_one_by_one() {
    let mut chat = Chat::open(0);
    for seq in 1..=10_000 {
        chat.arrives(theirs(seq));
    }
    assert_eq!(chat.core.entries().len(), 10_000);
    assert_eq!(chat.core.unread(), 10_000);
}
