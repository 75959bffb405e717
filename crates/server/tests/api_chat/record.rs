//! What is written down beside the log: events for reports, ratings.

use {
    crate::{
        server::{ADA, Ask, Server},
        talk::{Talk, id},
    },
    contact_us_wire::paths,
    serde_json::json,
};

type Row = (
    String,
    String,
    String,
    String,
    String,
    String,
    Option<String>,
);

async fn events(server: &Server) -> Vec<Row> {
    sqlx::query_as(
        "SELECT event, interaction, element, external_id, visitor, queue, conversation FROM audit ORDER BY at, event",
    )
    .fetch_all(server.app.store.readers())
    .await
    .unwrap()
}

#[tokio::test]
async fn r16_pressed_and_started_are_recorded_with_place_visitor_and_queue() {
    let server = Server::start().await;
    server
        .set("INSERT INTO queues VALUES ('demo', 'bill', '', 'Billing'), ('demo', 'bill', 'pay', 'Payments')")
        .await;
    let query = "?interaction=bill&element=pay&externalId=voice-1";
    let press = || {
        Ask::post([paths::CHAT_PRESSED, query].concat(), &json!({}))
            .visitor(ADA)
            .key("press-number-1")
    };
    for _ in 0..2 {
        assert_eq!(server.send(press()).await.status, 204);
    }
    let id = id();
    for _ in 0..2 {
        let open = Ask::post([paths::CHAT, query].concat(), &json!({ "id": id }));
        assert_eq!(server.send(open.key(&id).visitor(ADA)).await.status, 201);
    }
    let text = str::to_owned;
    let row = |event, conversation| {
        let [interaction, element, session] = ["bill", "pay", "voice-1"].map(text);
        (
            text(event),
            interaction,
            element,
            session,
            text(ADA),
            text("Payments"),
            conversation,
        )
    };
    let expected = [row("chat-pressed", None), row("chat-started", Some(id))];
    assert_eq!(events(&server).await, expected);

    let other = Ask::post(
        [paths::CHAT_PRESSED, "?interaction=bill&element=x"].concat(),
        &json!({}),
    );
    server.send(other).await;
    let plain = Ask::post(paths::CHAT_PRESSED, &json!({})).header(paths::IDEMPOTENCY_KEY, "");
    assert_eq!(server.send(plain).await.status, 204);
    let queues: Vec<String> = events(&server).await.into_iter().map(|row| row.5).collect();
    for queue in ["Billing", "General"] {
        assert!(queues.contains(&queue.to_owned()), "{queues:?}");
    }
    let nobody = Ask::post(
        [paths::CHAT_PRESSED, "?account=nobody"].concat(),
        &json!({}),
    );
    server.send(nobody).await.refused(404, "not-found");
}

#[tokio::test]
async fn a_chat_is_rated_once_it_is_over_and_the_last_rating_counts() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    let rate = async |body| server.send(talk.post(paths::CHAT_RATING, &body)).await;
    rate(json!({ "stars": 5 })).await.refused(409, "conflict");
    server.send(talk.post(paths::CHAT_END, &json!({}))).await;
    assert_eq!(rate(json!({ "stars": 5 })).await.status, 204);
    let comment = json!({ "stars": 2, "comment": " Slow.\r\nBut kind. " });
    assert_eq!(rate(comment).await.status, 204);
    let kept: (u8, String) = sqlx::query_as("SELECT stars, comment FROM conversations")
        .fetch_one(server.app.store.readers())
        .await
        .unwrap();
    assert_eq!(kept, (2, "Slow.\nBut kind.".to_owned()));
    for stars in [0, 6] {
        let reply = rate(json!({ "stars": stars })).await;
        reply.wrong_fields(&[("stars", "problem.chat-stars")]);
    }
    let long = rate(json!({ "stars": 1, "comment": "x".repeat(1_001) })).await;
    long.wrong_fields(&[("comment", "problem.chat-comment")]);
    rate(json!({ "stars": 256 }))
        .await
        .refused(400, "malformed");
    rate(json!({ "comment": "x" }))
        .await
        .refused(400, "malformed");
}
