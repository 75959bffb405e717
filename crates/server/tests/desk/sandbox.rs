//! What answers in the accounts of the sandbox, over HTTP where it is over HTTP.

use {
    crate::{
        house::{Chat, House},
        script::QUICK,
        server::{Ask, Reply},
    },
    axum::Router,
    contact_us_server::{demo::Pace, sandbox, serve},
    contact_us_wire::paths,
    serde_json::json,
    std::{sync::Arc, time::Duration},
    tokio::{net::TcpListener, task::JoinSet, time::sleep},
};

/// A server with all that answers in the sandbox, as quick as can be.
struct Sandbox {
    house: House,
    _work: JoinSet<()>,
}

async fn open() -> Sandbox {
    open_at(QUICK).await
}

async fn open_at(pace: Pace) -> Sandbox {
    let house = House::open().await;
    let app = &house.server.app;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = serve::compose(app, Router::new());
    let serving = serve::serve(Arc::clone(app), router, listener, std::future::pending());
    let mut work = sandbox::open(app, address, pace).await.expect("it opens");
    work.spawn(async move {
        serving.await.ok();
    });
    Sandbox { house, _work: work }
}

impl Sandbox {
    async fn ask(&self, account: &str, path: &str, body: &serde_json::Value) -> Reply {
        let ask = Ask::post(format!("{path}?account={account}"), body);
        self.house.server.send(ask).await
    }

    /// The rows of a query, one text each.
    async fn rows(&self, query: &'static str) -> Vec<String> {
        let app = &self.house.server.app;
        let rows = sqlx::query_scalar(query).fetch_all(app.store.writer());
        rows.await.expect("rows")
    }

    /// Waits until a query gives a text.
    async fn until(&self, query: &'static str, wanted: &str) {
        while !self.rows(query).await.iter().any(|row| row == wanted) {
            sleep(Duration::from_millis(20)).await;
        }
    }
}

#[tokio::test]
async fn in_a_busy_queue_the_place_goes_down_and_then_the_agent_answers() {
    // Slow enough for each place to be seen.
    let slow = Pace {
        alone: Duration::from_millis(300),
        ..QUICK
    };
    let sandbox = open_at(slow).await;
    let house = &sandbox.house;
    sandbox
        .until(
            "SELECT CAST(count(*) AS TEXT) FROM conversations
             WHERE account = 'sandbox-busy' AND state = 'waiting' AND last_seq > 0",
            "3",
        )
        .await;
    house.later(1_000);
    let id = house.id();
    let path = format!("{}?account=sandbox-busy", paths::CHAT);
    let ask = Ask::post(path, &json!({ "id": id, "name": "Zoe" })).key(&id);
    let reply = house.server.send(ask).await;
    let chat = Chat {
        id,
        token: reply.token(),
        reference: reply.reference(),
    };
    let bearer = format!("Bearer {}", chat.token);
    let headers = [("authorization", bearer.as_str())];
    let mut events = house.events(paths::CHAT_STREAM, &headers).await;
    house.write(&chat, "Hello").await;
    let mut places = Vec::new();
    while let Some((name, data)) = events.next().await {
        if name != "status" {
            continue;
        }
        if data["phase"]["live"]["agent"].is_string() {
            break;
        }
        let place = data["phase"]["waiting"]["place"].as_u64();
        places.extend(place.filter(|place| places.last() != Some(place)));
    }
    assert!(places.contains(&4) && places.contains(&1), "{places:?}");
    assert!(places.is_sorted_by(|one, next| one > next), "{places:?}");
}

#[tokio::test]
async fn nobody_is_answered_where_only_the_crowd_waits_and_as_many_come_back_as_were_there() {
    let sandbox = open().await;
    let waiting = "SELECT CAST(count(*) AS TEXT) FROM conversations
         WHERE account = 'sandbox-busy' AND state = 'waiting' AND last_seq > 0";
    sandbox.until(waiting, "3").await;
    // Long enough for the agent to have taken each of them.
    sleep(QUICK.alone * 40).await;
    let answered = "SELECT conversation FROM conversations WHERE answered_at IS NOT NULL";
    assert!(sandbox.rows(answered).await.is_empty());
}

#[tokio::test]
async fn mails_that_are_refused_and_mails_that_do_not_leave_are_kept() {
    let sandbox = open().await;
    let letter = json!({ "email": "ada@example.com", "message": "My line is dead." });
    for account in ["sandbox-mail-refused", "sandbox-mail-down"] {
        let reply = sandbox.ask(account, paths::EMAIL, &letter).await;
        assert_eq!(reply.status, 201, "{account}: {}", reply.body);
    }
    let state = "SELECT account || ' ' || state || ' ' || substr(last_error, 1, 9) FROM outbox";
    sandbox
        .until(state, "sandbox-mail-refused dead permanent")
        .await;
    sandbox
        .until(state, "sandbox-mail-down pending transient")
        .await;
}

#[tokio::test]
async fn callbacks_are_passed_on_or_kept_and_every_time_may_be_taken() {
    let sandbox = open().await;
    let house = &sandbox.house;
    let wanted = json!({ "phone": "020 7946 0018" });
    for account in ["sandbox-callback", "sandbox-callback-kept"] {
        let reply = sandbox.ask(account, paths::CALLBACK, &wanted).await;
        assert_eq!(reply.status, 201, "{account}: {}", reply.body);
    }
    let told = "SELECT account || ' ' || state FROM hooks";
    sandbox.until(told, "sandbox-callback sent").await;
    assert!(
        !sandbox
            .rows(told)
            .await
            .contains(&"sandbox-callback-kept sent".to_owned())
    );
    let path = format!("{}?account=sandbox-callback-full", paths::CALLBACK_SLOTS);
    loop {
        let slots = house.server.send(Ask::get(&path)).await.json();
        assert!(slots["soonest"].is_object(), "{slots}");
        if slots["slots"].as_array().is_some_and(Vec::is_empty) {
            break;
        }
        sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_call_is_there_to_be_transferred() {
    let sandbox = open().await;
    let on_call =
        "SELECT external_id || ' ' || value FROM voice_mappings WHERE account = 'sandbox'";
    for call in ["answers true", "silent true", "drops true"] {
        sandbox.until(on_call, call).await;
    }
}

#[tokio::test]
async fn a_line_is_cut_and_refused_while_the_server_is_away() {
    let sandbox = open().await;
    let house = &sandbox.house;
    let clock = &house.server.clock;
    // The beginning of a round.
    clock.set(clock.now() - clock.now().rem_euclid(45_000));
    let id = house.id();
    let path = format!("{}?account=sandbox-away", paths::CHAT);
    let opened = Ask::post(path, &json!({ "id": id })).key(&id);
    let opened = house.server.send(opened).await;
    assert_eq!(opened.status, 201);
    let bearer = format!("Bearer {}", opened.token());
    let headers = [("authorization", bearer.as_str())];
    let stream = format!("{}?account=sandbox-away", paths::CHAT_STREAM);
    house.later(29_900);
    let events = house.events(&stream, &headers).await;
    assert_eq!(events.status, 200);
    events.end().await;
    house.later(100);
    let events = house.events(&stream, &headers).await;
    assert_eq!(events.status, 500);
    house.later(15_000);
    assert_eq!(house.events(&stream, &headers).await.status, 200);
}
