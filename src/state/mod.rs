//! What the app knows: the session that it was started with, and one machine a form.

mod address;
mod form;
mod managed;
mod session;
mod watched;

pub use {
    address::Address,
    form::{Form, Forms},
    managed::{Managed, ManagedCallback},
    session::Session,
    watched::Watched,
};
