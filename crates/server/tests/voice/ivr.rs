//! A Voice IVR, written from the tables of the original's documents, and a customer with a phone.

#[path = "../support/running.rs"]
mod running;

pub use running::{Ask, Running};

use {
    axum::http::HeaderMap,
    contact_us_server::{clock::SECOND, site},
    contact_us_wire::paths,
    serde_json::{Value, json},
    std::sync::Arc,
};

pub const KEY: &str = "the-key-of-the-tests";
pub const PHONE: &str = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
pub const DESKTOP: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// Status and body.
    pub fn both(&self) -> (u16, &str) {
        (self.status, &self.body)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("a text"))
    }
}

/// A server, its clock, and one call.
pub struct Line {
    pub server: Running,
    pub id: String,
}

impl Line {
    pub async fn open() -> Self {
        Self::called("UCID-00017").await
    }

    /// A server and a call of that id, written as it stands in paths and queries.
    pub async fn called(id: &str) -> Self {
        let settings = [("CONTACT_US_APPLICATION_KEY", KEY)];
        let server = Running::start(&settings, |app| site::router(Arc::clone(app))).await;
        Self {
            server,
            id: id.to_owned(),
        }
    }

    /// A server with a call that is open.
    pub async fn on_call() -> Self {
        let line = Self::open().await;
        assert_eq!(line.init().await.both(), (200, "Success"));
        assert_eq!(line.put("onCall", "true").await.status, 201);
        line
    }

    pub async fn send(&self, ask: Ask) -> Reply {
        let (parts, bytes) = self.server.ask(ask).await;
        Reply {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: String::from_utf8(bytes.to_vec()).expect("a text"),
        }
    }

    /// The path of a call of the Voice Proxy.
    pub fn path(&self, tail: &str) -> String {
        let id = &self.id;
        format!("/VoiceProxy/version/2/account/demo/Interaction/{id}/{tail}")
    }

    /// A request as the documents have it.
    pub fn ask(&self, method: &'static str, tail: &str) -> Ask {
        signed(Ask::get(self.path(tail)).method(method))
    }

    pub async fn init(&self) -> Reply {
        self.send(self.ask("POST", "Init")).await
    }

    pub async fn put(&self, key: &str, value: &str) -> Reply {
        let tail = format!("PutMapping/{key}/Value/{value}");
        self.send(self.ask("POST", &tail)).await
    }

    pub async fn get(&self, key: &str) -> Reply {
        self.send(self.ask("GET", &format!("GetMapping/{key}")))
            .await
    }

    pub async fn add(&self, action: &str, variables: &Value) -> Reply {
        let ask = self.ask("POST", &format!("AddAction/{action}"));
        self.send(ask.body(variables.to_string())).await
    }

    pub async fn poll(&self) -> Reply {
        self.send(self.ask("GET", "GetAction")).await
    }

    /// The name of the next action; nothing if there is none.
    pub async fn next(&self) -> String {
        let reply = self.poll().await;
        assert_eq!(reply.status, 200);
        if reply.body.is_empty() {
            return String::new();
        }
        reply.json()["action"].as_str().expect("a name").to_owned()
    }

    /// Lets time pass.
    pub fn wait(&self, seconds: i64) {
        let now = self.server.app.clock.now();
        self.server.clock.set(now + seconds * SECOND);
    }

    /// An address of the customer's, in this call.
    pub fn at(&self, path: &str) -> String {
        format!("{path}?externalId={}", self.id)
    }

    /// The customer presses Transfer.
    pub async fn press(&self) -> Reply {
        let key = contact_us_server::contact::Key::fresh(self.server.app.clock.now());
        let ask = Ask::post(self.at(paths::TRANSFER), &json!({})).key(key.as_str());
        self.send(ask.header("user-agent", PHONE)).await
    }

    /// What the page is told of the call.
    pub async fn look(&self) -> Value {
        let reply = self.send(Ask::get(self.at(paths::VOICE))).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        assert_eq!(reply.header("cache-control"), "no-store");
        reply.json()
    }

    /// The names of the options that a device is shown.
    pub async fn options(&self, agent: &str) -> Vec<String> {
        let page = self.page(agent).await;
        let options = page["options"].as_array().expect("options");
        options
            .iter()
            .map(|option| option["kind"].as_str().expect("a name").to_owned())
            .collect()
    }

    pub async fn page(&self, agent: &str) -> Value {
        let ask = Ask::get(self.at(paths::PAGE)).header("user-agent", agent);
        self.send(ask).await.json()
    }
}

/// With the headers of an application.
pub fn signed(ask: Ask) -> Ask {
    ask.header("Tenant-Id", "demo")
        .header("Application-Key", KEY)
}
