use {
    super::*,
    contact_us_delivery::Refusal,
    contact_us_wire::{LocalTime, chat::FileFace},
};

#[allow(clippy::unnecessary_wraps, reason = "a clock may have nothing to show")]
fn clock(at: i64) -> Option<LocalTime> {
    let day = u8::try_from(at.div_euclid(86_400_000) + 1).unwrap();
    Some(LocalTime {
        year: 2026,
        month: 11,
        day,
        weekday: 0,
        hour: 0,
        minute: 0,
    })
}

fn entry(seq: u64, at: i64, by: Party, what: What) -> Entry {
    Entry {
        seq,
        id: format!("id-{seq}"),
        at,
        by,
        name: if by == Party::Agent { "Alex" } else { "" }.to_owned(),
        what,
    }
}

fn text(seq: u64, at: i64, by: Party) -> Entry {
    entry(seq, at, by, What::Text("text".to_owned()))
}

fn outgoing(id: &str, at: i64, refused: Option<Refusal>) -> Outgoing {
    Outgoing {
        id: id.to_owned(),
        at,
        content: Content::Text("text".to_owned()),
        refused,
    }
}

fn keys(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row.key.as_str()).collect()
}

#[test]
fn each_day_is_announced_once() {
    let day = 86_400_000;
    let entries = [
        text(1, 5, Party::Customer),
        text(2, day, Party::Customer),
        text(3, day - 1, Party::Customer),
        text(4, day + 1, Party::Customer),
    ];
    let (rows, _) = build(&entries, &[], &Files::new(), "Alex", clock);
    let wanted = ["2026-11-01", "id-1", "2026-11-02", "id-2", "id-3", "id-4"];
    assert_eq!(keys(&rows), wanted);
}

#[test]
fn messages_of_one_side_within_a_minute_stand_together() {
    let entries = [
        text(1, 0, Party::Customer),
        text(2, 60_000, Party::Customer),
        text(3, 60_001, Party::Agent),
        text(4, 121_002, Party::Agent),
        entry(5, 121_003, Party::Agent, What::Joined),
        text(6, 121_004, Party::Agent),
    ];
    let (_, marks) = build(&entries, &[], &Files::new(), "Alex", clock);
    let firsts: Vec<_> = [1, 2, 3, 4, 6]
        .iter()
        .map(|seq| marks[&format!("id-{seq}")].first)
        .collect();
    assert_eq!(firsts, [true, false, true, true, true]);
    assert!(!marks.contains_key("id-5"));
}

#[test]
fn a_message_keeps_its_key_when_it_leaves() {
    let kept = [outgoing("id-2", 90_000_000_000, None)];
    let before = [text(1, 0, Party::Agent)];
    let (rows, marks) = build(&before, &kept, &Files::new(), "Alex", clock);
    assert_eq!(keys(&rows), ["2026-11-01", "id-1", "id-2"]);
    assert_eq!(marks["id-2"].state, State::Leaving);
    let after = [text(1, 0, Party::Agent), text(2, 7, Party::Agent)];
    let (rows, marks) = build(&after, &[], &Files::new(), "Alex", clock);
    assert_eq!(keys(&rows), ["2026-11-01", "id-1", "id-2"]);
    assert_eq!(marks["id-2"].state, State::Logged(2));
}

#[test]
fn what_was_refused_says_why() {
    let kept = [outgoing(
        "a",
        0,
        Some(Refusal::Never("Shorten it.".to_owned())),
    )];
    let (_, marks) = build(&[], &kept, &Files::new(), "Alex", clock);
    assert_eq!(marks["a"].state, State::Refused("Shorten it.".to_owned()));
}

#[test]
fn a_file_on_its_way_has_its_name() {
    let file = ("a.pdf".to_owned(), "application/pdf".to_owned(), 9);
    let files = Files::from([("f".to_owned(), file)]);
    let kept = [Outgoing {
        content: Content::File("f".to_owned()),
        ..outgoing("a", 0, None)
    }];
    let face = FileFace {
        id: "f".to_owned(),
        name: "a.pdf".to_owned(),
        mime: "application/pdf".to_owned(),
        size: 9,
    };
    let logged = [entry(1, 0, Party::Agent, What::File(face))];
    let body = |rows: Vec<Row>| rows.into_iter().next_back().map(|row| row.shape);
    let leaving = body(build(&[], &kept, &files, "Alex", clock).0);
    assert_eq!(leaving, body(build(&logged, &[], &files, "Alex", clock).0));
}
