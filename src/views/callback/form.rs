//! The form, or the confirmation.

use {
    super::{sent::callback_sent, times::time_field},
    crate::{
        domain::outcome::Phase,
        state::{Form, Forms, Served, Session},
        views::{
            node::{Node, effect, when_changed},
            parts::{
                Frame, Need, TextField, TextKind, back_link, form_frame, line, page_heading,
                text_field, use_form_title,
            },
        },
    },
    contact_us_wire::{Outcome, paths},
};

/// Schedule a Callback.
pub fn callback_page() -> Node {
    let session = Session::expect();
    let (form, served) = (Forms::expect().callback, Served::expect());
    use_form_title(session.get("callback.title"), form.trouble());
    effect(move || {
        form.open();
        if served.slots().with_untracked(Option::is_none) {
            served.refresh_slots();
        }
        // The Interaction may know the number.
        if session.interaction().is_some() {
            served.refresh_told();
        }
    });
    effect(move || form.take_up_known());
    when_changed(
        move || form.accepted(),
        move |_| match form.phase().get() {
            Phase::Answered(Outcome::Callback { receipt }) => callback_sent(session, form, receipt),
            _ => callback_form(session, form),
        },
    )
}

/// A phone number, a time if one is wanted, Send.
fn callback_form(session: Session, form: Form) -> Node {
    let frame = Frame {
        action: paths::FORM_CALLBACK,
        button: "callback.send",
        summary: "callback.summary",
    };
    let phone = TextField {
        name: "phone",
        label: "callback.phone",
        hint: Some("callback.phone.hint"),
        kind: TextKind::Phone,
        need: Need::Required,
    };
    let fields = Node::from_iter([text_field(form, phone), time_field(session, form)]);
    Node::Many(vec![
        back_link().into(),
        page_heading("callback.title", false).into(),
        line("cu-lead", session.get("callback.lead")).into(),
        form_frame(form, frame, fields),
    ])
}
