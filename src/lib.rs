//! The customer app.
//!
//! Data flows one way: wire → [`api`] → [`domain`] → [`state`] → [`views`]; a test holds that.
//! [`browser`] has the corners of web-sys that `api`, `state` and `views` stand on.
//! The server renders [`views::app`] natively (feature `ssr`); the browser mounts the same over it (feature `csr`).

pub mod api;
pub mod browser;
pub mod domain;
#[cfg(feature = "csr")]
pub mod start;
pub mod state;
pub mod views;
