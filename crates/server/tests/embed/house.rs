//! A server with its pages and a clock that stands still.

#[path = "../support/running.rs"]
mod running;

pub use running::*;

use {
    crate::html::Page,
    axum::http::HeaderMap,
    contact_us_server::{cli::Command, site},
    serde_json::Value,
    std::{ops::Deref, sync::Arc},
};

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
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().expect("a text"))
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).expect("a text")
    }

    pub fn page(&self) -> Page {
        assert_eq!(self.header("content-type"), "text/html; charset=utf-8");
        Page::read(&self.text())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("JSON")
    }

    /// The last directive of its policy.
    pub fn ancestors(&self) -> &str {
        let policy = self.header("content-security-policy");
        let (_, list) = policy.split_once("; frame-ancestors ").expect("a policy");
        list
    }

    #[track_caller]
    pub fn is_unframeable(&self) {
        assert_eq!(self.ancestors(), "'none'");
        assert_eq!(self.header("x-frame-options"), "DENY");
    }
}

impl House {
    pub async fn start() -> Self {
        Self(Running::start(&[], |app| site::router(Arc::clone(app))).await)
    }

    pub async fn send(&self, ask: Ask) -> Reply {
        let (parts, bytes) = self.ask(ask).await;
        Reply {
            status: parts.status.as_u16(),
            headers: parts.headers,
            bytes: bytes.to_vec(),
        }
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Ask::get(path)).await
    }

    /// Runs a command; its lines, or its sentence.
    pub async fn run(&self, words: &[&str]) -> Result<Vec<String>, String> {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        let done = match Command::read(&words).expect("a command") {
            Command::Embed(embed) => embed.run(&self.app).await,
            Command::Identity(new) => new.run(&self.app).await,
            other => panic!("{other:?}"),
        };
        done.map_err(|error| error.to_string())
    }
}
