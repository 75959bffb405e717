//! The customer's half of chat.

pub(super) mod desk;
mod extract;
pub(super) mod files;
pub(super) mod handlers;
pub(super) mod query;
pub(super) mod record;
pub(super) mod transcript;

use {
    super::handlers::wrong_method,
    crate::app::App,
    axum::{
        Router,
        routing::{get, post},
    },
    contact_us_wire::paths,
    std::sync::Arc,
};

/// The routes of chat.
pub(super) fn router() -> Router<Arc<App>> {
    Router::new()
        .route(paths::CHAT_DESK, post(desk::act).fallback(wrong_method))
        .route(paths::CHAT, post(handlers::open).fallback(wrong_method))
        .route(
            paths::CHAT_MESSAGES,
            post(handlers::message).fallback(wrong_method),
        )
        .route(
            paths::CHAT_ENTRIES,
            get(handlers::entries).fallback(wrong_method),
        )
        .route(
            paths::CHAT_STREAM,
            get(handlers::stream).fallback(wrong_method),
        )
        .route(
            paths::CHAT_SIGNALS,
            post(handlers::signal).fallback(wrong_method),
        )
        .route(paths::CHAT_FILES, post(files::take).fallback(wrong_method))
        .route(paths::CHAT_FILE, get(files::give).fallback(wrong_method))
        .route(
            paths::CHAT_TRANSCRIPT,
            get(transcript::give)
                .post(transcript::mail)
                .fallback(wrong_method),
        )
        .route(
            paths::CHAT_PRESSED,
            post(record::pressed).fallback(wrong_method),
        )
        .route(
            paths::CHAT_RATING,
            post(record::rate).fallback(wrong_method),
        )
        .route(
            paths::CHAT_VISITOR,
            post(handlers::visitor).fallback(wrong_method),
        )
        .route(paths::CHAT_END, post(handlers::end).fallback(wrong_method))
}
