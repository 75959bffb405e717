//! What is told about this side, and what is known of the other.

use super::*;

fn tell(typing: Option<bool>, delivered: Option<u64>, read: Option<u64>) -> Effect {
    Effect::Tell(Signal {
        typing,
        delivered,
        read,
    })
}

#[test]
fn what_arrives_is_told_at_most_once_a_second() {
    let mut chat = Chat::open(0);
    assert_eq!(chat.arrives(theirs(1)), [tell(None, Some(1), None)]);
    for seq in 2..=9 {
        assert_eq!(chat.arrives(theirs(seq)), []);
    }
    assert_eq!(chat.pass(1_000), [tell(None, Some(9), None)]);
    assert_eq!(chat.pass(10_000), []);
}

#[test]
fn what_was_shown_is_read() {
    let mut chat = Chat::open(0);
    chat.arrives(theirs(1));
    chat.arrives(theirs(2));
    assert_eq!(chat.core.unread(), 2);
    chat.does(Input::Shown(99));
    assert_eq!(chat.core.unread(), 0);
    assert_eq!(chat.pass(1_000), [tell(None, Some(2), Some(2))]);
    chat.does(Input::Shown(1));
    assert_eq!(chat.pass(10_000), []);
}

#[test]
fn what_another_tab_read_is_read_here() {
    let mut chat = Chat::open(0);
    chat.arrives(theirs(1));
    let mut known = status(1);
    known.own = Seen {
        delivered: 1,
        read: 1,
    };
    chat.frame(Frame::Status(known));
    assert_eq!(chat.core.unread(), 0);
    chat.does(Input::Shown(1));
    assert_eq!(chat.pass(10_000), []);
}

#[test]
fn ones_own_messages_and_the_servers_are_not_unread() {
    let mut chat = Chat::open(0);
    chat.arrives(entry(1, Party::Customer, "a"));
    chat.arrives(entry(2, Party::System, "s"));
    let mut joined = theirs(3);
    joined.what = What::Joined;
    chat.arrives(joined);
    assert_eq!(chat.core.unread(), 0);
    assert_eq!(chat.pass(10_000), []);
}

#[test]
fn a_signal_that_was_lost_is_told_again() {
    let mut chat = Chat::open(0);
    chat.arrives(theirs(1));
    assert_eq!(chat.pass(14_000), []);
    assert_eq!(chat.frame(Frame::Beat), [tell(None, Some(1), None)]);
    chat.does(Input::Lost(Refusal::Unreachable));
    chat.pass(500);
    chat.does(Input::Connected);
    chat.pass(1_000);
    let mut deaf = status(1);
    deaf.own = Seen::default();
    assert_eq!(chat.frame(Frame::Status(deaf)), [tell(None, Some(1), None)]);
}

#[test]
fn what_was_read_without_a_line_is_told_when_there_is_one() {
    let mut chat = Chat::open(2);
    chat.does(Input::Lost(Refusal::Unreachable));
    assert_eq!(chat.does(Input::Shown(2)), []);
    chat.does(Input::Nudge);
    assert_eq!(chat.does(Input::Connected), [tell(None, None, Some(2))]);
}

#[test]
fn typing_is_told_at_the_start_each_four_seconds_and_at_the_end() {
    let mut chat = Chat::open(0);
    assert_eq!(
        chat.does(Input::Typing(true)),
        [tell(Some(true), None, None)]
    );
    for _ in 0..3 {
        chat.pass(1_000);
        assert_eq!(chat.does(Input::Typing(true)), []);
    }
    chat.pass(1_000);
    assert_eq!(
        chat.does(Input::Typing(true)),
        [tell(Some(true), None, None)]
    );
    assert_eq!(
        chat.does(Input::Typing(false)),
        [tell(Some(false), None, None)]
    );
    assert_eq!(chat.does(Input::Typing(false)), []);
}

#[test]
fn whoever_stopped_typing_is_not_said_to_type() {
    let mut chat = Chat::open(0);
    chat.does(Input::Typing(true));
    assert_eq!(chat.pass(12_000), []);
}

#[test]
fn ticks_follow_the_other_side() {
    let mut chat = Chat::open(3);
    let mut seen = status(3);
    seen.other = Seen {
        delivered: 2,
        read: 1,
    };
    chat.frame(Frame::Status(seen));
    let ticks = [1, 2, 3].map(|seq| chat.core.tick(seq));
    assert_eq!(ticks, [Tick::Read, Tick::Delivered, Tick::Sent]);
}
