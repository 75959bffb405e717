//! The agents' console: a page of its own at `/console/`, which no customer ever downloads.
//!
//! Data flows one way: wire → [`api`] → [`domain`] → [`state`] → `views`; a test holds that. `browser` has the corners
//! of web-sys at the side. Only with the feature `csr` is there a browser; without it stand the pure parts, which are
//! tested natively.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "handles of signals are large in debug builds alone, where they carry where they were made"
)]

pub mod api;
#[cfg(feature = "csr")]
pub mod browser;
pub mod domain;
#[cfg(feature = "csr")]
pub mod start;
pub mod state;
#[cfg(feature = "csr")]
pub mod views;
