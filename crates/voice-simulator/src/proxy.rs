//! A client of the Voice Proxy.

#[cfg(test)]
mod tests;

use {
    crate::{args::Args, ivr::Action},
    bytes::Bytes,
    http::{Method, Request, StatusCode},
    http_body_util::{BodyExt, Empty},
    hyper_rustls::{HttpsConnector, HttpsConnectorBuilder},
    hyper_util::{
        client::legacy::{Client, connect::HttpConnector},
        rt::TokioExecutor,
    },
    percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode},
    std::time::Duration,
    tokio::time::timeout,
};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// What stands in a path or a query as it is (RFC 3986, 2.3).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// There was no answer.
    #[error(
        "{0} does not answer. Start the server with `make run`, or name another one with --server."
    )]
    Unreachable(String),
    /// The key is not the account's.
    #[error(
        "the server does not know the key. Give the one that it printed when it started with --key."
    )]
    Key,
    /// The session is over.
    #[error("the session is over. Type again for a new call.")]
    Gone,
    /// Something else was answered.
    #[error("the server answered {0}: {1}")]
    Refused(StatusCode, String),
}

/// The Voice Proxy, for one call.
pub(crate) struct Proxy {
    http: Client<HttpsConnector<HttpConnector>, Empty<Bytes>>,
    args: Args,
}

impl Proxy {
    /// The proxy of a server.
    pub(crate) fn new(args: Args) -> Self {
        let connector = HttpsConnectorBuilder::new()
            .with_webpki_roots()
            .https_or_http()
            .enable_http1()
            .build();
        Self {
            http: Client::builder(TokioExecutor::new()).build(connector),
            args,
        }
    }

    /// Begins the session of the call, and says that it is open.
    pub(crate) async fn begin(&self) -> Result<(), Failure> {
        self.send(Method::POST, "Init").await?;
        self.say(true).await
    }

    /// Says whether the call is open.
    pub(crate) async fn say(&self, on_call: bool) -> Result<(), Failure> {
        let tail = format!("PutMapping/onCall/Value/{on_call}");
        self.send(Method::POST, &tail).await.map(drop)
    }

    /// The next action; none where there is none.
    pub(crate) async fn next(&self) -> Result<Option<Action>, Failure> {
        let body = self.send(Method::GET, "GetAction").await?;
        if body.is_empty() {
            return Ok(None);
        }
        let read = serde_json::from_slice(&body);
        read.map(Some)
            .map_err(|error| Failure::Refused(StatusCode::OK, error.to_string()))
    }

    async fn send(&self, method: Method, tail: &str) -> Result<Bytes, Failure> {
        let unreachable = || Failure::Unreachable(self.args.server.clone());
        let request = Request::builder()
            .method(method)
            .uri(self.args.address(tail))
            .header("Tenant-Id", &self.args.account)
            .header("Application-Key", &self.args.key)
            .body(Empty::new())
            .map_err(|_| unreachable())?;
        let answered = async {
            let answer = self.http.request(request).await.ok()?;
            let status = answer.status();
            let body = answer.into_body().collect().await.ok()?;
            Some((status, body.to_bytes()))
        };
        let (status, body) = timeout(PATIENCE, answered)
            .await
            .ok()
            .flatten()
            .ok_or_else(unreachable)?;
        match status {
            _ if status.is_success() => Ok(body),
            StatusCode::UNAUTHORIZED => Err(Failure::Key),
            StatusCode::NOT_FOUND => Err(Failure::Gone),
            _ => Err(Failure::Refused(
                status,
                String::from_utf8_lossy(&body).into_owned(),
            )),
        }
    }
}

impl Args {
    /// The address of a call of the Voice Proxy.
    fn address(&self, tail: &str) -> String {
        let Self {
            server,
            account,
            external_id,
            ..
        } = self;
        let part = |text| utf8_percent_encode(text, PLAIN);
        let (account, id) = (part(account), part(external_id));
        format!("{server}/VoiceProxy/version/2/account/{account}/Interaction/{id}/{tail}")
    }

    /// The link that the caller gets by SMS.
    pub(crate) fn link(&self) -> String {
        let Self {
            server,
            account,
            external_id,
            ..
        } = self;
        let part = |text| utf8_percent_encode(text, PLAIN);
        let (account, id) = (part(account), part(external_id));
        format!("{server}/contact?account={account}&externalId={id}")
    }
}
