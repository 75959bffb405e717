//! The widget in other sites: which may hold an account's page.

pub mod origin;

pub use origin::{Origin, OriginError};

use crate::{app::App, refusal::Refusal};

/// Who may hold the demo account's page from the first: our own site, and this machine.
pub const DEMO: [&str; 3] = ["'self'", "http://localhost:*", "http://127.0.0.1:*"];

/// The origins that may hold an account's page, as the directive `frame-ancestors` lists them. Nobody is `'none'`.
pub async fn ancestors(app: &App, account: &str) -> Result<String, Refusal> {
    let origins = app.store.embed_origins(account).await?;
    if origins.is_empty() {
        return Ok("'none'".to_owned());
    }
    Ok(origins.join(" "))
}
