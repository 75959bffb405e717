//! Rules and validated values: plain Rust, without a browser. The app and the server stand on the same ones.

pub mod call;
pub mod chat;
pub mod device;
pub mod draft;
pub mod embed;
pub mod fields;
pub mod interaction;
pub mod line;
pub mod links;
pub mod outcome;
pub mod place;
pub mod route;
pub mod transfer;
pub mod when;

pub use contact_us_rules::{email, message, phone};
