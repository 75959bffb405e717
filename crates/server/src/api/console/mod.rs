//! The console's interface, under `/api/v1/console`.
//!
//! It needs no `Idempotency-Key`: what is asked for twice is the same as once, and a message's id is its key.

mod cookie;
pub mod guard;
mod openapi;
mod session;

pub use openapi::document;

use {
    super::handlers::wrong_method,
    crate::app::App,
    axum::{
        Router,
        routing::{get, put},
    },
    contact_us_wire::paths,
    std::sync::Arc,
};

/// Every route of the console's interface.
pub fn router() -> Router<Arc<App>> {
    Router::new()
        .route(
            paths::CONSOLE_SESSION,
            get(session::who)
                .post(session::sign_in)
                .delete(session::sign_out)
                .fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_PRESENCE,
            put(session::presence).fallback(wrong_method),
        )
        .route(
            paths::CONSOLE_REPLIES,
            get(session::replies).fallback(wrong_method),
        )
}
