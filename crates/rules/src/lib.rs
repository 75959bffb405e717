//! The rules of single values: e-mail addresses, telephone numbers, text that other people read. The app, the server
//! and the Interactions judge input by the same code.

pub mod email;
pub mod message;
pub mod phone;
pub mod text;
