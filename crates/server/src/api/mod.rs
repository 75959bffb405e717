//! The JSON interface under `/api/v1`, and the two probes of whoever runs the server.

mod chat;
pub mod console;
mod handlers;
mod interaction;
pub mod openapi;
pub mod origin;
pub mod respond;
pub mod submission;
mod voice;

pub use respond::Rejection;

use {
    crate::{app::App, metrics, original},
    axum::{
        Router,
        http::{HeaderValue, header::CACHE_CONTROL},
        routing::{any, get, post},
    },
    contact_us_wire::paths,
    std::sync::Arc,
    tower_http::set_header::SetResponseHeaderLayer,
};

/// Every route of the interface. It has no fallback, so the site's router can be merged into it.
pub fn router(app: Arc<App>) -> Router {
    let no_store = HeaderValue::from_static("no-store");
    let api = Router::new()
        .route(
            paths::PAGE,
            get(handlers::page).fallback(handlers::wrong_method),
        )
        .route(
            paths::BOOT,
            get(handlers::boot).fallback(handlers::wrong_method),
        )
        .route(
            paths::EMAIL,
            post(handlers::email).fallback(handlers::wrong_method),
        )
        .route(
            paths::EMAIL_CONTEXT,
            get(handlers::email_context).fallback(handlers::wrong_method),
        )
        .route(
            paths::CALL,
            post(handlers::call).fallback(handlers::wrong_method),
        )
        .route(
            paths::CALLBACK,
            post(handlers::callback).fallback(handlers::wrong_method),
        )
        .route(
            paths::CALLBACK_SLOTS,
            get(handlers::slots).fallback(handlers::wrong_method),
        )
        .route(
            paths::CALLBACK_ONE,
            get(handlers::callback_one).fallback(handlers::wrong_method),
        )
        .route(
            paths::CALLBACK_MOVE,
            post(handlers::callback_move).fallback(handlers::wrong_method),
        )
        .route(
            paths::CALLBACK_CANCEL,
            post(handlers::callback_cancel).fallback(handlers::wrong_method),
        )
        .route(
            paths::INTERACTION,
            get(interaction::stands)
                .post(interaction::go)
                .fallback(handlers::wrong_method),
        )
        .route(
            paths::INTERACTION_SCHEMA,
            get(interaction::schema).fallback(handlers::wrong_method),
        )
        .route(
            paths::OPTION_PRESSED,
            post(interaction::pressed).fallback(handlers::wrong_method),
        )
        .route(
            paths::VOICE,
            get(voice::look).fallback(handlers::wrong_method),
        )
        .route(
            paths::TRANSFER,
            post(voice::transfer).fallback(handlers::wrong_method),
        )
        .route(
            paths::OPENAPI,
            get(handlers::openapi).fallback(handlers::wrong_method),
        )
        .merge(console::router())
        .route("/api", any(handlers::nothing))
        .route("/api/", any(handlers::nothing))
        .route("/api/{*rest}", any(handlers::nothing));
    let probes = Router::new()
        .route("/healthz", get(handlers::healthz))
        .route("/readyz", get(handlers::readyz))
        .route("/metrics", get(metrics::tell));
    api.merge(chat::router())
        .merge(original::router())
        .merge(probes)
        .layer(SetResponseHeaderLayer::if_not_present(
            CACHE_CONTROL,
            no_store,
        ))
        .with_state(app)
}
