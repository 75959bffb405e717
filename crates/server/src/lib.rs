//! The reference backend.

pub mod mail;
pub mod store;
