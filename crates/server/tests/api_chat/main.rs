//! Chat as the customer's app sees it, and as the agents' side calls it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

mod files;
mod hostile;
#[path = "../support/jwt.rs"]
mod jwt;
mod messages;
mod opening;
mod record;
#[path = "../api_server/server.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod server;
mod streams;
mod talk;
mod transcripts;
mod turns;
mod webhook;
