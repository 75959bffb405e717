//! What the tests of pages do with a server and its answers.

#[path = "../support/site.rs"]
mod support;

pub use support::*;

use {crate::html::Page, axum::http::StatusCode};

pub const EMAIL: &str = "/contact/email";
pub const CALLBACK: &str = "/contact/callback";

impl Reply {
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
