//! The Voice Proxy and Transfer: a Voice IVR on one side, a customer's phone on the other, a real database between.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

mod guard;
mod ivr;
mod page;
mod proxy;
mod transfer;
