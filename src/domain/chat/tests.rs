use {
    super::*,
    contact_us_delivery::{Input, Outgoing, Refusal},
    contact_us_wire::chat::{ChatStatus, Content, EntryPage, Seen},
};

/// A conversation that has nothing in it yet.
fn empty() -> Conversation {
    let mut chat = Conversation::new(Party::Customer, 1);
    chat.handle(Input::Start(Vec::new()), 0);
    let status = ChatStatus {
        phase: ChatPhase::Waiting {
            place: 1,
            wait: None,
        },
        last: 0,
        other: Seen::default(),
        own: Seen::default(),
        typing: false,
    };
    let page = EntryPage {
        entries: Vec::new(),
        status,
    };
    chat.handle(Input::Fetched(Ok(page)), 1);
    chat.handle(Input::Connected, 2);
    chat
}

fn hello() -> Outgoing {
    Outgoing {
        id: "01900000-0000-7000-8000-000000000001".to_owned(),
        at: 3,
        content: Content::Text("Hello".to_owned()),
        refused: None,
    }
}

#[test]
fn who_has_said_nothing_yet_stands_in_no_line() {
    let mut chat = empty();
    assert_eq!(stage(&chat), Stage::New);
    chat.handle(Input::Write(hello()), 3);
    assert_eq!(stage(&chat), Stage::Waiting(1, None));
}

#[test]
fn sends_that_fail_say_that_the_line_is_cut_though_the_stream_seems_open() {
    let mut chat = empty();
    chat.handle(Input::Write(hello()), 3);
    chat.handle(Input::Posted(hello().id, Err(Refusal::Unreachable)), 4);
    assert_eq!(stage(&chat), Stage::Reconnecting);
    chat.handle(Input::Nudge, 5);
    chat.handle(Input::Posted(hello().id, Err(Refusal::Later(1_000))), 6);
    assert_eq!(stage(&chat), Stage::Waiting(1, None), "there is an answer");
}

#[test]
fn a_chat_that_cannot_be_begun_says_so_at_the_second_try_and_keeps_the_textbox() {
    assert_eq!(trying(1), Stage::Waiting(0, None));
    assert_eq!(trying(2), Stage::Failing);
    assert!(Stage::Failing.is_open() && !Stage::Failing.can_end());
}

#[test]
fn who_was_refused_keeps_the_textbox_and_has_nothing_to_end() {
    let refused = Stage::Refused("Sign in again.".to_owned());
    assert!(refused.is_open() && !refused.can_end());
}

#[test]
fn a_wait_of_no_minute_is_said_in_words() {
    assert_eq!(span(&Wait { from: 0, to: 1 }), "chat.wait.short");
    assert_eq!(span(&Wait { from: 0, to: 2 }), "chat.wait.most");
    assert_eq!(span(&Wait { from: 1, to: 2 }), "chat.wait");
}

#[test]
fn the_counter_appears_near_the_end() {
    assert_eq!(room(""), None);
    assert_eq!(room(&"x".repeat(3_500)), None);
    assert_eq!(room(&"é".repeat(3_501)), Some(("email.message.left", 499)));
    assert_eq!(room(&"x".repeat(4_000)), Some(("email.message.left", 0)));
    assert_eq!(room(&"x".repeat(4_002)), Some(("email.message.over", 2)));
}
