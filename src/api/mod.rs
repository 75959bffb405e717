//! The backend, asked by fetch. The only place that names `gloo_net`.

mod chat;
mod client;
mod error;
mod held;
mod interaction;
mod stream;
mod upload;

pub use {
    chat::refusal,
    client::{Api, go_along, on_unknown_visitor},
    error::ApiError,
    held::Held,
    interaction::{Told, written},
    stream::{Heard, Stream},
    upload::Sending,
};
