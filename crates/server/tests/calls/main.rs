//! Calls that carry their context, callbacks that are handed over, hours that are overridden.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

mod centre;
mod codes;
mod dnis;
mod form;
mod hours;
mod numbers;
mod race;
#[path = "../api_server/server.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod server;
mod service;
mod within;
