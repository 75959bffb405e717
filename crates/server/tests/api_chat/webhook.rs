//! Another desk: told of everything in order until it answers, and heard when it signs.

use {
    crate::{
        jwt::token,
        server::{Ask, NOW, Reply, Server},
        talk::{Talk, id, text},
    },
    axum::{
        Router,
        body::Bytes,
        extract::State,
        http::{HeaderMap, StatusCode},
        routing::post,
    },
    contact_us_server::{
        chat::provider::webhook::HookEvent,
        clock::{MINUTE, SECOND},
        hooks::{self, SIGNATURE, TIMESTAMP, is_signed, sign},
        store::identity,
    },
    contact_us_wire::{
        chat::{ChatPhase, Party, What},
        paths,
    },
    serde_json::{Value, json},
    std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    tokio::{net::TcpListener, sync::mpsc},
};

const SECRET: &str = "a secret of some length";

/// A desk that fails so many times before it answers.
struct Desk {
    failures: AtomicU32,
    told: mpsc::UnboundedSender<HookEvent>,
}

async fn told(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let text = |name: &str| headers[name].to_str().unwrap();
    assert!(is_signed(
        SECRET,
        text(TIMESTAMP),
        text(SIGNATURE),
        &body,
        text(TIMESTAMP).parse().unwrap()
    ));
    let failing = desk
        .failures
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
            left.checked_sub(1)
        });
    if failing.is_ok() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    desk.told
        .send(serde_json::from_slice(&body).unwrap())
        .unwrap();
    StatusCode::OK
}

