//! Interactions as their customers see them: moved in by the interface and by plain forms, over a real database.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

mod bad_input;
mod contacts;
mod hangup;
mod house;
#[path = "../support/html.rs"]
#[allow(dead_code, reason = "the tests of pages use the rest of it")]
mod html;
mod links;
mod moving;
mod plain;
mod publishing;
