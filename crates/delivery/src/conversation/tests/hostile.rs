//! Servers that do what they should not: the core neither falls, nor stands still, nor runs in circles.

use super::*;
use proptest::prelude::*;

#[test]
fn a_server_that_always_says_gap_is_asked_ever_more_seldom() {
    let mut chat = Chat::open(3);
    let (mut fetches, start) = (0, chat.now);
    chat.frame(Frame::Gap);
    for _ in 0..30 {
        fetches += 1;
        chat.does(Input::Fetched(Ok(page(1..=3))));
        chat.pass(0);
        chat.does(Input::Connected);
        chat.frame(Frame::Status(status(3)));
        let mut did = chat.frame(Frame::Gap);
        while !did.contains(&Effect::Fetch(Stretch::Last)) {
            did = chat.pass(100);
        }
    }
    let seconds = (chat.now - start) / 1_000;
    assert!(seconds > 120, "{fetches} fetches in {seconds} s");
}

#[test]
fn a_hole_that_cannot_be_filled_leads_to_no_loop() {
    let mut chat = Chat::open(3);
    let (mut asked, start) = (0, chat.now);
    while chat.now - start < 300_000 {
        let did = chat.pass(100);
        for effect in did {
            let did = match effect {
                Effect::Connect(_) => {
                    chat.does(Input::Connected);
                    chat.frame(Frame::Status(status(9)));
                    chat.arrives(theirs(9))
                }
                Effect::Fetch(_) => {
                    asked += 1;
                    chat.does(Input::Fetched(Ok(page(1..=3))))
                }
                _ => continue,
            };
            assert!(did.len() < 4, "{did:?}");
            // What it asks for at once is answered at the next moment.
            chat.woken.get_or_insert(chat.now);
            for effect in did {
                if let Effect::Fetch(_) = effect {
                    asked += 1;
                    chat.does(Input::Fetched(Ok(page(1..=3))));
                }
            }
        }
    }
    assert!(asked < 60, "{asked}");
}

#[test]
fn a_page_with_holes_counts_from_the_last_one_on() {
    let mut chat = Chat::new();
    chat.does(Input::Start(vec![]));
    let mut torn = page(1..=9);
    torn.entries.remove(4);
    assert_eq!(chat.does(Input::Fetched(Ok(torn))), [Effect::Connect(9)]);
    assert_eq!(chat.core.entries()[0].seq, 6);
}

fn seq() -> impl Strategy<Value = u64> {
    prop_oneof![0_u64..8, Just(u64::MAX), Just(u64::MAX - 1), any::<u64>()]
}

fn any_id() -> impl Strategy<Value = String> {
    (0_u8..4).prop_map(|id| char::from(b'a' + id).to_string())
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let by = prop_oneof![
        Just(Party::Customer),
        Just(Party::Agent),
        Just(Party::System)
    ];
    (seq(), by, any_id()).prop_map(|(seq, by, id)| entry(seq, by, &id))
}

fn any_status() -> impl Strategy<Value = ChatStatus> {
    (seq(), seq(), seq(), any::<bool>()).prop_map(|(last, delivered, read, ended)| {
        let mut status = status(last);
        status.own = Seen { delivered, read };
        status.other = status.own;
        if ended {
            status.phase = ChatPhase::Ended { by: Party::Agent };
        }
        status
    })
}

fn any_refusal() -> impl Strategy<Value = Refusal> {
    prop_oneof![
        Just(Refusal::Unreachable),
        any::<u64>().prop_map(Refusal::Later),
        Just(Refusal::Token),
        Just(Refusal::Over),
        Just(Refusal::Never(String::new())),
    ]
}

fn any_input() -> impl Strategy<Value = Input> {
    let id = any_id;
    let entries = proptest::collection::vec(any_entry(), 0..5);
    prop_oneof![
        Just(Input::Start(vec![written("b")])),
        id().prop_map(|id| Input::Write(written(&id))),
        id().prop_map(|id| Input::Adopt(written(&id))),
        id().prop_map(Input::Retry),
        id().prop_map(Input::Discard),
        (id(), seq()).prop_map(|(id, seq)| taken(&id, seq)),
        (id(), any_refusal()).prop_map(|(id, why)| Input::Posted(id, Err(why))),
        Just(Input::Connected),
        any_entry().prop_map(|entry| Input::Frame(Frame::Entry(entry))),
        any_status().prop_map(|status| Input::Frame(Frame::Status(status))),
        Just(Input::Frame(Frame::Gap)),
        Just(Input::Frame(Frame::Beat)),
        any_refusal().prop_map(Input::Lost),
        (entries, any_status())
            .prop_map(|(entries, status)| Input::Fetched(Ok(EntryPage { entries, status }))),
        any_refusal().prop_map(|why| Input::Fetched(Err(why))),
        Just(Input::Older),
        Just(Input::Nudge),
        Just(Input::Tick),
        any::<bool>().prop_map(Input::Typing),
        seq().prop_map(Input::Shown),
        Just(Input::Hide),
        Just(Input::Renewed),
    ]
}

proptest! {
    #[test]
    fn whatever_comes_the_log_has_no_gap_and_nothing_is_shown_twice(
        inputs in proptest::collection::vec((any_input(), prop_oneof![0_i64..50_000, any::<i64>()]), 0..60),
    ) {
        let mut core = Conversation::new(Party::Customer, 1);
        core.handle(Input::Start(vec![]), 0);
        for (input, now) in inputs {
            let effects = core.handle(input, now);
            prop_assert!(effects.len() < 20);
            let entries = core.entries();
            prop_assert!(entries.windows(2).all(|pair| pair[0].seq + 1 == pair[1].seq));
            let ids: Vec<&str> = core.outbox().iter().map(|item| &*item.id).collect();
            prop_assert!(ids.is_sorted_by(|one, next| one < next));
            prop_assert!(core.unread() <= entries.len());
            core.line();
        }
    }
}
