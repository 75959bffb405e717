//! Rules and validated values: plain Rust, without a browser. The app and the server stand on the same ones.

pub mod call;
pub mod chat;
pub mod draft;
pub mod email;
pub mod fields;
pub mod line;
pub mod links;
pub mod message;
pub mod outcome;
pub mod phone;
pub mod place;
pub mod route;
mod text;
pub mod when;
