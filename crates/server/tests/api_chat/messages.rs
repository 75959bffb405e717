//! Messages: stored once, numbered without a gap.

use {
    crate::{
        server::{Ask, Server},
        talk::{Talk, eve, id, text},
    },
    contact_us_server::chat,
    contact_us_wire::{
        chat::{Content, MAX_TEXT, Message, Party, What},
        paths,
    },
    serde_json::json,
    std::{collections::BTreeSet, sync::Arc},
    tokio::task::JoinSet,
};

#[tokio::test]
async fn a_repeat_gets_the_first_answer_and_changes_nothing() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    let message = text(&id(), "Hello");
    let first = talk.send(&server, &message).await;
    assert_eq!(first.status, 201);
    talk.say(&server, "More").await;
    server.clock.set(server.app.clock.now() + 60_000);
    let second = talk.send(&server, &message).await;
    assert_eq!((&first.body, first.status), (&second.body, second.status));
    assert_eq!(server.count("entries").await, 2);
    talk.send(&server, &text(message["id"].as_str().unwrap(), "Other"))
        .await
        .refused(422, "key-reused");
}

#[tokio::test]
async fn a_repeat_is_answered_even_when_the_chat_is_over() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    let message = text(&id(), "Hello");
    let first = talk.send(&server, &message).await;
    let over = server.send(talk.post(paths::CHAT_END, &json!({}))).await;
    assert_eq!(over.status, 204);
    assert_eq!(talk.send(&server, &message).await.body, first.body);
    let problem = talk.send(&server, &text(&id(), "One more")).await;
    let problem = problem.refused(409, "conflict");
    assert_eq!(
        problem["detail"],
        "This chat is over. Start a new one to write again."
    );
    let again = server.send(talk.post(paths::CHAT_END, &json!({}))).await;
    assert_eq!(again.status, 204, "it is over already");
    let page = talk.page(&server, "").await;
    assert_eq!(page.entries.last().unwrap().what, What::Ended);
    assert_eq!(page.entries.len(), 2);
}

#[tokio::test]
async fn the_same_id_counts_for_one_side_and_one_conversation_alone() {
    let server = Server::start().await;
    let (talk, other) = (Talk::begun(&server).await, Talk::begun(&server).await);
    talk.take(&server).await;
    let message = text(&id(), "Hello");
    assert_eq!(talk.send(&server, &message).await.status, 201);
    assert_eq!(other.send(&server, &message).await.status, 201);
    let stolen: Message = serde_json::from_value(message).unwrap();
    let refused = chat::post(&server.app, &talk.id, &eve(), stolen).await;
    assert_eq!(refused.unwrap_err().status(), 422);
}

#[tokio::test]
async fn hundreds_at_once_are_numbered_without_a_gap() {
    let server = Arc::new(Server::start().await);
    let talk = Arc::new(Talk::begun(&server).await);
    talk.take(&server).await;
    let mut sending = JoinSet::new();
    for n in 0..50 {
        for repeat in 0..2 {
            let (to, one) = (Arc::clone(&server), Arc::clone(&talk));
            sending.spawn(async move {
                let id = format!("01932c07-a000-7000-8000-{n:012}");
                let reply = one.send(&to, &text(&id, &format!("{n}"))).await;
                assert_eq!(reply.status, 201, "{} {repeat}", reply.body);
                reply.json()["seq"].as_u64().unwrap()
            });
            let (to, one) = (Arc::clone(&server), Arc::clone(&talk));
            sending.spawn(async move { one.answer(&to, "Yes").await.seq });
        }
    }
    let numbers: BTreeSet<u64> = sending.join_all().await.into_iter().collect();
    // Hello, Eve joined, 50 messages (each sent twice), 100 answers.
    assert_eq!(numbers, (3..=152).collect());
    let page = talk.page(&server, "?limit=200").await;
    let seqs: Vec<u64> = page.entries.iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, (1..=152).collect::<Vec<_>>());
    assert_eq!(page.status.last, 152);
}

