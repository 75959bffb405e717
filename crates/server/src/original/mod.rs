//! The paths of the original system, unchanged, so that an IVR or a call centre written for it finds what it expects.
//!
//! What they have in common: `Tenant-Id` and `Application-Key` in every request, versions with or without a `v`, path
//! parts that are case-sensitive and percent-decoded once, plain sentences as refusals. `Environment-Name` is taken and
//! means nothing here: an account has one environment.

mod body;
pub mod credentials;
mod fault;
mod history;
mod voice_proxy;

pub use {
    body::Body,
    credentials::{Administrator, Credentials},
    fault::Fault,
};

use {crate::app::App, axum::Router, std::sync::Arc};

/// Every path of the original. A path holds its account as `{account}` and, where it has one, its `{version}`: the
/// guards in [`credentials`] read these.
pub fn router() -> Router<Arc<App>> {
    voice_proxy::router().merge(history::router())
}
