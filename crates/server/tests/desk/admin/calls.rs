//! How calls are matched, and where callbacks are handed over.

use {
    super::{House, change},
    crate::{
        house::Agent,
        server::{ADA, Ask, NOW, Reply},
    },
    axum::{Router, http::StatusCode, routing::post},
    contact_us_server::{
        cli::Command,
        contact::Key,
        hooks::{SIGNATURE, TIMESTAMP, is_signed},
        store::integrations,
    },
    contact_us_wire::paths,
    serde_json::{Value, json},
    tokio::{net::TcpListener, sync::mpsc},
};

const OPTIONS: &str = paths::CONSOLE_OPTIONS;
const SECRET: &str = "a secret of many letters";

impl House {
    /// Carries out a command of the server's program.
    pub async fn command(&self, line: &str) {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        match Command::read(&words).expect("a command") {
            Command::Calls(calls) => calls.run(&self.server.app).await,
            Command::Hours(hours) => hours.run(&self.server.app).await,
            Command::Embed(embed) => embed.run(&self.server.app).await,
            Command::Identity(new) => new.run(&self.server.app).await,
            other => panic!("{other:?}"),
        }
        .expect("it is done");
    }

    /// Presses Call as a customer.
    pub async fn call(&self, visitor: &str) -> Reply {
        let ask = Ask::post(paths::CALL, &json!({})).visitor(visitor);
        let key = Key::fresh(self.server.app.clock.now());
        self.server.send(ask.key(key.as_str())).await
    }

    async fn set_calls(&self, sam: &Agent, name: &str, value: Value) -> Reply {
        let mut part = self.part(sam, OPTIONS).await;
        part["value"]["calls"][name] = value;
        self.put(sam, OPTIONS, &change(&part)).await
    }

    async fn set_service(&self, sam: &Agent, url: &str, secret: &str) -> Reply {
        let mut part = self.part(sam, OPTIONS).await;
        part["value"]["callbackUrl"] = json!(url);
        part["value"]["callbackSecret"] = json!(secret);
        self.put(sam, OPTIONS, &change(&part)).await
    }

    async fn service(&self) -> Option<(String, String)> {
        let store = &self.server.app.store;
        let point = store.integration_point("demo", integrations::CALLBACK);
        point.await.unwrap().map(|point| (point.url, point.secret))
    }
}

#[tokio::test]
async fn the_next_customer_gets_what_the_method_says() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    assert_eq!(house.call(ADA).await.json()["code"], Value::Null);
    let reply = house.set_calls(&sam, "method", json!("dtmf")).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let ticket = house.call(ADA).await.json();
    assert_eq!(ticket["code"].as_str().map(str::len), Some(6), "{ticket}");
    let reply = house.set_calls(&sam, "method", json!("plain")).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(house.call(ADA).await.json()["code"], Value::Null);
}

#[tokio::test]
async fn a_time_that_was_set_in_seconds_stays_until_another_is_typed() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    house.command("call method dtmf --for 90s").await;
    let shown_for = async || {
        let stored = house.server.app.store.call_settings("demo").await.unwrap();
        stored.shown_for
    };
    let part = house.part(&sam, OPTIONS).await;
    assert_eq!(part["value"]["calls"]["minutes"], 2);
    assert_eq!(house.put(&sam, OPTIONS, &change(&part)).await.status, 200);
    assert_eq!(shown_for().await, 90_000);
    assert_eq!(house.set_calls(&sam, "minutes", json!(3)).await.status, 200);
    assert_eq!(shown_for().await, 180_000);
}

#[tokio::test]
async fn odd_methods_and_times_are_refused() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let reply = house.set_calls(&sam, "method", json!("pigeons")).await;
    reply.wrong_fields(&[("callMethod", "error.admin.method")]);
    for minutes in [0, 1441] {
        let reply = house.set_calls(&sam, "minutes", json!(minutes)).await;
        reply.wrong_fields(&[("callMinutes", "error.admin.minutes")]);
    }
}

#[tokio::test]
async fn what_a_command_has_changed_is_not_overwritten_unseen() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    for (line, path) in [
        ("call method dtmf", OPTIONS),
        ("call number add +442079460001 0001", paths::CONSOLE_NUMBERS),
        (
            "hours close Around the clock --for 1h",
            paths::CONSOLE_EXCEPTIONS,
        ),
    ] {
        let seen = house.part(&sam, path).await;
        house.command(line).await;
        let late = house.put(&sam, path, &change(&seen)).await;
        let problem = late.refused(409, "conflict");
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains("contact-us-server"), "{detail}");
    }
}

#[tokio::test]
async fn the_service_for_callbacks_needs_an_address_and_a_secret_that_is_never_told_back() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    for url in ["ftp://calls.example.com", "calls.example.com", "https://"] {
        let reply = house.set_service(&sam, url, SECRET).await;
        reply.wrong_fields(&[("callbackUrl", "error.admin.url")]);
    }
    let url = "https://calls.example.com/hook";
    for secret in ["", "too short"] {
        let reply = house.set_service(&sam, url, secret).await;
        reply.wrong_fields(&[("callbackSecret", "error.admin.secret")]);
    }
    let reply = house.set_service(&sam, url, SECRET).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert!(!reply.body.contains(SECRET), "{}", reply.body);
    assert!(!house.get(&sam, OPTIONS).await.body.contains(SECRET));
    assert_eq!(house.service().await, Some((url.into(), SECRET.into())));
    // Saved again without it, the secret stays; without an address, both go.
    assert_eq!(house.set_service(&sam, url, "").await.status, 200);
    assert_eq!(house.service().await, Some((url.into(), SECRET.into())));
    assert_eq!(house.set_service(&sam, "", "").await.status, 200);
    assert_eq!(house.service().await, None);
}

#[tokio::test]
async fn a_test_tells_what_the_service_answers() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let test = async || {
        house
            .post(&sam, paths::CONSOLE_TEST_SERVICE, &json!({}))
            .await
    };
    let nowhere = test().await;
    nowhere.wrong_fields(&[("callbackUrl", "error.admin.service")]);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (heard, mut told_of) = mpsc::unbounded_channel();
    let told = move |headers: axum::http::HeaderMap, body: axum::body::Bytes| async move {
        let header = |name: &str| headers[name].to_str().unwrap().to_owned();
        let signed = is_signed(SECRET, &header(TIMESTAMP), &header(SIGNATURE), &body, NOW);
        heard.send((signed, body)).unwrap();
    };
    let router = Router::new()
        .route("/good", post(told))
        .route("/bad", post(|| async { StatusCode::IM_A_TEAPOT }));
    let serving = tokio::spawn(async { axum::serve(listener, router).await });
    for (path, answer) in [
        ("/good", json!({ "status": 200 })),
        ("/bad", json!({ "status": 418 })),
    ] {
        let reply = house
            .set_service(&sam, &[&url, path].concat(), SECRET)
            .await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        assert_eq!(test().await.json(), answer);
    }
    let (signed, body) = told_of.recv().await.unwrap();
    assert!(signed);
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(
        (&body["account"], &body["act"]),
        (&json!("demo"), &json!("test"))
    );
    serving.abort();
    let _ = serving.await;
    // Nobody listens on the port of a service that is gone.
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", gone.local_addr().unwrap());
    drop(gone);
    assert_eq!(house.set_service(&sam, &url, "").await.status, 200);
    assert_eq!(test().await.json(), json!("unreachable"));
}
