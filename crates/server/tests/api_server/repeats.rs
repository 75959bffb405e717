//! A submission is done once, however often it is sent.

use {
    crate::server::{ADA, Ask, BOB, NOW, Server, letter, number, one, with},
    contact_us_server::{
        clock::{DAY, HOUR},
        contact::Key,
        store::idempotency,
    },
    contact_us_wire::paths,
    serde_json::json,
    std::{collections::HashSet, sync::Arc},
    tokio::task::JoinSet,
};

#[tokio::test]
async fn a_repeat_gets_the_first_answer_byte_for_byte() {
    let server = Server::start().await;
    for (ask, table) in [
        (
            Box::new(|| Ask::email(&letter()).key("same-key-1")) as Box<dyn Fn() -> Ask>,
            "emails",
        ),
        (
            Box::new(|| Ask::callback(&number(1)).key("same-key-2")),
            "callbacks",
        ),
    ] {
        let first = server.send(ask()).await;
        server.clock.set(server.app.clock.now() + HOUR);
        let second = server.send(ask()).await;
        assert_eq!((first.status.as_u16(), &first.body), (201, &second.body));
        assert_eq!(second.status, first.status);
        assert_eq!(server.count(table).await, 1);
    }
    assert_eq!(
        (server.count("outbox").await, server.count("receipts").await),
        (1, 2)
    );
}

#[tokio::test]
async fn a_repeat_is_answered_even_when_the_option_has_closed_or_its_key_is_old() {
    let server = Server::start().await;
    let key = Key::fresh(NOW);
    let first = server.send(Ask::email(&letter()).key(key.as_str())).await;
    server.set("UPDATE options SET configured = 0").await;
    server.clock.set(NOW + DAY + HOUR);
    let second = server.send(Ask::email(&letter()).key(key.as_str())).await;
    assert_eq!(first.body, second.body);
}

#[tokio::test]
async fn fifty_at_once_with_the_same_key_are_done_once() {
    let server = Arc::new(Server::start().await);
    let mut sending = JoinSet::new();
    for _ in 0..50 {
        let server = Arc::clone(&server);
        sending.spawn(async move { server.send(Ask::email(&letter()).key("the-same-key")).await });
    }
    let replies = sending.join_all().await;
    assert!(replies.iter().all(|reply| reply.status == 201));
    let bodies: HashSet<&str> = replies.iter().map(|reply| reply.body.as_str()).collect();
    assert_eq!(bodies.len(), 1);
    assert_eq!(
        (server.count("emails").await, server.count("outbox").await),
        (1, 1)
    );
}

#[tokio::test]
async fn a_key_counts_for_one_visitor_alone() {
    let server = Server::start().await;
    let ask = |visitor: &str| {
        Ask::callback(&number(1))
            .key("not-so-random")
            .visitor(visitor)
    };
    let ada = server.send(ask(ADA)).await;
    let bob = server.send(ask(BOB)).await;
    assert_ne!(ada.reference(), bob.reference());
}

#[tokio::test]
async fn a_refusal_is_not_kept_so_the_mended_form_is_taken_under_its_key() {
    let server = Server::start().await;
    let key = Key::fresh(NOW);
    let wrong = with(letter(), "email", "ada");
    server
        .send(Ask::email(&wrong).key(key.as_str()))
        .await
        .refused(422, "fields");
    assert_eq!(
        server
            .send(Ask::email(&letter()).key(key.as_str()))
            .await
            .status,
        201
    );
}

#[tokio::test]
async fn answers_are_kept_for_two_days() {
    let server = Server::start().await;
    server
        .send(Ask::email(&letter()).key("kept-for-a-while"))
        .await;
    let store = &server.app.store;
    for (at, left) in [(NOW + 2 * DAY - 1, 1), (NOW + 2 * DAY, 0)] {
        let mut tx = store.begin().await.unwrap();
        idempotency::prune(&mut *tx, at).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(server.count("idempotency").await, left);
    }
}

#[tokio::test]
async fn moving_and_cancelling_are_done_once_too() {
    let server = Server::start().await;
    let receipt = server.send(Ask::callback(&number(1))).await;
    let slot = server.slots().await[0];
    let ask =
        |path: &str, body| Ask::post(one(path, &receipt.reference()), body).token(&receipt.token());
    let (moving, nothing) = (json!({ "at": slot }), json!({}));
    let first = server
        .send(ask(paths::CALLBACK_MOVE, &moving).key("move-it-once"))
        .await;
    let cancelled = server
        .send(ask(paths::CALLBACK_CANCEL, &nothing).key("cancel-once"))
        .await;
    assert_eq!(cancelled.json()["state"], "cancelled");
    let again = server
        .send(ask(paths::CALLBACK_MOVE, &moving).key("move-it-once"))
        .await;
    assert_eq!(first.body, again.body, "the answer of then, not of now");
    let other = json!({ "at": null });
    server
        .send(ask(paths::CALLBACK_MOVE, &other).key("move-it-once"))
        .await
        .refused(422, "key-reused");
}
