//! New conversations.

use {
    crate::{
        server::{ADA, Ask, BOB, NOW, Server},
        talk::{Talk, id, opening},
    },
    contact_us_server::clock::{DAY, HOUR},
    contact_us_wire::paths,
    serde_json::json,
};

#[tokio::test]
async fn a_chat_gets_a_reference_and_a_token_that_opens_it_alone() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    assert!(talk.reference.starts_with("CU-"), "{}", talk.reference);
    assert!(!talk.page(&server, "").await.entries.iter().any(|_| true));
    let row: (String, String, String, String) = sqlx::query_as(
        "SELECT conversations.state, name, topic, queue FROM conversations JOIN receipts USING (reference)
         JOIN instances ON instances.instance = conversations.instance",
    )
    .fetch_one(server.app.store.readers())
    .await
    .unwrap();
    let row = (
        row.0.as_str(),
        row.1.as_str(),
        row.2.as_str(),
        row.3.as_str(),
    );
    assert_eq!(row, ("waiting", "Ada", "My line", "General"));
}

#[tokio::test]
async fn a_repeat_gets_the_first_reference_and_a_token_that_lasts_longer() {
    let server = Server::start().await;
    let id = id();
    let first = server.send(opening(&id)).await;
    let second = server.send(opening(&id)).await;
    assert_eq!((first.status.as_u16(), &first.body), (201, &second.body));
    assert_eq!(server.count("conversations").await, 1);

    // Long after the token has expired, and after Chat has been taken off the page.
    server.clock.set(NOW + 30 * DAY);
    server.set("UPDATE options SET configured = 0").await;
    let old = Ask::get(paths::CHAT_ENTRIES).token(&first.token());
    server.send(old).await.refused(401, "token");
    let renewed = server.send(opening(&id)).await;
    assert_eq!(renewed.reference(), first.reference());
    let new = Ask::get(paths::CHAT_ENTRIES).token(&renewed.token());
    assert_eq!(server.send(new).await.status, 200);
    let bare = Ask::post(paths::CHAT, &json!({ "id": id }))
        .key(&id)
        .visitor(ADA);
    assert_eq!(server.send(bare).await.token(), renewed.token());
}

#[tokio::test]
async fn a_token_is_good_for_a_week_at_least() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    server.clock.set(NOW + 7 * DAY);
    let ask = || talk.get(paths::CHAT_ENTRIES);
    assert_eq!(server.send(ask()).await.status, 200);
    server.clock.set(NOW + 7 * DAY + HOUR);
    let problem = server.send(ask()).await.refused(401, "token");
    assert_eq!(
        problem["detail"],
        "This chat is not open to you, or not any more. Start a new one."
    );
}

#[tokio::test]
async fn nobody_else_gets_a_token_by_knowing_the_id() {
    let server = Server::start().await;
    let id = id();
    server.send(opening(&id)).await;
    for ask in [
        opening(&id).visitor(BOB),
        opening(&id).visitor(""),
        Ask::post(paths::CHAT, &json!({ "id": id, "topic": "Other" }))
            .key(&id)
            .visitor(ADA),
    ] {
        server.send(ask).await.refused(422, "key-reused");
    }
}

#[tokio::test]
async fn the_key_is_the_id() {
    let server = Server::start().await;
    let (one, other) = (id(), id());
    server
        .send(opening(&one).key(&other))
        .await
        .refused(400, "key");
    server.send(opening(&one).key("")).await.refused(400, "key");
    server
        .send(opening("no-uuid-at-all").key("no-uuid-at-all"))
        .await
        .wrong_fields(&[("id", "problem.chat-id")]);
    assert_eq!(server.count("conversations").await, 0);
}

#[tokio::test]
async fn chat_that_is_closed_or_has_no_provider_is_refused_with_a_sentence() {
    let server = Server::start().await;
    let at = |query: &str| {
        let id = id();
        Ask::post([paths::CHAT, query].concat(), &json!({ "id": id })).key(&id)
    };
    let closed = server
        .send(at("?interaction=demo&element=after-hours"))
        .await;
    let problem = closed.refused(409, "unavailable");
    assert_eq!(
        problem["detail"],
        "This is not offered at the moment. Please choose another way to reach us."
    );
    server
        .send(at("?account=nobody"))
        .await
        .refused(404, "not-found");
    server
        .set("UPDATE accounts SET chat_provider = 'none'")
        .await;
    server.send(at("")).await.refused(409, "unavailable");
    assert_eq!(server.count("conversations").await, 0);
}

#[tokio::test]
async fn names_and_topics_are_cleaned_and_not_too_long() {
    let server = Server::start().await;
    let ask = |name: &str, topic: &str| {
        let id = id();
        Ask::post(
            paths::CHAT,
            &json!({ "id": id, "name": name, "topic": topic }),
        )
        .key(&id)
    };
    server
        .send(ask(&"x".repeat(101), ""))
        .await
        .wrong_fields(&[("name", "problem.chat-name")]);
    server
        .send(ask("", &"x".repeat(201)))
        .await
        .wrong_fields(&[("topic", "problem.chat-topic")]);
    let taken = server
        .send(ask(" A\u{0}da\u{202e}\n Lovelace ", "<b>"))
        .await;
    assert_eq!(taken.status, 201);
    let stored: String = sqlx::query_scalar("SELECT name || '|' || topic FROM conversations")
        .fetch_one(server.app.store.readers())
        .await
        .unwrap();
    assert_eq!(stored, "Ada Lovelace|<b>");
}
