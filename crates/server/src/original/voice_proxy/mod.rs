//! The Voice Proxy: a Voice IVR opens a session for its call, shares values with the pages, and asks what to do next.

mod handlers;
mod session;

use {
    crate::app::App,
    axum::{
        Router,
        http::StatusCode,
        routing::{get, post},
    },
    session::Called,
    std::sync::Arc,
};

/// Where the documents put it: on the host itself, and below the path of the interaction server.
const BASES: [&str; 2] = ["", "/interact"];

/// Every path of the Voice Proxy.
pub(super) fn router() -> Router<Arc<App>> {
    let paths = |base: &str| {
        let path = |tail: &str| {
            format!(
                "{base}/VoiceProxy/version/{{version}}/account/{{account}}/Interaction/{{externalId}}/{tail}"
            )
        };
        Router::new()
            .route(&path("Init"), post(handlers::init))
            .route(&path("PutMapping"), post(handlers::put_body))
            .route(&path("PutMapping/{key}"), post(handlers::put_body))
            .route(
                &path("PutMapping/{key}/Value/{value}"),
                post(handlers::put_path),
            )
            .route(&path("GetMapping/{key}"), get(handlers::get_mapping))
            .route(&path("AddAction"), post(handlers::add_action))
            .route(&path("AddAction/{action}"), post(handlers::add_action))
            // An action is handed out once: not to somebody who only wants to see the headers.
            .route(
                &path("GetAction"),
                get(handlers::get_action).head(|| async { StatusCode::METHOD_NOT_ALLOWED }),
            )
    };
    BASES
        .into_iter()
        .fold(Router::new(), |router, base| router.merge(paths(base)))
}
