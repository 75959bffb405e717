//! What was written leaves once and in order.

use super::*;

#[test]
fn a_message_is_kept_before_it_is_sent() {
    let mut chat = Chat::open(3);
    assert_eq!(
        chat.does(Input::Write(written("a"))),
        [keep("a"), post("a")]
    );
    assert_eq!(chat.waiting(), [("a", Tick::Sending)]);
}

#[test]
fn one_message_is_under_way_at_a_time_in_the_order_of_ids() {
    let mut chat = Chat::open(0);
    chat.does(Input::Write(written("b")));
    assert_eq!(chat.does(Input::Write(written("d"))), [keep("d")]);
    assert_eq!(chat.does(Input::Adopt(written("c"))), []);
    let did = chat.does(taken("b", 1));
    assert_eq!(did, [forget("b"), post("c")]);
    let did = chat.does(taken("c", 2));
    assert_eq!(did, [forget("c"), post("d")]);
}

#[test]
fn a_message_whose_entry_is_not_here_yet_is_shown_once_as_sent() {
    let mut chat = Chat::open(0);
    chat.does(Input::Write(written("a")));
    chat.does(taken("a", 2));
    assert_eq!(chat.waiting(), [("a", Tick::Sent)]);
    chat.arrives(theirs(1));
    assert_eq!(chat.waiting(), [("a", Tick::Sent)]);
    assert_eq!(chat.arrives(entry(2, Party::Customer, "a")), []);
    assert_eq!(chat.waiting(), []);
    assert_eq!(chat.ids(), ["theirs-1", "a"]);
}

#[test]
fn an_entry_settles_its_message_before_the_answer_does() {
    let mut chat = Chat::open(0);
    chat.does(Input::Write(written("a")));
    chat.does(Input::Write(written("b")));
    assert_eq!(chat.arrives(entry(1, Party::Customer, "a")), [forget("a")]);
    assert_eq!(chat.waiting(), [("b", Tick::Sending)]);
    assert_eq!(chat.does(taken("a", 1)), [post("b")]);
}

#[test]
fn no_answer_means_again_with_the_same_id_until_there_is_one() {
    let mut chat = Chat::open(0);
    chat.does(Input::Write(written("a")));
    let mut tries = 0;
    for _ in 0..20 {
        let did = chat.does(Input::Posted("a".to_owned(), Err(Refusal::Unreachable)));
        assert_eq!(
            did.iter().filter(|did| **did == post("a")).count(),
            did.len()
        );
        tries += did.len();
        tries += chat
            .pass(30_000)
            .iter()
            .filter(|did| **did == post("a"))
            .count();
    }
    assert_eq!(tries, 20);
}

#[test]
fn an_answer_that_never_comes_is_not_waited_for_for_ever() {
    let mut chat = Chat::open(0);
    chat.does(Input::Write(written("a")));
    assert!(chat.pass(31_000).contains(&post("a")));
}

#[test]
fn a_server_that_asks_for_patience_gets_it() {
    let mut chat = Chat::open(0);
    chat.does(Input::Write(written("a")));
    chat.does(Input::Posted("a".to_owned(), Err(Refusal::Later(9_000))));
    assert!(!chat.does(Input::Nudge).contains(&post("a")));
    assert!(!chat.does(Input::Write(written("b"))).contains(&post("a")));
    assert!(!chat.pass(8_999).contains(&post("a")));
    assert!(chat.pass(501).contains(&post("a")));
}

#[test]
fn a_nudge_tries_at_once() {
    let mut chat = Chat::open(0);
    chat.does(Input::Write(written("a")));
    for _ in 0..10 {
        chat.does(Input::Posted("a".to_owned(), Err(Refusal::Unreachable)));
        chat.does(Input::Nudge);
    }
    chat.does(Input::Posted("a".to_owned(), Err(Refusal::Unreachable)));
    assert_eq!(chat.does(Input::Nudge), [post("a")]);
}

