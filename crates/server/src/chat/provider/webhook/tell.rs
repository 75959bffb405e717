//! Tells the other desk what happens, until it answers.

use {
    super::sign::{SIGNATURE, TIMESTAMP, sign},
    crate::{
        app::App,
        mail::{
            Backoff, Class,
            backoff::{Next, millis},
        },
        store::hooks::{self, Hook},
        workers::stopped,
    },
    axum::body::Body,
    contact_us_wire::chat::Entry,
    http_body_util::Full,
    hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder},
    hyper_util::{
        client::legacy::{Client, connect::HttpConnector},
        rt::TokioExecutor,
    },
    serde::{Deserialize, Serialize},
    std::{sync::Arc, time::Duration},
    tokio::{sync::watch, task::JoinSet, time::timeout},
};

/// How long a desk may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a row is this worker's: longer than an attempt, so that it comes back only after a crash.
const LEASE: Duration = Duration::from_secs(30);
/// Conversations told of at once.
const PARALLEL: u32 = 16;
/// How often to look without having been called.
const IDLE: Duration = Duration::from_secs(5);
/// Waits between attempts: somebody is waiting for an answer, and a day later nobody is.
const BACKOFF: Backoff = Backoff {
    first: Duration::from_secs(1),
    cap: Duration::from_mins(5),
    jitter: 0.2,
    give_up: Duration::from_hours(24),
};

/// What the desk is told, as a JSON object; its answer is any 2xx. It may be told twice of the same `id`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HookEvent {
    /// Names what happened.
    pub id: String,
    /// The account.
    pub account: String,
    /// When it happened, UTC milliseconds.
    pub at: i64,
    /// Where it happened.
    pub conversation: HookConversation,
    /// What was added to the log; none when the conversation was opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Entry>,
}

/// A conversation as the desk is told of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HookConversation {
    /// Its id, for what the desk's agents do.
    pub id: String,
    /// The receipt number that the customer has.
    pub reference: String,
    /// The Interaction Unique Id.
    pub instance: String,
    /// The queue.
    pub queue: String,
    /// How the customer wants to be called, or nothing.
    pub name: String,
    /// What it is about, or nothing.
    pub topic: String,
    /// The language of the customer's page.
    pub locale: String,
}

type Http = Client<HttpsConnector<HttpConnector>, Full<axum::body::Bytes>>;

/// Tells until the server stops, then waits for what is under way.
pub async fn run(app: Arc<App>, mut shutdown: watch::Receiver<bool>) {
    let Some(http) = client() else {
        tracing::error!("no webhook can be called: the set-up of TLS failed");
        return;
    };
    let mut under_way = JoinSet::new();
    while !*shutdown.borrow() {
        let room = PARALLEL.saturating_sub(u32::try_from(under_way.len()).unwrap_or(PARALLEL));
        let now = app.clock.now();
        let mut wait = IDLE;
        match hooks::lease(&app.store, now, millis(LEASE), room).await {
            Ok(rows) => {
                for row in rows {
                    under_way.spawn(attempt(Arc::clone(&app), http.clone(), row));
                }
            }
            Err(error) => tracing::error!(%error, "the webhooks could not be read"),
        }
        if let Ok(Some(due)) = hooks::next_due(&app.store).await {
            let until = u64::try_from(due.saturating_sub(app.clock.now())).unwrap_or(0);
            wait = wait.min(Duration::from_millis(until.max(10)));
        }
        tokio::select! {
            () = app.hooks_owed.notified() => {}
            Some(_) = under_way.join_next() => {}
            () = tokio::time::sleep(wait) => {}
            () = stopped(&mut shutdown) => {}
        }
    }
    while under_way.join_next().await.is_some() {}
}

fn client() -> Option<Http> {
    let provider = Arc::new(rustls_ring());
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
    Some(Client::builder(TokioExecutor::new()).build(https))
}

fn rustls_ring() -> rustls::crypto::CryptoProvider {
    rustls::crypto::ring::default_provider()
}

async fn attempt(app: Arc<App>, http: Http, hook: Hook) {
    let sent = timeout(PATIENCE, send(&app, &http, &hook)).await;
    let failure = match sent {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(error),
        Err(_) => Some("no answer within 10 s".to_owned()),
    };
    let now = app.clock.now();
    let settled = match &failure {
        None => hooks::Settled::Sent,
        Some(error) => {
            let next = BACKOFF.next(
                Class::Transient,
                hook.attempts,
                hook.created_at,
                now,
                rand::random(),
            );
            tracing::warn!(
                hook = hook.id,
                attempt = hook.attempts,
                "a webhook did not answer"
            );
            match next {
                Next::At(at) => hooks::Settled::Retry { at, error },
                Next::Dead => hooks::Settled::Dead { error },
            }
        }
    };
    if let Err(error) = hooks::settle(&app.store, &hook, settled).await {
        tracing::error!(hook = hook.id, %error, "what came of a webhook was not written down");
    }
    app.hooks_owed.notify_one();
}

/// Sends one event. An error says why, without address or content.
async fn send(app: &App, http: &Http, hook: &Hook) -> Result<(), String> {
    let account = app
        .store
        .account(&hook.account)
        .await
        .map_err(|_| "the database did not answer")?
        .ok_or("the account is gone")?;
    let url = account.chat_url.as_deref().unwrap_or_default();
    let secret = account.chat_secret.as_deref().unwrap_or_default();
    let now = app.clock.now();
    let request = axum::http::Request::post(url)
        .header("content-type", "application/json")
        .header("user-agent", "contact-us")
        .header(TIMESTAMP, now)
        .header(SIGNATURE, sign(secret, now, hook.payload.as_bytes()))
        .body(Full::from(hook.payload.clone()))
        .map_err(|_| "the account's webhook is no address")?;
    let answer = http
        .request(request)
        .await
        .map_err(|_| "the webhook cannot be reached")?;
    let status = answer.status();
    // Read to a small end, so that the connection can be used again.
    axum::body::to_bytes(Body::new(answer.into_body()), 64 * 1024)
        .await
        .ok();
    if status.is_success() {
        Ok(())
    } else {
        Err(format!("the webhook answered {}", status.as_u16()))
    }
}
