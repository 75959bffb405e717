//! The frame of a form: the summary of its problems, its fields, its button. It works without script, too.

use {
    super::{line, summary::problem_summary},
    crate::{
        domain::outcome::Phase,
        state::{Form, Session},
        views::node::{Element, Node, live, tag},
    },
};

/// What differs from form to form.
pub struct Frame {
    /// Where a browser without script sends it.
    pub action: &'static str,
    /// The key of the button's name.
    pub button: &'static str,
    /// The key of what is said beside the button: what will be sent.
    pub summary: &'static str,
}

/// A form that the app sends by fetch and a browser without script by itself.
pub fn form_frame(form: Form, frame: Frame, fields: Node) -> Node {
    let session = Session::expect();
    let boot = session.boot();
    let sending = move || form.phase().with(|phase| *phase == Phase::Sending);
    let restored = move || form.restored().then(|| session.get("form.restored"));
    let button = tag("button")
        .class("cu-button")
        .attr("type", "submit")
        .live("aria-disabled", move || {
            sending().then(|| "true".to_owned())
        })
        .child(session.get(frame.button));
    let state = live(move || sending().then(|| session.get("form.sending")));
    let end = tag("div")
        .class("cu-form__end")
        .child(button)
        .child(line("cu-hint cu-form__summary", session.get(frame.summary)))
        .child(line("cu-form__state", state).attr("role", "status"));
    let form_element = tag("form")
        .class("cu-form")
        .attr("method", "post")
        .attr("action", session.link(frame.action))
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            form.submit();
        })
        .child(hidden("key", boot.key.clone()))
        .child(hidden("visitor", boot.visitor.clone()))
        .child(line("cu-note", live(restored)).attr("role", "status"))
        .child(fields)
        .child(end);
    Node::Many(vec![
        problem_summary(form.trouble(), || Node::Nothing),
        form_element.into(),
    ])
}

/// A field that nobody sees.
pub fn hidden(name: &'static str, value: String) -> Element {
    tag("input")
        .attr("type", "hidden")
        .attr("name", name)
        .attr("value", value)
}
