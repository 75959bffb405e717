//! The backend, asked by fetch. The only place that names `gloo_net`.

mod chat;
mod client;
mod error;
mod held;
mod stream;

pub use {
    chat::{content, refusal},
    client::Api,
    error::ApiError,
    held::Held,
    stream::{Heard, Stream},
};
