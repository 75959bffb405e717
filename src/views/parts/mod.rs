//! Parts that know no feature: fields, the frame of a form, headings, links, icons.

mod copy;
mod field;
mod frame;
mod heading;
mod icon;
mod link;
mod message;
mod placed;
mod reference;
mod retry;
mod summary;
mod text;

pub use {
    copy::copy_button,
    field::{
        Need, TextField, TextKind, described, field, field_label, field_note, field_problem,
        invalid, text_field,
    },
    frame::{Frame, form_frame, hidden},
    heading::{named_heading, page_heading, use_form_title, use_title},
    icon::icon,
    link::{again_link, back_link, back_to, button_link, done_link, ways_on},
    message::message_field,
    placed::placed,
    reference::reference,
    retry::retry,
    summary::{OF_A_FORM, Summary, problem_summary},
    text::{line, span},
};
