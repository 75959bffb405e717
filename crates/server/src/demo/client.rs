//! A client of the console's interface.

use {
    axum::{
        body::{Body, Bytes},
        http::{HeaderValue, Method, Request, Response, StatusCode, header},
    },
    contact_us_wire::{
        chat::{Content, EntryPage, Message},
        console::{Person, SignIn},
        paths,
    },
    http_body_util::{BodyExt, Full},
    hyper_util::{
        client::legacy::{Client as Http, connect::HttpConnector},
        rt::TokioExecutor,
    },
    serde::{Serialize, de::DeserializeOwned},
    std::{net::SocketAddr, time::Duration},
    tokio::time::{sleep, timeout},
};

/// A stream gives a sign of life every 15 s; one that is quiet for longer is broken.
const QUIET: Duration = Duration::from_secs(45);
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often a message is tried again when the server does not answer.
const TRIES: u32 = 8;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// There was no answer.
    #[error("the server does not answer")]
    Unreachable,
    /// The answer was a refusal.
    #[error("the server refused with {0}")]
    Refused(u16),
    /// The answer is not understood.
    #[error("the answer is not understood: {0}")]
    Odd(#[from] serde_json::Error),
}

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub(super) struct Client {
    http: Http<HttpConnector, Full<Bytes>>,
    address: SocketAddr,
    cookie: String,
}

/// An answer that goes on.
pub(super) struct Stream(Body);

impl Stream {
    /// The next piece; none at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, Failure> {
        let frame = timeout(QUIET, self.0.frame());
        match frame.await.map_err(|_| Failure::Unreachable)? {
            None => Ok(None),
            Some(Err(_)) => Err(Failure::Unreachable),
            Some(Ok(frame)) => Ok(Some(frame.into_data().unwrap_or_default())),
        }
    }
}

impl Client {
    /// Signs in.
    pub(super) async fn sign_in(
        address: SocketAddr,
        account: &str,
        name: &str,
        password: &str,
    ) -> Result<(Self, Person), Failure> {
        let mut client = Self {
            http: Http::builder(TokioExecutor::new()).build_http(),
            address,
            cookie: String::new(),
        };
        let path = format!("{}?account={account}", paths::CONSOLE_SESSION);
        let typed = SignIn {
            name: name.to_owned(),
            password: password.to_owned(),
        };
        let body = serde_json::to_vec(&typed)?;
        let answer = client.send(Method::POST, &path, &[], body).await?;
        let set = answer.headers().get(header::SET_COOKIE);
        let cookie = set.and_then(|value| value.to_str().ok()?.split(';').next());
        client.cookie = cookie.unwrap_or_default().to_owned();
        let person = read(answer).await?;
        Ok((client, person))
    }

    /// Says something about oneself.
    pub(super) async fn put(&self, path: &str, body: &impl Serialize) -> Result<(), Failure> {
        let body = serde_json::to_vec(body)?;
        self.send(Method::PUT, path, &[], body).await.map(drop)
    }

    /// Says or does something in a chat: `path` is what stands behind the chat's own.
    pub(super) async fn tell(
        &self,
        chat: &str,
        path: &str,
        body: &impl Serialize,
    ) -> Result<(), Failure> {
        let body = serde_json::to_vec(body)?;
        let path = below(chat, path);
        self.send(Method::POST, &path, &[], body).await.map(drop)
    }

    /// Sends a message under an id. It is sent again until there is an answer: the server takes it once.
    pub(super) async fn message(
        &self,
        chat: &str,
        id: String,
        content: Content,
    ) -> Result<(), Failure> {
        let message = Message { id, content };
        let mut wait = Duration::from_millis(100);
        for _ in 0..TRIES {
            match self.tell(chat, "/messages", &message).await {
                Err(Failure::Unreachable | Failure::Refused(429 | 500..)) => sleep(wait).await,
                done => return done,
            }
            wait *= 2;
        }
        Err(Failure::Unreachable)
    }

    /// Sends a file under an id.
    pub(super) async fn file(
        &self,
        chat: &str,
        id: &str,
        name: &'static str,
        mime: &'static str,
        bytes: &'static [u8],
    ) -> Result<(), Failure> {
        let headers = [
            (paths::IDEMPOTENCY_KEY, id),
            (paths::FILE_NAME, name),
            ("content-type", mime),
        ];
        let path = below(chat, "/files");
        self.send(Method::POST, &path, &headers, bytes.to_vec())
            .await
            .map(drop)
    }

    /// The last entries of a chat.
    pub(super) async fn entries(&self, chat: &str) -> Result<EntryPage, Failure> {
        let path = below(chat, "/entries?limit=200");
        read(self.send(Method::GET, &path, &[], vec![]).await?).await
    }

    /// Opens a stream behind a number.
    pub(super) async fn stream(&self, path: &str, after: u64) -> Result<Stream, Failure> {
        let after = after.to_string();
        let headers = [("last-event-id", after.as_str())];
        let answer = self.send(Method::GET, path, &headers, vec![]).await?;
        Ok(Stream(answer.into_body()))
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Response<Body>, Failure> {
        let origin = format!("http://{}", self.address);
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{origin}{path}"))
            .header(header::ORIGIN, origin)
            .header(header::COOKIE, &self.cookie);
        let json = HeaderValue::from_static("application/json");
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header(header::CONTENT_TYPE, json);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request
            .body(Full::new(Bytes::from(body)))
            .map_err(|_| Failure::Unreachable)?;
        let answer = timeout(PATIENCE, self.http.request(request))
            .await
            .map_err(|_| Failure::Unreachable)?
            .map_err(|_| Failure::Unreachable)?;
        match answer.status() {
            status if status.is_success() => Ok(answer.map(Body::new)),
            StatusCode::NOT_FOUND => Err(Failure::Refused(404)),
            status => Err(Failure::Refused(status.as_u16())),
        }
    }
}

/// A path below a chat's own.
pub(super) fn below(chat: &str, path: &str) -> String {
    paths::CONSOLE_CHAT.replace("{conversation}", chat) + path
}

async fn read<T: DeserializeOwned>(answer: Response<Body>) -> Result<T, Failure> {
    let body = timeout(PATIENCE, answer.into_body().collect())
        .await
        .map_err(|_| Failure::Unreachable)?
        .map_err(|_| Failure::Unreachable)?;
    Ok(serde_json::from_slice(&body.to_bytes())?)
}
