use {
    super::*,
    contact_us_wire::{chat::ChatPhase, console::ChatCard},
};

fn card(id: &str, unread: u32) -> ChatCard {
    ChatCard {
        id: id.to_owned(),
        reference: String::new(),
        name: String::new(),
        topic: String::new(),
        phase: ChatPhase::Waiting {
            place: 1,
            wait: None,
        },
        since: None,
        last: String::new(),
        unread,
        known: 0,
        gone: None,
    }
}

fn inbox(waiting: &[&str], mine: &[(&str, u32)]) -> Inbox {
    Inbox {
        waiting: waiting.iter().map(|id| card(id, 0)).collect(),
        mine: mine.iter().map(|(id, unread)| card(id, *unread)).collect(),
        colleagues: Vec::new(),
    }
}

#[test]
fn waiting_chats_and_unread_messages_are_counted() {
    let inbox = inbox(&["a", "b"], &[("c", 3), ("d", 0)]);
    assert_eq!(count(&inbox, true), 5);
    assert_eq!(count(&inbox, false), 3, "a break counts own chats alone");
}

#[test]
fn who_has_left_the_page_is_counted_apart_from_those_who_wait() {
    let mut inbox = inbox(&["a", "b", "c"], &[("d", 1)]);
    inbox.waiting[1].gone = Some(1);
    inbox.waiting[2].gone = Some(2);
    assert_eq!(waiting(&inbox), (1, 2));
    assert_eq!(count(&inbox, true), 2, "the title counts neither");
}

#[test]
fn a_new_chat_rings_once() {
    let (none, one) = (inbox(&[], &[]), inbox(&["a"], &[]));
    assert!(rings(&none, &one, true));
    assert!(!rings(&one, &one, true));
    assert!(!rings(&one, &none, true), "somebody took it");
    assert!(!rings(&none, &one, false), "on a break");
}

#[test]
fn a_message_in_an_own_chat_rings_even_on_a_break() {
    let (read, unread) = (inbox(&[], &[("a", 0)]), inbox(&[], &[("a", 1)]));
    assert!(rings(&read, &unread, false));
    assert!(!rings(&unread, &read, false));
}

#[test]
fn a_chat_that_goes_back_to_the_queue_does_not_ring_for_whom_gave_it_back() {
    assert!(!rings(&inbox(&[], &[("a", 0)]), &inbox(&["a"], &[]), true));
}

#[test]
fn the_title_carries_the_count() {
    assert_eq!(title(0, "Console"), "Console");
    assert_eq!(title(2, "Console"), "(2) Console");
    assert_eq!(title(100, "Console"), "(99+) Console");
}

#[test]
fn the_title_names_the_part_in_front() {
    let title = title(2, &place("Account Information", "Console"));
    assert_eq!(title, "(2) Account Information · Console");
}