/// A server whose demo account has a desk.
async fn attached(failures: u32) -> (Server, mpsc::UnboundedReceiver<HookEvent>) {
    let (sender, receiver) = mpsc::unbounded_channel();
    let desk = Desk {
        failures: AtomicU32::new(failures),
        told: sender,
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new()
        .route("/desk", post(told))
        .with_state(Arc::new(desk));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let server = Server::start().await;
    let mut tx = server.app.store.begin().await.unwrap();
    sqlx::query("UPDATE accounts SET chat_provider = 'webhook', chat_url = ?, chat_secret = ?")
        .bind(format!("http://{address}/desk"))
        .bind(SECRET)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let (app, stopping) = (Arc::clone(&server.app), server.app.stopping.subscribe());
    tokio::spawn(hooks::run(app, stopping));
    (server, receiver)
}

fn signed(body: &Value, secret: &str, at: i64) -> Ask {
    let signature = sign(secret, at, body.to_string().as_bytes());
    Ask::post(paths::CHAT_DESK, body)
        .header(TIMESTAMP, &at.to_string())
        .header(SIGNATURE, &signature)
}

async fn act(server: &Server, talk: &Talk, agent: &str, act: Value) -> Reply {
    let agent = json!({ "id": agent, "name": "Eve" });
    let body = json!({ "conversation": talk.id, "agent": agent, "act": act });
    server
        .send(signed(&body, SECRET, server.app.clock.now()))
        .await
}

#[tokio::test]
async fn a_desk_hears_everything_in_order_and_its_agents_answer() {
    let (server, mut told) = attached(0).await;
    let talk = Talk::begun(&server).await;
    let opened = told.recv().await.unwrap();
    assert_eq!(
        (opened.entry, opened.conversation.id),
        (None, talk.id.clone())
    );
    assert_eq!(opened.conversation.reference, talk.reference);
    assert_eq!(
        told.recv().await.unwrap().entry.unwrap().what,
        What::Text("Hello".to_owned())
    );
    let phase = talk.page(&server, "").await.status.phase;
    assert!(
        matches!(phase, ChatPhase::Waiting { place: 1, .. }),
        "{phase:?}"
    );

    assert_eq!(act(&server, &talk, "eve", json!("join")).await.status, 204);
    act(&server, &talk, "bob", json!("join"))
        .await
        .refused(409, "conflict");
    let message = json!({ "message": text(&id(), "Here I am") });
    let first = act(&server, &talk, "eve", message.clone()).await;
    assert_eq!(first.status, 201, "{}", first.body);
    assert_eq!(act(&server, &talk, "eve", message).await.body, first.body);
    let typing = json!({ "signal": { "typing": true, "read": 1 } });
    assert_eq!(act(&server, &talk, "eve", typing).await.status, 204);
    let page = talk.page(&server, "").await;
    assert_eq!(
        page.status.phase,
        ChatPhase::Live {
            agent: "Eve".to_owned()
        }
    );
    assert!(page.status.typing && page.status.other.read == 1);
    let last = page.entries.last().unwrap();
    assert_eq!(
        (last.by, last.name.as_str(), last.seq),
        (Party::Agent, "Eve", 3)
    );
    for n in 0..20 {
        talk.say(&server, &format!("{n}")).await;
    }
    server.send(talk.post(paths::CHAT_END, &json!({}))).await;
    for n in 0..20 {
        let entry = told.recv().await.unwrap().entry.unwrap();
        assert_eq!((entry.seq, entry.what), (n + 4, What::Text(n.to_string())));
    }
    assert_eq!(told.recv().await.unwrap().entry.unwrap().what, What::Ended);
}

#[tokio::test]
async fn a_desk_hears_who_is_verified_and_what_nobody_vouches_for_as_they_are_by_then() {
    let (server, mut told) = attached(0).await;
    let mut tx = server.app.store.begin().await.unwrap();
    identity::rotate(&mut tx, "demo", SECRET, NOW)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    // {"page":{"url":"https://shop.example.com/basket?x"},"known":{"name":"Bob"}}
    let host = "%7B%22page%22%3A%7B%22url%22%3A%22https%3A//shop.example.com/basket%3Fx%22%7D%2C%22known%22%3A%7B%22name%22%3A%22Bob%22%7D%7D";
    let id = id();
    let ask = Ask::post(paths::CHAT, &json!({ "id": id })).key(&id);
    let opened = server.send(ask.header(paths::HOST, host)).await;
    let first = told.recv().await.unwrap().conversation;
    assert!(first.verified.is_none());
    let said = first.unverified.unwrap();
    assert_eq!(
        (said.url.as_str(), said.name.as_str()),
        ("https://shop.example.com/basket", "Bob")
    );

    let claims =
        json!({ "sub": "c-17", "aud": "demo", "exp": NOW / 1_000 + 600, "name": "Ada Lovelace" });
    let jwt = token(SECRET, &claims);
    let known = Ask::post(paths::CHAT_VISITOR, &json!({})).token(&opened.token());
    assert_eq!(
        server
            .send(known.header(paths::IDENTITY, &jwt))
            .await
            .status,
        204
    );
    let says = Ask::post(paths::CHAT_MESSAGES, &text(&self::id(), "Hello")).token(&opened.token());
    assert_eq!(server.send(says).await.status, 201);
    let second = told.recv().await.unwrap().conversation;
    let verified = second.verified.unwrap();
    assert_eq!(
        (verified.subject.as_str(), verified.name.as_str()),
        ("c-17", "Ada Lovelace")
    );
    assert_eq!(second.unverified, Some(said));
}

#[tokio::test]
async fn a_desk_that_fails_is_told_again_and_nothing_overtakes() {
    let (server, mut told) = attached(3).await;
    let talk = Talk::open(&server).await;
    for n in 0..5 {
        talk.say(&server, &format!("{n}")).await;
    }
    let clock = server.clock.clone();
    let passing = tokio::spawn(async move {
        for second in 1.. {
            clock.set(NOW + second * SECOND);
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    });
    assert_eq!(told.recv().await.unwrap().entry, None);
    for seq in 1..=5 {
        assert_eq!(told.recv().await.unwrap().entry.unwrap().seq, seq);
    }
    passing.abort();
}

#[tokio::test]
async fn only_the_desk_acts_for_its_agents() {
    let (server, _told) = attached(0).await;
    let talk = Talk::begun(&server).await;
    let agent = json!({ "id": "eve", "name": "Eve" });
    let body = json!({ "conversation": talk.id, "agent": agent, "act": "join" });
    let refused = [
        signed(&body, "another secret of length", NOW),
        signed(&body, SECRET, NOW - 6 * MINUTE),
        signed(&body, SECRET, NOW + 6 * MINUTE),
        signed(&body, SECRET, NOW).body(body.to_string().replace("join", "end")),
        signed(&body, SECRET, NOW).header(SIGNATURE, ""),
        signed(&body, SECRET, NOW).header(TIMESTAMP, ""),
    ];
    for ask in refused {
        let problem = server.send(ask).await.refused(401, "token");
        assert!(problem["detail"].as_str().unwrap().contains("signature"));
    }
    let odd = json!({ "conversation": talk.id, "agent": agent, "act": "dance" });
    server
        .send(signed(&odd, SECRET, NOW))
        .await
        .refused(400, "malformed");
    let lost = json!({ "conversation": id(), "agent": agent, "act": "join" });
    server
        .send(signed(&lost, SECRET, NOW))
        .await
        .refused(404, "not-found");
    let nameless =
        json!({ "conversation": talk.id, "agent": { "id": "", "name": "" }, "act": "join" });
    server
        .send(signed(&nameless, SECRET, NOW))
        .await
        .refused(422, "fields");
    // Once the account has no desk, nobody is one.
    server
        .set("UPDATE accounts SET chat_provider = 'builtin'")
        .await;
    server
        .send(signed(&body, SECRET, NOW))
        .await
        .refused(401, "token");
    assert_eq!(talk.page(&server, "").await.status.last, 1);
}
