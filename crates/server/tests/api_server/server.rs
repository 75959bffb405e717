//! A server with a folder of its own and a clock that stands still.

#[path = "../support/running.rs"]
mod running;

pub use running::*;

use {
    axum::{
        Router,
        http::{HeaderMap, StatusCode},
        routing::get,
    },
    contact_us_wire::paths,
    serde_json::{Value, json},
    std::ops::Deref,
};

pub const ADA: &str = "0199f000-0000-4000-8000-000000000001";
pub const BOB: &str = "0199f000-0000-4000-8000-000000000002";

pub struct Server(Running);

impl Deref for Server {
    type Target = Running;

    fn deref(&self) -> &Running {
        &self.0
    }
}

pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("the answer is JSON")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("a text"))
    }

    /// The reference of a receipt.
    pub fn reference(&self) -> String {
        let json = self.json();
        let status = if json["status"].is_object() {
            &json["status"]
        } else {
            &json
        };
        status["reference"]
            .as_str()
            .expect("a reference")
            .to_owned()
    }

    pub fn token(&self) -> String {
        self.json()["token"].as_str().expect("a token").to_owned()
    }

    /// Asserts a problem in full, and returns it.
    #[track_caller]
    pub fn refused(&self, status: u16, kind: &str) -> Value {
        let problem = self.json();
        assert_eq!(
            (self.status.as_u16(), problem["kind"].as_str()),
            (status, Some(kind)),
            "{problem}"
        );
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(self.header("cache-control"), "no-store");
        assert_eq!(problem["type"], format!("/problems/{kind}"));
        assert_eq!(problem["status"], status);
        let detail = problem["detail"].as_str().expect("a sentence");
        assert!(
            detail.ends_with('.') && !detail.contains('{') && !detail.starts_with("problem."),
            "{detail}"
        );
        problem
    }

    /// Asserts that fields need mending: pairs of field and code, in order.
    #[track_caller]
    pub fn wrong_fields(&self, expected: &[(&str, &str)]) {
        let problem = self.refused(422, "fields");
        let fields = problem["fields"].as_array().expect("a list");
        let told: Vec<(&str, &str)> = fields
            .iter()
            .map(|one| {
                (
                    one["field"].as_str().unwrap(),
                    one["code"].as_str().unwrap(),
                )
            })
            .collect();
        assert_eq!(told, expected);
        for field in fields {
            let detail = field["detail"].as_str().expect("a sentence");
            assert!(
                !detail.starts_with("error.") && !detail.contains('{'),
                "{detail}"
            );
        }
    }
}

impl Server {
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    pub async fn start_with(environment: &[(&str, &str)]) -> Self {
        let broken = get(async || -> () { panic!("canary") });
        let site = Router::new().route("/broken", broken);
        Self(Running::start(environment, |_| site).await)
    }

    pub async fn send(&self, ask: Ask) -> Reply {
        let (parts, bytes) = self.ask(ask).await;
        Reply {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8(bytes.to_vec()).expect("a text"),
        }
    }

    /// Beginnings of the free slots.
    pub async fn slots(&self) -> Vec<i64> {
        let reply = self.send(Ask::get(paths::CALLBACK_SLOTS)).await;
        let json = reply.json();
        let slots = json["slots"].as_array().expect("a list");
        slots
            .iter()
            .map(|slot| slot["window"]["from"]["at"].as_i64().unwrap())
            .collect()
    }
}

/// A message that has nothing wrong.
pub fn letter() -> Value {
    json!({ "firstName": "Ada", "lastName": "Lovelace", "phone": "", "email": "ada@example.com", "message": "My line is dead." })
}

/// Another body with one member changed.
pub fn with(mut body: Value, name: &str, value: impl Into<Value>) -> Value {
    body[name] = value.into();
    body
}

pub fn number(last: u32) -> Value {
    json!({ "phone": format!("020 7946 {last:04}") })
}

pub fn one(path: &str, reference: &str) -> String {
    path.replace("{reference}", reference)
}
