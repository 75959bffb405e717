//! The reference backend: takes e-mails and callbacks, keeps every one, serves the app.
//!
//! Data flows one way: `api` (and the plain pages) → `contact`, `page` → `store`; what is pure stands on its own.

pub mod clock;
pub mod mail;
pub mod phone;
pub mod reference;
pub mod schedule;
pub mod secret;
pub mod settings;
pub mod slots;
pub mod store;
pub mod token;
