//! The backend, asked by fetch. The only place that names `gloo_net`.

#[cfg(feature = "csr")]
mod client;
mod error;
#[cfg(feature = "csr")]
mod line;

pub use error::ApiError;
#[cfg(feature = "csr")]
pub use {
    client::Api,
    line::{Line, Pieces},
};
