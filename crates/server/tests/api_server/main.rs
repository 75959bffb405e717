//! The JSON interface as its clients see it: requests into the router, answers out of it, a real database behind.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

mod bad_input;
mod callbacks;
mod emails;
mod metrics;
mod openapi;
mod order;
mod pages;
mod proxy;
mod repeats;
#[allow(dead_code, reason = "the tests of chat use the rest of it")]
mod server;
