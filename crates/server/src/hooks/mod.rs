//! What is told to outside services (another desk, the Integration Point for callbacks): signed JSON by POST, in order
//! within each subject, until it is answered with a 2xx. It may be told twice: its `id` says so.

mod send;
mod sign;
mod worker;

pub use {
    send::{SendError, Sender},
    sign::{SIGNATURE, TIMESTAMP, is_signed, sign},
    worker::run,
};

use axum::http::Uri;

/// Shortest secret that is signed with, in characters: one that nobody guesses.
pub const SHORTEST_SECRET: usize = 16;

/// Whether something can be told to an address: `http:` or `https:`, with a host.
pub fn is_address(url: &str) -> bool {
    url.parse::<Uri>()
        .is_ok_and(|uri| uri.host().is_some() && matches!(uri.scheme_str(), Some("http" | "https")))
}
