//! The customer app.
//!
//! Data flows one way: wire → `api` → `domain` → `state` → `views`. `browser` holds the corners of web-sys.

pub mod domain;
