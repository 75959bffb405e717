//! The inbox: who waits, whose turn it is, who is there.

use {
    crate::house::{House, below, ids},
    contact_us_server::clock::{HOUR, MINUTE},
    contact_us_wire::paths,
    serde_json::json,
};

#[tokio::test]
async fn who_waits_longest_stands_first() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let first = house.customer("first").await;
    let second = house.customer("second").await;
    let inbox = house.inbox(&robin).await;
    assert_eq!(ids(&inbox["waiting"]), [&first.id, &second.id]);
    let card = &inbox["waiting"][0];
    assert_eq!(card["name"], "Ada");
    assert_eq!(
        (&card["last"], &card["unread"]),
        (&json!("first"), &json!(1))
    );
    assert_eq!(card["reference"], first.reference.as_str());
    assert_eq!(
        card["phase"],
        json!({ "waiting": { "place": 1, "wait": null } })
    );
    assert_eq!(inbox["waiting"][1]["phase"]["waiting"]["place"], 2);
    assert!(card["since"].as_i64() < inbox["waiting"][1]["since"].as_i64());
}

#[tokio::test]
async fn a_chat_that_is_answered_waits_for_nobody() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let (answered, owed) = (house.customer("a").await, house.customer("b").await);
    for chat in [&answered, &owed] {
        assert_eq!(house.take(&robin, chat).await.status, 204);
    }
    assert_eq!(house.answer(&robin, &answered, "yes?").await.status, 201);
    let inbox = house.inbox(&robin).await;
    assert_eq!(ids(&inbox["mine"]), [&owed.id, &answered.id]);
    assert!(inbox["mine"][0]["since"].is_i64());
    assert!(inbox["mine"][1]["since"].is_null());
    assert_eq!(inbox["mine"][1]["last"], "yes?");
    assert_eq!(
        inbox["mine"][1]["phase"],
        json!({ "live": { "agent": "Robin" } })
    );
}

#[tokio::test]
async fn what_was_read_is_not_unread() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("one").await;
    house.take(&robin, &chat).await;
    house.write(&chat, "two").await;
    assert_eq!(house.inbox(&robin).await["mine"][0]["unread"], 2);
    // The first message is entry 1, joining 2.
    let signal = json!({ "delivered": 3, "read": 1 });
    let reply = house.post(&robin, &below(&chat, "/signals"), &signal).await;
    assert_eq!(reply.status, 204);
    assert_eq!(house.inbox(&robin).await["mine"][0]["unread"], 1);
}

#[tokio::test]
async fn an_ended_chat_stays_for_an_hour_at_the_end() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let (ended, live) = (house.customer("a").await, house.customer("b").await);
    for chat in [&ended, &live] {
        house.take(&robin, chat).await;
    }
    let reply = house.post(&robin, &below(&ended, "/end"), &json!({})).await;
    assert_eq!(reply.status, 204);
    let inbox = house.inbox(&robin).await;
    assert_eq!(ids(&inbox["mine"]), [&live.id, &ended.id]);
    assert_eq!(
        inbox["mine"][1]["phase"],
        json!({ "ended": { "by": "agent" } })
    );
    house.later(HOUR + MINUTE);
    assert_eq!(ids(&house.inbox(&robin).await["mine"]), [&live.id]);
}

#[tokio::test]
async fn the_stream_gives_the_inbox_at_once_and_at_each_change() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let mut events = house.stream(&robin, paths::CONSOLE_STREAM).await;
    assert_eq!(events.headers["content-type"], "text/event-stream");
    assert_eq!(events.headers["cache-control"], "no-store");
    let (name, inbox) = events.next().await.unwrap();
    assert_eq!((name.as_str(), inbox), ("inbox", house.inbox(&robin).await));
    let chat = house.customer("Hello").await;
    let waits = events.until(|_, inbox| inbox["waiting"][0]["last"] == "Hello");
    assert_eq!(ids(&waits.await["waiting"]), [&chat.id]);
    house.take(&robin, &chat).await;
    events
        .until(|_, inbox| ids(&inbox["mine"]) == [&chat.id])
        .await;
    house.write(&chat, "Are you there?").await;
    events
        .until(|_, inbox| inbox["mine"][0]["last"] == "Are you there?")
        .await;
}

#[tokio::test]
async fn a_colleague_who_comes_and_takes_a_break_is_seen() {
    let house = House::open().await;
    let (robin, kim) = (house.agent("Robin").await, house.agent("Kim").await);
    let mut events = house.stream(&robin, paths::CONSOLE_STREAM).await;
    let (_, alone) = events.next().await.unwrap();
    assert_eq!(alone["colleagues"], json!([]));
    let _there = house.stream(&kim, paths::CONSOLE_STREAM).await;
    let colleague = json!([{ "id": kim.id, "name": "Kim" }]);
    events
        .until(|_, inbox| inbox["colleagues"] == colleague)
        .await;
    crate::presence::set_available(&house, &kim, false).await;
    events
        .until(|_, inbox| inbox["colleagues"] == json!([]))
        .await;
}

#[tokio::test]
async fn replies_come_in_order_and_the_demo_has_some() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let replies = house.get(&robin, paths::CONSOLE_REPLIES).await.json();
    let replies = replies.as_array().unwrap();
    assert!(replies.len() >= 3);
    for reply in replies {
        assert!(!reply["title"].as_str().unwrap().is_empty());
        assert!(reply["text"].as_str().unwrap().ends_with(['.', '?']));
    }
}
