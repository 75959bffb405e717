//! A server with its pages, a folder of its own and a clock that stands still; and its answers, read as pages or JSON.
#![allow(dead_code, reason = "each program of tests uses a part of this")]

#[path = "running.rs"]
mod running;

pub use running::*;

use {
    crate::html::Page,
    axum::http::HeaderMap,
    contact_us_server::site,
    serde_json::Value,
    std::{ops::Deref, sync::Arc},
};

pub struct Site(Running);

impl Deref for Site {
    type Target = Running;

    fn deref(&self) -> &Running {
        &self.0
    }
}

impl Site {
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
}