#[test]
fn a_message_that_will_never_be_taken_stays_visible_and_holds_up_nobody() {
    let mut chat = Chat::open(0);
    chat.does(Input::Write(written("a")));
    chat.does(Input::Write(written("b")));
    let why = Refusal::Never("Too long.".to_owned());
    let mut failed = written("a");
    failed.refused = Some(why.clone());
    let did = chat.does(Input::Posted("a".to_owned(), Err(why)));
    assert_eq!(did, [Effect::Keep(failed), post("b")]);
    assert_eq!(chat.waiting(), [("a", Tick::Failed), ("b", Tick::Sending)]);
    chat.does(taken("b", 1));
    assert_eq!(
        chat.does(Input::Retry("a".to_owned())),
        [keep("a"), post("a")]
    );
    chat.does(Input::Posted(
        "a".to_owned(),
        Err(Refusal::Never(String::new())),
    ));
    assert_eq!(chat.does(Input::Discard("a".to_owned())), [forget("a")]);
    assert_eq!(chat.waiting(), [("b", Tick::Sent)]);
}

#[test]
fn what_storage_held_is_sent_and_what_failed_is_not() {
    let mut chat = Chat::new();
    let mut failed = written("a");
    failed.refused = Some(Refusal::Never(String::new()));
    let did = chat.does(Input::Start(vec![written("c"), failed, written("b")]));
    assert_eq!(did, [Effect::Fetch(Stretch::Last), post("b")]);
}

#[test]
fn a_message_of_long_ago_is_settled_by_the_first_answer() {
    let mut chat = Chat::open(500);
    chat.does(Input::Adopt(written("a")));
    assert_eq!(chat.pass(2_000), [post("a")]);
    assert_eq!(chat.does(taken("a", 3)), [forget("a")]);
    assert_eq!(chat.waiting(), []);
}

#[test]
fn another_tabs_message_is_left_to_it_for_a_moment_and_shown_at_once() {
    let mut chat = Chat::open(0);
    assert_eq!(chat.does(Input::Adopt(written("a"))), []);
    assert_eq!(chat.waiting(), [("a", Tick::Sending)]);
    assert_eq!(chat.arrives(entry(1, Party::Customer, "a")), [forget("a")]);
    assert_eq!(
        chat.does(Input::Write(written("b"))),
        [keep("b"), post("b")]
    );
}

#[test]
fn another_tabs_message_that_is_here_already_is_not_shown_twice() {
    let mut chat = Chat::open(0);
    chat.arrives(entry(1, Party::Customer, "a"));
    assert_eq!(chat.does(Input::Adopt(written("a"))), [forget("a")]);
    assert_eq!(chat.waiting(), []);
}

#[test]
fn when_the_chat_is_over_nothing_is_sent_and_nothing_vanishes() {
    let mut chat = Chat::open(0);
    chat.does(Input::Write(written("a")));
    chat.does(Input::Posted("a".to_owned(), Err(Refusal::Over)));
    assert!(chat.core.is_over());
    assert_eq!(chat.does(Input::Write(written("b"))), [keep("b")]);
    assert_eq!(chat.does(Input::Nudge), []);
    assert_eq!(chat.waiting(), [("a", Tick::Sending), ("b", Tick::Sending)]);
}

#[test]
fn without_a_good_token_nothing_is_tried_until_there_is_one() {
    let mut chat = Chat::open(4);
    chat.does(Input::Write(written("a")));
    let did = chat.does(Input::Posted("a".to_owned(), Err(Refusal::Token)));
    assert_eq!(did, [Effect::Disconnect]);
    assert_eq!(chat.core.line(), Line::Expired);
    assert_eq!(chat.does(Input::Write(written("b"))), [keep("b")]);
    assert_eq!(chat.does(Input::Nudge), []);
    assert_eq!(chat.does(Input::Older), []);
    assert_eq!(chat.pass(3_600_000), []);
    assert_eq!(chat.does(Input::Renewed), [Effect::Connect(4), post("a")]);
}

#[test]
fn after_a_day_it_is_time_to_ask() {
    let day = 24 * 60 * 60 * 1_000;
    assert!(!written("a").is_stale(day));
    assert!(written("a").is_stale(day + 1));
}
