//! Schedule a Callback: the form, its confirmation, and the page that manages one.

mod form;
mod sent;
mod status;
mod times;

pub use {form::callback_page, status::callback_status_page};
