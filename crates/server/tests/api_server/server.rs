//! A server with a folder of its own and a clock that stands still.

use {
    axum::{
        Router,
        body::Body,
        extract::ConnectInfo,
        http::{HeaderMap, Request, StatusCode},
        response::Response,
        routing::get,
    },
    contact_us_server::{app::App, clock::Clock, contact::Key, seed, serve, settings::Settings},
    contact_us_wire::paths,
    http_body_util::BodyExt,
    serde_json::{Value, json},
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
pub const ADA: &str = "0199f000-0000-4000-8000-000000000001";
pub const BOB: &str = "0199f000-0000-4000-8000-000000000002";

pub struct Server {
    pub app: Arc<App>,
    pub clock: Clock,
    router: Router,
    peers: AtomicU32,
    _data: TempDir,
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
        let ask = Self {
            method: "POST",
            body: body.to_string().into_bytes(),
            ..Self::get(path)
        };
        ask.header("content-type", "application/json")
            .key(Key::fresh(NOW).as_str())
    }

    pub fn email(body: &Value) -> Self {
        Self::post(paths::EMAIL, body)
    }

    pub fn callback(body: &Value) -> Self {
        Self::post(paths::CALLBACK, body)
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

impl Server {
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    pub async fn start_with(environment: &[(&str, &str)]) -> Self {
        let data = tempfile::tempdir().expect("a folder");
        let folder = data
            .path()
            .join("data")
            .to_str()
            .expect("a path")
            .to_owned();
        let lookup = |name: &str| match name {
            "CONTACT_US_DATA" => Some(folder.clone()),
            "CONTACT_US_PUBLIC_URL" => Some("https://help.example".to_owned()),
            _ => environment
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, value)| (*value).to_owned()),
        };
        let settings = Settings::read(lookup, "").expect("the settings are fine");
        let clock = Clock::fixed(NOW);
        let app = App::open(settings, clock.clone()).await.expect("it starts");
        seed::seed(&app).await.expect("it is seeded");
        let site = Router::new().route("/broken", get(async || -> () { panic!("canary") }));
        let router = serve::compose(&app, site);
        Self {
            app,
            clock,
            router,
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
        self.router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer")
    }

    pub async fn send(&self, ask: Ask) -> Reply {
        let (parts, body) = self.begin(ask).await.into_parts();
        let bytes = body.collect().await.expect("a whole answer").to_bytes();
        let body = String::from_utf8(bytes.to_vec()).expect("a text");
        Reply {
            status: parts.status,
            headers: parts.headers,
            body,
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
