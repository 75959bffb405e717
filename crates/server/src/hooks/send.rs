//! One request to an outside service, signed.

use {
    super::sign::{SIGNATURE, TIMESTAMP, sign},
    axum::{body::Body, http::StatusCode},
    http_body_util::Full,
    hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder},
    hyper_util::{
        client::legacy::{Client, connect::HttpConnector},
        rt::TokioExecutor,
    },
    std::{sync::Arc, time::Duration},
    tokio::time::timeout,
};

/// How long a service may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What requests are sent with.
#[derive(Clone)]
pub struct Sender(Client<HttpsConnector<HttpConnector>, Full<axum::body::Bytes>>);

/// Why there is no answer, without address or content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It cannot be asked.
    #[error("the address is none")]
    Address,
    /// Nobody answers there.
    #[error("the address cannot be reached")]
    Unreachable,
    /// It took too long.
    #[error("no answer within 10 s")]
    Late,
}

impl Sender {
    /// Ready to send; none if the set-up of TLS failed.
    pub fn new() -> Option<Self> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .ok()?
            .with_webpki_roots()
            .with_no_client_auth();
        let https = HttpsConnectorBuilder::new()
            .with_tls_config(config)
            .https_or_http()
            .enable_http1()
            .build();
        Some(Self(Client::builder(TokioExecutor::new()).build(https)))
    }

    /// Sends a JSON body to an address, signed with a secret at an instant; says what it answers.
    ///
    /// # Errors
    /// There is no answer.
    pub async fn send(
        &self,
        (url, secret): (&str, &str),
        body: &str,
        now: i64,
    ) -> Result<StatusCode, SendError> {
        let answer = timeout(PATIENCE, self.ask((url, secret), body, now));
        answer.await.unwrap_or(Err(SendError::Late))
    }

    async fn ask(
        &self,
        (url, secret): (&str, &str),
        body: &str,
        now: i64,
    ) -> Result<StatusCode, SendError> {
        let request = axum::http::Request::post(url)
            .header("content-type", "application/json")
            .header("user-agent", "contact-us")
            .header(TIMESTAMP, now)
            .header(SIGNATURE, sign(secret, now, body.as_bytes()))
            .body(Full::from(body.to_owned()))
            .map_err(|_| SendError::Address)?;
        let answer = self.0.request(request).await;
        let answer = answer.map_err(|_| SendError::Unreachable)?;
        let status = answer.status();
        // Read to a small end, so that the connection can be used again.
        axum::body::to_bytes(Body::new(answer.into_body()), 64 * 1024)
            .await
            .ok();
        Ok(status)
    }
}