#[tokio::test]
async fn what_is_written_is_kept_as_text_and_controls_are_not() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    for (typed, kept) in [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        (
            "\u{202e}txt.exe\u{202c} \u{200f}",
            "\u{202e}txt.exe\u{202c} \u{200f}",
        ),
        ("a\r\nb\u{2028}c\u{0}\u{1b}", "a\nb\nc"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
    ] {
        let seq = talk.say(&server, typed).await.seq;
        let page = talk.page(&server, "?limit=1").await;
        assert_eq!(page.entries[0].seq, seq);
        assert_eq!(page.entries[0].what, What::Text(kept.to_owned()));
        assert_eq!(
            (page.entries[0].by, page.entries[0].name.as_str()),
            (Party::Customer, "")
        );
    }
}

#[tokio::test]
async fn a_message_that_is_none_is_refused_with_its_field() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    let refused = async |message: serde_json::Value, code: &str| {
        talk.send(&server, &message).await.wrong_fields(&[(
            if code == "problem.chat-id" {
                "id"
            } else {
                "content"
            },
            code,
        )]);
    };
    refused(text(&id(), " \u{200b}\n"), "problem.chat-empty").await;
    refused(text(&id(), &"x".repeat(MAX_TEXT + 1)), "problem.chat-long").await;
    refused(text("1", "Hello"), "problem.chat-id").await;
    refused(
        json!({ "id": id(), "content": { "file": id() } }),
        "problem.chat-file",
    )
    .await;
    assert_eq!(
        talk.send(&server, &text(&id(), &"é".repeat(MAX_TEXT)))
            .await
            .status,
        201
    );
    assert_eq!(server.count("entries").await, 1);
}

#[tokio::test]
async fn pages_go_back_and_forth_through_the_log() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    for n in 1..=7 {
        talk.say(&server, &format!("{n}")).await;
    }
    for (query, expected) in [
        ("", vec![1, 2, 3, 4, 5, 6, 7]),
        ("?limit=3", vec![5, 6, 7]),
        ("?before=5&limit=2", vec![3, 4]),
        ("?before=1", vec![]),
        ("?before=99&limit=2", vec![6, 7]),
        ("?after=0&limit=2", vec![1, 2]),
        ("?after=5&limit=200", vec![6, 7]),
        ("?after=7", vec![]),
        ("?limit=0", vec![7]),
    ] {
        let page = talk.page(&server, query).await;
        let seqs: Vec<u64> = page.entries.iter().map(|entry| entry.seq).collect();
        assert_eq!(seqs, expected, "{query}");
        assert_eq!(page.status.last, 7);
    }
    for bad in ["?before=x", "?after=-1", "?before=1&after=2", "?limit=many"] {
        let ask = talk.get([paths::CHAT_ENTRIES, bad].concat());
        server.send(ask).await.refused(400, "malformed");
    }
}

#[tokio::test]
async fn a_flood_is_told_when_to_go_on_and_others_are_not_held_up() {
    let server = Server::start().await;
    let (talk, other) = (Talk::open(&server).await, Talk::open(&server).await);
    for n in 0..200 {
        talk.say(&server, &format!("{n}")).await;
    }
    let message = text(&id(), "Too much");
    let reply = talk.send(&server, &message).await;
    let wait = reply.refused(429, "too-many")["retryAfter"]
        .as_i64()
        .unwrap();
    assert_eq!(reply.header("retry-after"), wait.to_string());
    other.say(&server, "Hello").await;
    server.clock.set(server.app.clock.now() + wait * 1_000);
    assert_eq!(talk.send(&server, &message).await.status, 201);
    assert_eq!(talk.page(&server, "?limit=1").await.status.last, 201);

    // One address, whatever it writes in.
    let peer = [203, 0, 113, 9];
    let mut last = 0;
    for _ in 0..601 {
        let ask = Ask::post(paths::CHAT_SIGNALS, &json!({})).peer(peer);
        last = server.send(ask).await.status.as_u16();
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn an_agent_writes_in_their_own_chats_alone() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    let message = || Message {
        id: id(),
        content: Content::Text("Hello".to_owned()),
    };
    let post = async |person: &str| {
        let actor = chat::Actor::agent(person, "Somebody");
        chat::post(&server.app, &talk.id, &actor, message()).await
    };
    assert_eq!(post("person-eve").await.unwrap_err().status(), 409);
    talk.take(&server).await;
    assert!(post("person-eve").await.is_ok());
    assert_eq!(post("person-mallory").await.unwrap_err().status(), 409);
}
