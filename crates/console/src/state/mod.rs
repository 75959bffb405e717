//! What the console knows: pure machines, then signals around them.

#[cfg(feature = "csr")]
mod attach;
#[cfg(feature = "csr")]
mod bell;
#[cfg(feature = "csr")]
mod chat;
#[cfg(feature = "csr")]
mod chats;
#[cfg(feature = "csr")]
mod desk;
pub mod draft;
#[cfg(feature = "csr")]
mod history;
#[cfg(feature = "csr")]
mod inbox;
pub mod pane;
pub mod phase;
pub mod reading;
pub mod retry;
#[cfg(feature = "csr")]
pub mod settings;
#[cfg(feature = "csr")]
mod store;
pub mod talk;

#[cfg(feature = "csr")]
pub use {
    attach::{Attached, Attachments, Stage},
    chat::Chat,
    desk::{Ask, Desk, Face},
    history::HistoryPage,
    settings::Administration,
    store::Store,
};
