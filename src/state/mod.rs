//! What the app knows: the session that it was started with, one machine a form, and the chat.

mod chat;
mod form;
mod managed;
mod session;

pub use {
    chat::{Chat, DIALOG, END, Face, KEEP, LAUNCHER, Opener, TEXT, Upload},
    form::{Form, Forms},
    managed::{Managed, ManagedCallback},
    session::Session,
};
