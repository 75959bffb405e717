//! What the app knows: the session that it was started with, one machine a form, and the chat.

mod address;
mod chat;
mod form;
mod local;
mod managed;
mod session;
mod watched;

pub use {
    address::Address,
    chat::{Chat, Code, DIALOG, END, Face, KEEP, LAUNCHER, Opener, TEXT, Upload},
    form::{Form, Forms},
    local::Local,
    managed::{Managed, ManagedCallback},
    session::Session,
    watched::Watched,
};
