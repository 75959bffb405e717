//! The widget in other sites: who may hold its pages, its files, the demo page, and who a visitor is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

mod command;
mod demo;
mod files;
mod forms;
mod frames;
mod host;
mod house;
#[path = "../support/html.rs"]
#[allow(dead_code, reason = "a part of it is used here")]
mod html;
mod identity;
#[path = "../support/jwt.rs"]
mod jwt;
mod sandbox;
mod upgrade;
