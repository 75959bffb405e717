//! A server with its pages, a folder of its own and a clock that stands still.

use {
    crate::html::Page,
    axum::{
        Router,
        body::Body,
        extract::ConnectInfo,
        http::{HeaderMap, Request, StatusCode},
    },
    contact_us_server::{app::App, clock::Clock, seed, serve, settings::Settings, site},
    http_body_util::BodyExt,
    std::{
        net::SocketAddr,
        sync::{
            Arc,
            atomic::{AtomicU32, Ordering},
        },
    },
    tempfile::TempDir,
    tower::ServiceExt,
};

/// A Tuesday: 2026-11-24, 10:00 in London.
pub const NOW: i64 = 1_795_514_400_000;
pub const PUBLIC_URL: &str = "https://help.example";
pub const EMAIL: &str = "/contact/email";
pub const CALLBACK: &str = "/contact/callback";

pub struct Site {
    pub app: Arc<App>,
    pub clock: Clock,
    router: Router,
    peers: AtomicU32,
    _data: TempDir,
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

/// A request in the making.
pub struct Ask {
    method: &'static str,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    peer: Option<[u8; 4]>,
}

impl Ask {
    pub fn get(path: impl Into<String>) -> Self {
        Self {
            method: "GET",
            path: path.into(),
            headers: vec![],
            body: vec![],
            peer: None,
        }
    }

    /// A form as a browser without script sends it.
    pub fn form(path: impl Into<String>, fields: &[(&str, &str)]) -> Self {
        let body = serde_urlencoded::to_string(fields).expect("a form");
        Self {
            method: "POST",
            body: body.into_bytes(),
            ..Self::get(path)
        }
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
    }

    pub fn method(mut self, method: &'static str) -> Self {
        self.method = method;
        self
    }

    /// Sets a header; an empty value takes it away.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(n, _)| n != name);
        if !value.is_empty() {
            self.headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Sends it from one address; without this each request has an address of its own.
    pub fn peer(mut self, peer: [u8; 4]) -> Self {
        self.peer = Some(peer);
        self
    }
}

impl Site {
    pub async fn start() -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let folder = data
            .path()
            .join("data")
            .to_str()
            .expect("a path")
            .to_owned();
        let lookup = |name: &str| match name {
            "CONTACT_US_DATA" => Some(folder.clone()),
            "CONTACT_US_PUBLIC_URL" => Some(PUBLIC_URL.to_owned()),
            _ => None,
        };
        let settings = Settings::read(lookup, "").expect("the settings are fine");
        let clock = Clock::fixed(NOW);
        let app = App::open(settings, clock.clone()).await.expect("it starts");
        seed::seed(&app).await.expect("it is seeded");
        let router = serve::compose(&app, site::router(Arc::clone(&app)));
        Self {
            app,
            clock,
            router,
            peers: AtomicU32::new(1),
            _data: data,
        }
    }

    pub async fn send(&self, ask: Ask) -> Reply {
        let fresh = || self.peers.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        let peer = SocketAddr::from((ask.peer.unwrap_or_else(fresh), 40_000));
        let mut request = Request::builder()
            .method(ask.method)
            .uri(&ask.path)
            .extension(ConnectInfo(peer));
        for (name, value) in &ask.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(ask.body)).expect("a request");
        let answer = self.router.clone().oneshot(request).await;
        let (parts, body) = answer.expect("an answer").into_parts();
        let bytes = body.collect().await.expect("a whole answer").to_bytes();
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

    /// How many rows a table has.
    pub async fn count(&self, table: &'static str) -> i64 {
        let statement = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        sqlx::query_scalar(statement)
            .fetch_one(self.app.store.readers())
            .await
            .expect("a number")
    }

    /// Runs a statement, as an administrator's console would.
    pub async fn set(&self, statement: &'static str) {
        let mut tx = self.app.store.begin().await.expect("a turn");
        sqlx::query(statement)
            .execute(&mut *tx)
            .await
            .expect("it is done");
        tx.commit().await.expect("it is kept");
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
