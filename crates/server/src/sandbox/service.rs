//! The service that makes callbacks, as the server sees it: it hears signed events and takes each one.

use {
    super::CALLBACK,
    crate::{
        app::App,
        clock::Clock,
        hooks::{SIGNATURE, TIMESTAMP, is_signed},
        secret,
        store::integrations::{self, IntegrationPoint},
    },
    axum::{
        Router,
        body::Bytes,
        extract::State,
        http::{HeaderMap, StatusCode},
        routing::post,
    },
    std::{error::Error, future::Future},
    tokio::net::TcpListener,
};

/// Listens at a port of its own and has the account tell it of its callbacks, by a new secret.
pub(super) async fn open(app: &App) -> Result<impl Future<Output = ()> + use<>, Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let point = IntegrationPoint {
        url: format!("http://{}/", listener.local_addr()?),
        secret: secret::random(),
    };
    let mut tx = app.store.begin().await?;
    integrations::put(&mut tx, CALLBACK, integrations::CALLBACK, &point).await?;
    tx.commit().await?;
    let known = (point.secret, app.clock.clone());
    let router = Router::new().route("/", post(take)).with_state(known);
    Ok(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::warn!(%error, "the sandbox's service for callbacks has stopped");
        }
    })
}

async fn take(
    State((secret, clock)): State<(String, Clock)>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let text = |name: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default()
    };
    let (at, signature) = (text(TIMESTAMP), text(SIGNATURE));
    if is_signed(&secret, at, signature, &body, clock.now()) {
        StatusCode::NO_CONTENT
    } else {
        StatusCode::UNAUTHORIZED
    }
}
