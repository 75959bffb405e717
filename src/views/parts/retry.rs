//! A way on where something could not be loaded.

use {
    super::line,
    crate::{
        state::Session,
        views::node::{Element, tag},
    },
};

/// Says that something could not be loaded, and asks for it again on a press.
pub fn retry(session: Session, sentence: &str, load: impl Fn() + Send + 'static) -> Element {
    let again = tag("button")
        .class("cu-button cu-button--small")
        .attr("type", "button")
        .on("click", move |_| load())
        .child(session.get("chat.retry"));
    tag("div")
        .class("cu-retry")
        .attr("role", "alert")
        .child(line("cu-lead", session.get(sentence)))
        .child(again)
}
