//! A server with an Interaction that has one of everything.

#[path = "../support/running.rs"]
mod running;

pub use running::*;

use {
    axum::http::HeaderMap,
    contact_us_server::{interaction, site},
    contact_us_wire::{interaction::Standing, paths},
    serde_json::{Value, json},
    std::{ops::Deref, sync::Arc},
};

pub const TRIP: &str = "/api/v1/interaction/trip";

/// From a welcome by a question to a form and the end, or to the Contact Us page.
pub fn trip() -> Value {
    json!({
        "format": 1, "name": "trip", "title": "A trip", "languages": ["en"], "start": "welcome",
        "variables": [
            { "name": "who", "fromLink": true }, { "name": "pin" }, { "name": "way" }, { "name": "extras" }
        ],
        "elements": [
            { "id": "welcome", "kind": "statement", "heading": "Welcome, {{who}}", "options": ["email"],
              "prompt": "hello", "next": "ask" },
            { "id": "ask", "kind": "question", "heading": "How?", "options": ["chat", "email"], "queue": "Trips",
              "variable": "way",
              "choices": [{ "value": "fast", "label": "By train" }, { "value": "slow", "label": "On foot" }],
              "next": [{ "when": { "variable": "way", "equals": "fast" }, "to": "form" }, { "to": "help" }] },
            { "id": "form", "kind": "form", "heading": "You", "fields": [
                { "variable": "who", "label": "Name", "kind": "text", "autocomplete": "name", "required": true },
                { "variable": "pin", "label": "PIN", "kind": "text", "digits": 4, "required": true, "sensitive": true },
                { "variable": "extras", "label": "With", "kind": "choices",
                  "choices": [{ "value": "bag", "label": "A bag" }, { "value": "dog", "label": "A dog" }] }
              ], "next": "done" },
            { "id": "help", "kind": "contact", "heading": "We help", "options": ["transfer", "callback", "email"] },
            { "id": "done", "kind": "finish", "heading": "Have a good trip, {{who}}" }
        ]
    })
}

pub fn with(mut body: Value, name: &str, value: impl Into<Value>) -> Value {
    body[name] = value.into();
    body
}

pub struct House(Running);

impl Deref for House {
    type Target = Running;

    fn deref(&self) -> &Running {
        &self.0
    }
}

pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("the answer is JSON")
    }

    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().expect("a text"))
    }

    #[track_caller]
    pub fn standing(&self) -> Standing {
        assert_eq!(self.status, 200, "{}", self.body);
        serde_json::from_str(&self.body).expect("a standing")
    }

    /// Asserts a problem; gives its sentence.
    #[track_caller]
    pub fn refused(&self, status: u16, kind: &str) -> String {
        assert_eq!(self.status, status, "{}", self.body);
        let problem = self.json();
        assert_eq!(problem["kind"], kind);
        let detail = problem["detail"].as_str().expect("a sentence").to_owned();
        assert!(detail.ends_with('.') && !detail.contains('{'), "{detail}");
        detail
    }
}

impl House {
    /// With the trip published.
    pub async fn start() -> Self {
        Self::with(&trip()).await
    }

    pub async fn with(definition: &Value) -> Self {
        let house = Self(Running::start(&[], |app| site::router(Arc::clone(app))).await);
        house.publish(definition).await;
        house
    }

    pub async fn publish(&self, definition: &Value) -> u32 {
        let document = definition.to_string();
        let published = interaction::publish(&self.app, "demo", &document);
        published.await.expect("it is right").version
    }

    pub async fn send(&self, ask: Ask) -> Reply {
        let (parts, bytes) = self.ask(ask).await;
        Reply {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: String::from_utf8(bytes.to_vec()).expect("a text"),
        }
    }

    /// Begins the trip.
    pub async fn begin(&self) -> Standing {
        self.begin_with(json!({})).await
    }

    pub async fn begin_with(&self, values: Value) -> Standing {
        let body = json!({ "direction": "start", "values": values });
        self.send(Ask::post(TRIP, &body)).await.standing()
    }

    /// One way from where it stands.
    pub async fn go(&self, from: &Standing, direction: &str, input: Value) -> Reply {
        self.send(way(from, direction, input)).await
    }

    /// On, with input that is right.
    pub async fn next(&self, from: &Standing, input: Value) -> Standing {
        self.go(from, "next", input).await.standing()
    }

    /// To the form.
    pub async fn at_form(&self) -> Standing {
        let one = self.begin().await;
        let one = self.next(&one, json!({})).await;
        self.next(&one, json!({ "way": ["fast"] })).await
    }

    /// Where an instance stands.
    pub async fn look(&self, instance: &str) -> Reply {
        self.send(Ask::get(TRIP).header(paths::INSTANCE, instance))
            .await
    }

    /// Direction, element and target of each navigation of the trip, in order.
    pub async fn record(&self) -> Vec<[String; 3]> {
        let rows: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT direction, element, target FROM navigations ORDER BY instance, step",
        )
        .fetch_all(self.app.store.readers())
        .await
        .expect("rows");
        rows.into_iter().map(|(a, b, c)| [a, b, c]).collect()
    }

    /// One value of the database.
    pub async fn value(&self, statement: &'static str) -> String {
        sqlx::query_scalar(statement)
            .fetch_one(self.app.store.readers())
            .await
            .expect("a value")
    }
}

/// A navigation from where it stands.
pub fn way(from: &Standing, direction: &str, input: Value) -> Ask {
    let body = json!({ "direction": direction, "step": from.page.step, "input": input });
    Ask::post(TRIP, &body).header(paths::INSTANCE, &from.instance)
}

pub fn id(standing: &Standing) -> &str {
    standing.instance.split_once('.').expect("a token").0
}
