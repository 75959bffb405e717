//! The agents' half of chat as the console sees it: requests into the router, answers and streams out of it, a real
//! database behind.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "a failed unwrap is a failed test; not every test uses every helper"
)]

mod admin;
mod gone;
mod house;
mod inbox;
mod openapi;
mod presence;
mod routing;
mod sandbox;
mod script;
#[path = "../api_server/server.rs"]
mod server;
mod session;
mod talk;
