//! Schedule a Callback: the form, its confirmation, and the page that manages one.

mod form;
mod sent;
mod status;
mod times;

pub use {form::CallbackPage, status::CallbackStatusPage};
