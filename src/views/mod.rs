//! Pages only: they draw what the state says and pass on what the customer does.

mod app;
mod call;
mod callback;
mod chat;
mod contact;
mod email;
mod interaction;
mod missing;
pub mod node;
pub mod pages;
pub mod parts;
mod shell;

pub use app::app;
#[cfg(feature = "ssr")]
pub use app::served;
