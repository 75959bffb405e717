//! The history of an instance: in the console, by the original's paths, and what goes along with a message.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

mod client;
mod console;
mod house;
#[path = "../support/jwt.rs"]
mod jwt;
mod mail;
mod masking;
mod original;
#[path = "../api_server/server.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod server;
mod visitors;
