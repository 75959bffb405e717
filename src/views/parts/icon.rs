//! Icons. The shapes stand once, in `index.html`; the app only points at them.

use crate::views::node::{Element, tag};

/// An icon that says nothing to a screen reader: the words beside it do. `name` is the symbol's, without `icon-`.
pub fn icon(name: &str) -> Element {
    tag("svg")
        .class("cu-icon")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(tag("use").attr("href", ["#icon-", name].concat()))
}
