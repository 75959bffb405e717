//! A running app with a folder of its own and a clock that stands still, and requests to it.
#![allow(dead_code, reason = "each program of tests uses a part of this")]

use {
    axum::{
        Router,
        body::{Body, Bytes},
        extract::ConnectInfo,
        http::{Request, response::Parts},
        response::Response,
    },
    contact_us_server::{app::App, clock::Clock, contact::Key, seed, serve, settings::Settings},
    contact_us_wire::paths,
    http_body_util::BodyExt,
    serde_json::Value,
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

pub struct Running {
    pub app: Arc<App>,
    pub clock: Clock,
    router: Router,
    peers: AtomicU32,
    _data: TempDir,
}

impl Running {
    /// Starts an app with settings of its own, and with what stands beside its endpoints.
    pub async fn start(
        environment: &[(&str, &str)],
        site: impl FnOnce(&Arc<App>) -> Router,
    ) -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let folder = data.path().join("data");
        let lookup = |name: &str| match name {
            "CONTACT_US_DATA" => Some(folder.to_str().expect("a path").to_owned()),
            "CONTACT_US_PUBLIC_URL" => Some(PUBLIC_URL.to_owned()),
            _ => environment
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, value)| (*value).to_owned()),
        };
        let settings = Settings::read(lookup, "").expect("the settings are fine");
        let clock = Clock::fixed(NOW);
        let app = App::open(settings, clock.clone()).await.expect("it starts");
        seed::seed(&app).await.expect("it is seeded");
        Self {
            router: serve::compose(&app, site(&app)),
            app,
            clock,
            peers: AtomicU32::new(1),
            _data: data,
        }
    }

    /// The beginning of an answer, whose body comes as it is made.
    pub async fn begin(&self, ask: Ask) -> Response {
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
        answer.expect("an answer")
    }

    /// Sends a request and waits for its whole answer.
    pub async fn ask(&self, ask: Ask) -> (Parts, Bytes) {
        let (parts, body) = self.begin(ask).await.into_parts();
        let bytes = body.collect().await.expect("a whole answer").to_bytes();
        (parts, bytes)
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

    /// A submission with a key of its own.
    pub fn post(path: impl Into<String>, body: &Value) -> Self {
        Self::get(path)
            .method("POST")
            .body(body.to_string())
            .header("content-type", "application/json")
            .key(Key::fresh(NOW).as_str())
    }

    pub fn email(body: &Value) -> Self {
        Self::post(paths::EMAIL, body)
    }

    pub fn callback(body: &Value) -> Self {
        Self::post(paths::CALLBACK, body)
    }

    /// A form as a browser without script sends it.
    pub fn form(path: impl Into<String>, fields: &[(&str, &str)]) -> Self {
        Self::get(path)
            .method("POST")
            .body(serde_urlencoded::to_string(fields).expect("a form"))
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

    pub fn key(self, key: &str) -> Self {
        self.header(paths::IDEMPOTENCY_KEY, key)
    }

    pub fn visitor(self, visitor: &str) -> Self {
        self.header(paths::VISITOR, visitor)
    }

    pub fn token(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
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
