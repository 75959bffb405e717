//! Pieces of text.

use crate::views::node::{Element, Node, tag};

/// A paragraph.
pub fn line(class: &'static str, text: impl Into<Node>) -> Element {
    tag("p").class(class).child(text)
}

/// A part of a line.
pub fn span(class: &'static str, text: impl Into<Node>) -> Element {
    tag("span").class(class).child(text)
}
