use {super::*, contact_us_wire::chat::Party};

fn card(id: &str, phase: ChatPhase) -> ChatCard {
    ChatCard {
        id: id.to_owned(),
        reference: String::new(),
        name: String::new(),
        topic: String::new(),
        phase,
        since: None,
        last: String::new(),
        unread: 0,
        known: 0,
        gone: None,
    }
}

fn inbox() -> Inbox {
    let waiting = ChatPhase::Waiting {
        place: 1,
        wait: None,
    };
    let live = ChatPhase::Live {
        agent: "Alex".to_owned(),
    };
    let over = ChatPhase::Ended {
        by: Party::Customer,
    };
    Inbox {
        waiting: vec![card("w", waiting)],
        mine: vec![card("m", live), card("o", over)],
        colleagues: Vec::new(),
    }
}

#[test]
fn each_chat_is_where_the_list_has_it() {
    let inbox = inbox();
    let of = |id| Talk::of(&inbox, Some(id));
    assert!(matches!(of("w"), Talk::Waiting(_)));
    assert!(matches!(of("m"), Talk::Mine(_)));
    assert!(matches!(of("o"), Talk::Over(_)));
    assert_eq!(of("x"), Talk::Gone);
    assert_eq!(Talk::of(&inbox, None), Talk::None);
    assert_eq!(of("m").card().unwrap().id, "m");
    assert_eq!(of("x").card(), None);
}

#[test]
fn the_list_says_when_more_is_known_of_a_customer_than_is_shown() {
    let mut inbox = inbox();
    inbox.mine[0].known = 2;
    inbox.waiting[0].known = 1;
    assert!(knows_more(&inbox, "m", 1) && knows_more(&inbox, "w", 0));
    assert!(!knows_more(&inbox, "m", 2), "what is shown is as new");
    assert!(!knows_more(&inbox, "m", 3), "the list is older");
    assert!(!knows_more(&inbox, "x", 0), "it is not in the list");
}
