//! The receipt number.

use {
    super::{copy_button, line},
    crate::{
        state::Session,
        views::node::{Element, tag},
    },
};

/// A reference in large type, with a button that copies it.
pub fn reference(reference: String) -> Element {
    let session = Session::expect();
    let number = line("cu-reference__number", reference.clone()).attr("dir", "ltr");
    tag("div")
        .class("cu-reference")
        .child(line("cu-reference__label", session.get("sent.reference")))
        .child(number)
        .child(copy_button(
            reference,
            "sent.copy",
            "sent.copied",
            "sent.copy.failed",
        ))
        .child(line("cu-hint", session.get("sent.reference.hint")))
}
