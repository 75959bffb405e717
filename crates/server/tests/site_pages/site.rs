//! A server with its pages, a folder of its own and a clock that stands still.

#[path = "../support/running.rs"]
mod running;

pub use running::*;

use {
    crate::html::Page,
    axum::http::{HeaderMap, StatusCode},
    contact_us_server::site,
    std::{ops::Deref, sync::Arc},
};

pub const EMAIL: &str = "/contact/email";
pub const CALLBACK: &str = "/contact/callback";

pub struct Site(Running);

impl Deref for Site {
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

    /// Asserts that a form was refused as a whole, with a page that says what to do.
    #[track_caller]
    pub fn refused(&self, status: u16, sentence: &str) -> Page {
        let page = self.page();
        assert_eq!(self.status, status, "{}", page.one("main").words());
        assert_eq!(self.header("cache-control"), "no-store");
        assert!(page.summary().contains(sentence), "{:?}", page.summary());
        assert!(page.one("title").text.starts_with("Error: "));
        page
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

    /// A page that is there.
    #[track_caller]
    pub fn open(&self, path: &str) -> impl Future<Output = Page> {
        let asked = self.send(Ask::get(path));
        async move {
            let reply = asked.await;
            assert_eq!(reply.status, StatusCode::OK);
            reply.page()
        }
    }

    /// A form of a page, filled and sent: hidden fields as the page has them, the rest as given.
    pub async fn fill(&self, path: &str, typed: &[(&str, &str)]) -> Reply {
        let page = self.open(path).await;
        self.send(filled(&page, path, typed)).await
    }
}

/// The form of a page with what was typed, ready to be sent.
pub fn filled(page: &Page, path: &str, typed: &[(&str, &str)]) -> Ask {
    let hidden = ["key", "visitor"].map(|name| (name, page.value(name)));
    let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<_> = hidden.chain(typed.iter().copied()).collect();
    Ask::form(path, &fields)
}

/// A message that has nothing wrong.
pub fn letter() -> [(&'static str, &'static str); 5] {
    [
        ("firstName", "Ada"),
        ("lastName", "Lovelace"),
        ("phone", ""),
        ("email", "ada@example.com"),
        ("message", "My line is dead."),
    ]
}

/// Another form with one field changed.
pub fn with<'a>(
    fields: &[(&'a str, &'a str)],
    name: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let mut fields = fields.to_vec();
    for (_, old) in fields.iter_mut().filter(|(n, _)| *n == name) {
        *old = value;
    }
    fields
}
