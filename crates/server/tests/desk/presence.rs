//! Whether agents are there, and what happens to the chats of those who are not.

use {
    crate::{
        house::{Agent, Chat, House, ids, ours},
        server::Ask,
    },
    contact_us_server::desk::presence,
    contact_us_wire::paths,
    serde_json::json,
};

const LEASE: i64 = presence::LEASE;

pub async fn set_available(house: &House, agent: &Agent, available: bool) {
    let ask = Ask::post(paths::CONSOLE_PRESENCE, &json!({ "available": available }));
    let ask = ours(ask.method("PUT")).header("cookie", &agent.cookie);
    assert_eq!(house.server.send(ask).await.status, 200);
}

async fn sweep(house: &House) {
    presence::sweep(&house.server.app).await.unwrap();
}

async fn phase(house: &House, chat: &Chat) -> serde_json::Value {
    house.seen(chat).await.1["phase"].clone()
}

#[tokio::test]
async fn somebody_is_there_while_a_stream_is_open_and_they_take_chats() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    let nobody = json!({ "unattended": { "opens": null } });
    assert_eq!(
        phase(&house, &chat).await,
        nobody,
        "signed in is not yet there"
    );
    let _stream = house.stream(&robin, paths::CONSOLE_STREAM).await;
    assert_eq!(phase(&house, &chat).await["waiting"]["place"], 1);
    set_available(&house, &robin, false).await;
    assert_eq!(phase(&house, &chat).await, nobody);
    set_available(&house, &robin, true).await;
    assert_eq!(phase(&house, &chat).await["waiting"]["place"], 1);
    house.later(LEASE);
    sweep(&house).await;
    assert_eq!(phase(&house, &chat).await, nobody);
}

#[tokio::test]
async fn the_chats_of_an_agent_who_vanishes_go_back_to_the_queue() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let first = house.customer("Hello").await;
    let second = house.customer("Hi").await;
    house.take(&robin, &first).await;
    house.later(LEASE - 1);
    sweep(&house).await;
    assert_eq!(phase(&house, &first).await["live"]["agent"], "Robin");
    house.later(1);
    sweep(&house).await;
    let (entries, _) = house.seen(&first).await;
    assert_eq!(entries, ["customer: Hello", "Robin joined", "Robin left"]);
    let inbox = house.inbox(&robin).await;
    assert_eq!(
        ids(&inbox["waiting"]),
        [&first.id, &second.id],
        "at its old place"
    );
    assert_eq!(inbox["mine"], json!([]));
    sweep(&house).await;
    assert_eq!(house.seen(&first).await.0.len(), 3, "once");
}

#[tokio::test]
async fn who_comes_back_in_time_keeps_their_chats() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    house.later(LEASE - 1);
    let mut back = house.stream(&robin, paths::CONSOLE_STREAM).await;
    back.next().await.unwrap();
    house.later(LEASE - 1);
    sweep(&house).await;
    assert_eq!(phase(&house, &chat).await["live"]["agent"], "Robin");
}

#[tokio::test]
async fn after_a_start_agents_have_a_moment_to_come_back() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    // As after an hour without the server: the lease is old, the server is new.
    house.server.set("UPDATE people SET seen_at = 1").await;
    sweep(&house).await;
    assert_eq!(phase(&house, &chat).await["live"]["agent"], "Robin");
    house.later(LEASE);
    sweep(&house).await;
    assert!(phase(&house, &chat).await["unattended"].is_object());
}

#[tokio::test]
async fn a_server_that_has_just_started_knows_at_once_who_is_there() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    let app = &house.server.app;
    for comes_back in [false, true] {
        drop(house.stream(&robin, paths::CONSOLE_STREAM).await);
        // What a server knows of right after its start, some seconds later.
        app.attendance.set(&app.bus, "demo", false);
        house.later(5_000);
        assert!(phase(&house, &chat).await["unattended"].is_object());
        if comes_back {
            drop(house.stream(&robin, paths::CONSOLE_STREAM).await);
        } else {
            sweep(&house).await;
        }
        assert_eq!(phase(&house, &chat).await["waiting"]["place"], 1);
    }
}

#[tokio::test]
async fn a_break_keeps_the_chats_that_one_has() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    set_available(&house, &robin, false).await;
    sweep(&house).await;
    assert_eq!(phase(&house, &chat).await["live"]["agent"], "Robin");
    assert_eq!(house.answer(&robin, &chat, "still here").await.status, 201);
}

#[tokio::test]
async fn who_signs_out_for_good_gives_back_their_chats_at_once() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    let ask = ours(Ask::get(paths::CONSOLE_SESSION).method("DELETE"));
    house.server.send(ask.header("cookie", &robin.cookie)).await;
    let (entries, status) = house.seen(&chat).await;
    assert_eq!(entries.last().unwrap(), "Robin left");
    assert!(status["phase"]["unattended"].is_object());
}
