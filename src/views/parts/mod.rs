//! Parts that know no feature: fields, the frame of a form, headings, links, icons.

mod copy;
mod field;
mod frame;
mod heading;
mod icon;
mod link;
mod loaded;
mod message;
mod reference;
mod summary;
mod text;

pub use {
    copy::copy_button,
    field::{Need, TextField, TextKind, described, field, field_problem, invalid, text_field},
    frame::{Frame, form_frame},
    heading::{page_heading, use_title},
    icon::icon,
    link::{again_link, back_link, button_link},
    loaded::{loaded, retry},
    message::message_field,
    reference::reference,
    text::{line, span},
};
