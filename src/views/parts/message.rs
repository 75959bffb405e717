//! The message: a field of several lines that says how much room is left.

use {
    super::{
        Need,
        field::{described, field, field_label, field_problem, invalid},
        line,
    },
    crate::{
        domain::message,
        state::{Form, Session},
        views::node::{Element, live, tag},
    },
    leptos::prelude::*,
};

/// The counter is shown once fewer characters than this are left.
const NEAR: usize = 500;

/// A field of several lines: its name in the request, the key of its label.
pub fn message_field(form: Form, name: &'static str, label: &'static str) -> Element {
    let session = Session::expect();
    let room = move || {
        let length = message::length(&form.value(name));
        let (key, n) = if length > message::LONGEST {
            ("email.message.over", length - message::LONGEST)
        } else if length + NEAR > message::LONGEST {
            ("email.message.left", message::LONGEST - length)
        } else {
            return String::new();
        };
        session.with(key, &[("n", &n.to_string())])
    };
    let text = tag("textarea")
        .class("cu-input cu-input--text")
        .attr("id", name)
        .attr("name", name)
        .attr("rows", "7")
        .attr("dir", "auto")
        .attr("aria-required", "true")
        .live("aria-invalid", invalid(form.trouble(), name))
        .live(
            "aria-describedby",
            described(form.trouble(), name, false, Need::Required),
        )
        .typed(move || form.value(name))
        .on("input", move |event| {
            form.typed(name, event_target_value(&event));
        })
        .child(form.value(name));
    field(form.trouble(), name)
        .child(field_label(name, session.get(label), Need::Required))
        .child(field_problem(form.trouble(), name))
        .child(text)
        .child(line("cu-hint cu-counter", live(room)).attr("role", "status"))
}
