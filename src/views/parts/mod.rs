//! Parts that know no feature: fields, the frame of a form, headings, icons.

mod back;
mod copy;
mod field;
mod frame;
mod heading;
mod icon;
mod message;
mod reference;
mod summary;

pub use {
    back::BackLink,
    copy::CopyButton,
    field::{FieldProblem, Need, TextField, TextKind, described},
    frame::FormFrame,
    heading::{PageHeading, use_title},
    icon::Icon,
    message::MessageField,
    reference::Reference,
};
