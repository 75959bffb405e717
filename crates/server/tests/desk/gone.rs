//! Customers whose page is gone keep nobody waiting, and no agent busy.

use {
    crate::{
        house::{Chat, House, ids},
        script::staffed,
        server::Ask,
    },
    contact_us_server::{
        chat::gone::{self, BUSY, GONE},
        clock::{HOUR, MINUTE},
    },
    contact_us_wire::paths,
    serde_json::{Value, json},
};

async fn sweep(house: &House) {
    gone::sweep(&house.server.app).await.expect("it looks");
}

/// How a chat stands, without its customer's page being there for that.
async fn phase(house: &House, chat: &Chat) -> Value {
    let app = &house.server.app;
    let one = app.store.conversation(&chat.id).await.expect("a store");
    let one = one.expect("a chat");
    let phase = contact_us_server::chat::phase(app, &one).await;
    serde_json::to_value(phase.expect("a phase")).expect("JSON")
}

/// A page of the customer's gives a sign of life.
async fn here(house: &House, chat: &Chat) {
    let ask = Ask::post(paths::CHAT_SIGNALS, &json!({ "delivered": 1 })).token(&chat.token);
    assert_eq!(house.server.send(ask).await.status, 204);
}

#[tokio::test]
async fn a_closed_window_does_not_count_in_the_line_and_has_its_old_place_when_it_is_back() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let _stream = house.stream(&robin, paths::CONSOLE_STREAM).await;
    let closed = house.customer("I close my window").await;
    house.later(GONE - 2_000);
    let second = house.customer("I stay").await;
    assert_eq!(phase(&house, &second).await["waiting"]["place"], 2);
    house.later(GONE - 1_000);
    here(&house, &second).await;
    assert_eq!(phase(&house, &second).await["waiting"]["place"], 1);
    let inbox = house.inbox(&robin).await;
    assert_eq!(ids(&inbox["waiting"]), [&second.id, &closed.id]);
    assert_eq!(inbox["waiting"][0]["gone"], json!(null));
    assert!(inbox["waiting"][1]["gone"].is_i64(), "{inbox}");

    let (entries, status) = house.seen(&closed).await;
    assert_eq!(entries, ["customer: I close my window"], "all is kept");
    assert_eq!(status["phase"]["waiting"]["place"], 1);
    assert_eq!(phase(&house, &second).await["waiting"]["place"], 2);
    let inbox = house.inbox(&robin).await;
    assert_eq!(ids(&inbox["waiting"]), [&closed.id, &second.id]);
}

#[tokio::test]
async fn what_was_written_overnight_by_a_page_that_is_gone_waits_for_the_first_agent() {
    let house = House::open().await;
    let chat = house.customer("Hello").await;
    house.later(12 * HOUR);
    sweep(&house).await;
    assert!(phase(&house, &chat).await["unattended"].is_object());
    let robin = house.agent("Robin").await;
    let _stream = house.stream(&robin, paths::CONSOLE_STREAM).await;
    sweep(&house).await;
    assert_eq!(ids(&house.inbox(&robin).await["waiting"]), [&chat.id]);
    assert_eq!(house.seen(&chat).await.0, ["customer: Hello"]);
}

#[tokio::test]
async fn a_live_chat_says_that_its_customer_has_left_and_frees_its_agent() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let mut left = Vec::new();
    for _ in 0..4 {
        let chat = house.customer("I leave").await;
        assert_eq!(house.take(&robin, &chat).await.status, 204);
        left.push(chat);
    }
    house.later(BUSY - 5_000);
    let next = house.customer("Next").await;
    let mine = house.inbox(&robin).await["mine"].clone();
    assert!(mine[0]["gone"].is_i64(), "{mine}");
    assert_eq!(house.take(&robin, &next).await.status, 409, "not yet");
    house.later(4_000);
    assert_eq!(house.take(&robin, &next).await.status, 204);
    sweep(&house).await;
    assert!(phase(&house, &left[0]).await["live"].is_object());
    here(&house, &left[0]).await;
    let mine = house.inbox(&robin).await["mine"].clone();
    let mut mine = mine.as_array().expect("a list").iter();
    let back = mine.find(|card| card["id"] == left[0].id).expect("a card");
    assert_eq!(back["gone"], json!(null));
}

#[tokio::test]
async fn signs_of_life_are_written_down_together_and_what_is_written_is_one() {
    let house = House::open().await;
    let app = &house.server.app;
    let ago = async |chat: &Chat| {
        let one = app.store.conversation(&chat.id).await.expect("a store");
        app.clock.now() - one.expect("a chat").customer_seen_at
    };
    let (reads, writes) = (
        house.customer("I read").await,
        house.customer("I write").await,
    );
    house.later(MINUTE);
    here(&house, &reads).await;
    assert!(ago(&reads).await >= MINUTE, "not each by itself");
    house.write(&writes, "Still here").await;
    assert_eq!(ago(&writes).await, 0);
    sweep(&house).await;
    assert_eq!(ago(&reads).await, 0);
}

#[tokio::test]
async fn the_scripted_agent_ends_chats_whose_windows_are_closed_and_takes_the_next() {
    let staffed = staffed().await;
    let house = &staffed.house;
    for n in 0..4 {
        let chat = house.customer(&format!("closed window {n}")).await;
        house.until_live(&chat).await;
    }
    house.later(GONE);
    sweep(house).await;
    let next = house.customer("And I?").await;
    house.until_live(&next).await;
}
