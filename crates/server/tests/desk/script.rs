//! The scripted agent, as a client of the real server over HTTP.

use {
    crate::house::{Chat, Events, House},
    axum::Router,
    contact_us_server::{
        demo::{self, Pace},
        serve,
    },
    contact_us_wire::paths,
    serde_json::{Value, json},
    std::{sync::Arc, time::Duration},
    tokio::{net::TcpListener, sync::oneshot, task::JoinHandle},
};

pub const QUICK: Pace = Pace {
    alone: Duration::from_millis(10),
    in_company: Duration::from_millis(300),
    typing: Duration::from_millis(5),
    away: Duration::from_millis(50),
    in_turn: None,
};

/// The server on a port of its own, with the scripted agent at work.
pub struct Staffed {
    pub house: House,
    _stop: oneshot::Sender<()>,
    work: JoinHandle<()>,
}

impl Drop for Staffed {
    fn drop(&mut self) {
        self.work.abort();
    }
}

pub async fn staffed() -> Staffed {
    let house = House::open().await;
    let app = &house.server.app;
    let password = demo::credentials(&app.store, &app.clock, "demo").await;
    let password = password.expect("it is added");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel::<()>();
    let router = serve::compose(app, Router::new());
    let serving = serve::serve(Arc::clone(app), router, listener, async {
        stopped.await.ok();
    });
    tokio::spawn(serving);
    let work = tokio::spawn(async move { demo::run(address, "demo", &password, QUICK).await });
    Staffed {
        house,
        _stop: stop,
        work,
    }
}

async fn follow(house: &House, chat: &Chat) -> Events {
    let bearer = format!("Bearer {}", chat.token);
    house
        .events(paths::CHAT_STREAM, &[("authorization", &bearer)])
        .await
}

/// The next entry of the agent's.
async fn said(events: &mut Events) -> Value {
    events
        .until(|name, entry| name == "entry" && entry["by"] == "agent")
        .await
}

fn text(entry: &Value) -> &str {
    entry["what"]["text"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn one_person_alone_can_try_every_state() {
    let staffed = staffed().await;
    let house = &staffed.house;
    let chat = house.customer("Hello").await;
    let mut events = follow(house, &chat).await;
    assert_eq!(said(&mut events).await["what"], "joined");
    assert!(text(&said(&mut events).await).starts_with("Hello Ada, I am Robin (demo)."));

    house.write(&chat, "help").await;
    events
        .until(|name, status| name == "status" && status["typing"] == true)
        .await;
    let help = said(&mut events).await;
    for (word, _) in demo::script::WORDS {
        assert!(text(&help).contains(word), "{word}");
    }
    // It has read what it answered.
    let (_, status) = house.seen(&chat).await;
    assert!(status["other"]["read"].as_u64() >= Some(4), "{status}");

    house.write(&chat, "many").await;
    for n in 1..=50 {
        assert_eq!(
            text(&said(&mut events).await),
            format!("Message {n} of 50.")
        );
    }
    house.write(&chat, "a picture, please").await;
    said(&mut events).await;
    let picture = said(&mut events).await;
    assert_eq!(picture["what"]["file"]["mime"], "image/png");

    house.write(&chat, "leave").await;
    said(&mut events).await;
    assert_eq!(said(&mut events).await["what"], "left");
    assert_eq!(said(&mut events).await["what"], "joined", "and comes back");
    house.write(&chat, "end").await;
    events
        .until(|name, status| name == "status" && status["phase"]["ended"]["by"] == "agent")
        .await;
}

#[tokio::test]
async fn it_takes_as_many_chats_as_it_may_and_the_next_when_one_ends() {
    let staffed = staffed().await;
    let house = &staffed.house;
    let mut chats = Vec::new();
    for n in 0..5 {
        chats.push(house.customer(&format!("chat {n}")).await);
    }
    let mut last = follow(house, &chats[4]).await;
    for chat in &chats[..4] {
        let mut events = follow(house, chat).await;
        assert_eq!(said(&mut events).await["what"], "joined");
    }
    last.until(|name, status| name == "status" && status["phase"]["waiting"]["place"] == 1)
        .await;
    house.write(&chats[2], "end").await;
    assert_eq!(said(&mut last).await["what"], "joined");
}

#[tokio::test]
async fn a_colleague_who_is_there_may_take_a_chat_first() {
    let staffed = staffed().await;
    let house = &staffed.house;
    let kim = house.agent("Kim").await;
    let mut inbox = house.stream(&kim, paths::CONSOLE_STREAM).await;
    inbox
        .until(|_, inbox| inbox["colleagues"][0]["name"] == demo::NAME)
        .await;
    let chat = house.customer("Hello").await;
    assert_eq!(house.take(&kim, &chat).await.status, 204);
    let robin = inbox
        .until(|_, inbox| inbox["colleagues"][0]["name"] == demo::NAME)
        .await;
    let to = json!({ "to": robin["colleagues"][0]["id"] });
    let path = crate::house::of(paths::CONSOLE_HAND_OVER, &chat);
    assert_eq!(house.post(&kim, &path, &to).await.status, 204);
    let mut events = follow(house, &chat).await;
    events.until(|_, entry| entry["name"] == demo::NAME).await;
    assert!(text(&said(&mut events).await).contains("I am Robin (demo)"));
}
