//! A server with agents and customers.

use {
    crate::server::{Ask, NOW, Reply, Server, one},
    axum::{
        Router,
        body::Body,
        http::{HeaderMap, Request, StatusCode},
    },
    contact_us_server::{contact::Key, desk::people, serve, store::chats::State},
    contact_us_wire::{console::Role, paths},
    http_body_util::BodyExt,
    serde_json::{Value, json},
    std::{
        sync::atomic::{AtomicI64, Ordering},
        time::Duration,
    },
    tower::ServiceExt,
};

/// Longer than anything takes; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct House {
    pub server: Server,
    ids: AtomicI64,
}

/// Somebody who is signed in.
pub struct Agent {
    pub name: &'static str,
    pub id: String,
    pub cookie: String,
}

/// A customer's chat.
pub struct Chat {
    pub id: String,
    pub token: String,
    pub reference: String,
}

impl House {
    pub async fn open() -> Self {
        Self {
            server: Server::start().await,
            ids: AtomicI64::new(0),
        }
    }

    /// A UUID of version 7 that nobody has had.
    pub fn id(&self) -> String {
        let id = self.ids.fetch_add(1, Ordering::Relaxed);
        Key::fresh(NOW + id).as_str().to_owned()
    }

    /// Adds a person and gives their password.
    pub async fn add(&self, name: &str, role: Role) -> String {
        let app = &self.server.app;
        let added = people::add(&app.store, &app.clock, "demo", name, role).await;
        added.expect("they are added")
    }

    /// Adds an agent and signs them in.
    pub async fn agent(&self, name: &'static str) -> Agent {
        let password = self.add(name, Role::Agent).await;
        self.sign_in(name, &password).await
    }

    pub async fn sign_in(&self, name: &'static str, password: &str) -> Agent {
        let reply = self.try_sign_in(name, password).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        Agent {
            name,
            id: reply.json()["id"].as_str().expect("an id").to_owned(),
            cookie: cookie(&reply),
        }
    }

    pub async fn try_sign_in(&self, name: &str, password: &str) -> Reply {
        let body = json!({ "name": name, "password": password });
        self.server
            .send(ours(Ask::post(paths::CONSOLE_SESSION, &body)))
            .await
    }

    pub async fn get(&self, agent: &Agent, path: &str) -> Reply {
        let ask = Ask::get(path).header("cookie", &agent.cookie);
        self.server.send(ask).await
    }

    pub async fn post(&self, agent: &Agent, path: &str, body: &Value) -> Reply {
        let ask = ours(Ask::post(path, body)).header("cookie", &agent.cookie);
        self.server.send(ask).await
    }

    pub async fn take(&self, agent: &Agent, chat: &Chat) -> Reply {
        self.post(agent, &of(paths::CONSOLE_TAKE, chat), &json!({}))
            .await
    }

    pub async fn hand_over(&self, agent: &Agent, chat: &Chat, to: Option<&Agent>) -> Reply {
        let body = json!({ "to": to.map(|to| &to.id) });
        self.post(agent, &of(paths::CONSOLE_HAND_OVER, chat), &body)
            .await
    }

    pub async fn inbox(&self, agent: &Agent) -> Value {
        let reply = self.get(agent, paths::CONSOLE_INBOX).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.json()
    }

    /// A customer begins a chat with a message, a second after whatever was before.
    pub async fn customer(&self, text: &str) -> Chat {
        self.later(1_000);
        let id = self.id();
        let ask = Ask::post(paths::CHAT, &json!({ "id": id, "name": "Ada" })).key(&id);
        let reply = self.server.send(ask).await;
        assert_eq!(reply.status, 201, "{}", reply.body);
        let chat = Chat {
            id,
            token: reply.token(),
            reference: reply.reference(),
        };
        self.write(&chat, text).await;
        chat
    }

    /// The customer writes.
    pub async fn write(&self, chat: &Chat, text: &str) {
        let body = json!({ "id": self.id(), "content": { "text": text } });
        let ask = Ask::post(paths::CHAT_MESSAGES, &body).token(&chat.token);
        let reply = self.server.send(ask).await;
        assert_eq!(reply.status, 201, "{}", reply.body);
    }

    /// The agent writes.
    pub async fn answer(&self, agent: &Agent, chat: &Chat, text: &str) -> Reply {
        let body = json!({ "id": self.id(), "content": { "text": text } });
        self.post(agent, &below(chat, "/messages"), &body).await
    }

