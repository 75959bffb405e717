//! The backend, asked by fetch. The only place that names `gloo_net`.

mod client;
mod error;

pub use {client::Api, error::ApiError};
