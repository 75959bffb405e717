//! The pages as a browser without script sees them: requests into the router, markup out of it, a real database behind.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

mod calendar;
mod callbacks;
mod console;
mod files;
mod forms;
mod headers;
mod hostile;
#[path = "../support/html.rs"]
mod html;
mod places;
mod refusals;
mod repeats;
mod routes;
mod site;