    /// What the customer sees of their chat: entries in short, and the status.
    pub async fn seen(&self, chat: &Chat) -> (Vec<String>, Value) {
        let ask = Ask::get(paths::CHAT_ENTRIES).token(&chat.token);
        let page = self.server.send(ask).await.json();
        let entries = page["entries"].as_array().expect("entries");
        (
            entries.iter().map(in_short).collect(),
            page["status"].clone(),
        )
    }

    /// Waits until an agent has a chat, without being its customer's page.
    pub async fn until_live(&self, chat: &Chat) {
        let app = &self.server.app;
        let mut called = app.bus.conversation(&chat.id);
        let live = async {
            loop {
                let one = app.store.conversation(&chat.id).await.expect("a store");
                if one.is_some_and(|one| one.state() == State::Live) {
                    return;
                }
                called.called().await;
            }
        };
        let taken = tokio::time::timeout(PATIENCE, live).await;
        taken.expect("somebody takes it");
    }

    /// Lets time pass, in milliseconds.
    pub fn later(&self, ms: i64) {
        self.server.clock.set(self.server.clock.now() + ms);
    }

    /// Opens a stream as an agent.
    pub async fn stream(&self, agent: &Agent, path: &str) -> Events {
        self.events(path, &[("cookie", &agent.cookie)]).await
    }

    pub async fn events(&self, path: &str, headers: &[(&str, &str)]) -> Events {
        let router = serve::compose(&self.server.app, Router::new());
        let mut request = Request::builder().uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = router.oneshot(request).await.expect("an answer");
        Events {
            status: response.status(),
            headers: response.headers().clone(),
            body: response.into_body(),
            text: String::new(),
        }
    }
}

/// A stream that is read event by event.
pub struct Events {
    pub status: StatusCode,
    pub headers: HeaderMap,
    body: Body,
    text: String,
}

impl Events {
    /// The next event with its data; comments are left out. None at the end.
    pub async fn next(&mut self) -> Option<(String, Value)> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                let field = |name: &str| {
                    let line = event.lines().find_map(|line| line.strip_prefix(name))?;
                    line.strip_prefix(": ").map(str::to_owned)
                };
                if let (Some(name), Some(data)) = (field("event"), field("data")) {
                    return Some((name, serde_json::from_str(&data).expect("JSON")));
                }
                continue;
            }
            let frame = tokio::time::timeout(PATIENCE, self.body.frame());
            let frame = frame.await.expect("something comes in time")?;
            let bytes = frame.expect("a piece").into_data().expect("data");
            self.text
                .push_str(std::str::from_utf8(&bytes).expect("text"));
        }
    }

    /// The first event from here on that is as wanted.
    pub async fn until(&mut self, wanted: impl Fn(&str, &Value) -> bool) -> Value {
        loop {
            let (name, data) = self.next().await.expect("the stream goes on");
            if wanted(&name, &data) {
                return data;
            }
        }
    }

    /// Reads to the end of the stream.
    pub async fn end(mut self) {
        while self.next().await.is_some() {}
    }
}

/// Says that a request comes from our own page, as a browser does.
pub fn ours(ask: Ask) -> Ask {
    ask.header("sec-fetch-site", "same-origin")
}

/// The cookie of an answer, as it is sent back.
pub fn cookie(reply: &Reply) -> String {
    let set = reply.header("set-cookie");
    set.split(';').next().expect("a pair").to_owned()
}

pub fn of(path: &str, chat: &Chat) -> String {
    path.replace("{conversation}", &chat.id)
}

pub fn below(chat: &Chat, path: &str) -> String {
    of(paths::CONSOLE_CHAT, chat) + path
}

/// Ids of a list.
pub fn ids(list: &Value) -> Vec<&str> {
    let list = list.as_array().expect("a list");
    list.iter().map(|one| one["id"].as_str().unwrap()).collect()
}

/// `customer: text`, `Robin joined`.
fn in_short(entry: &Value) -> String {
    let who = match entry["name"].as_str() {
        Some(name) if !name.is_empty() => name,
        _ => entry["by"].as_str().unwrap(),
    };
    match &entry["what"] {
        Value::String(what) => format!("{who} {what}"),
        what => format!("{who}: {}", what["text"].as_str().unwrap_or("?")),
    }
}

/// Keeps `one` of the shared helpers in use.
pub fn reference_path(path: &str, reference: &str) -> String {
    one(path, reference)
}
