//! What the app knows: the session that it was started with, one machine a form, the Interaction, and the chat.

mod address;
mod call;
mod chat;
pub mod embed;
mod form;
mod interaction;
mod local;
mod managed;
mod served;
mod session;
mod transfer;
mod trouble;
mod watched;

pub use {
    address::Address,
    call::{Calling, Stage},
    chat::{Came, Chat, Code, DIALOG, END, Face, KEEP, LAUNCHER, Opener, TEXT, Upload},
    form::{Form, Forms},
    interaction::Player,
    local::Local,
    managed::{Managed, ManagedCallback},
    served::Served,
    session::{Here, Session},
    transfer::TransferCall,
    trouble::Trouble,
    watched::Watched,
};
