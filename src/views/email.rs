//! Email Us.

use {
    super::{
        node::{Node, effect, tag, when_changed},
        parts::{
            Frame, Need, TextField, TextKind, again_link, back_link, done_link, form_frame, line,
            message_field, page_heading, reference, text_field, use_title,
        },
    },
    crate::{
        domain::outcome::Phase,
        state::{Form, Forms, Session},
    },
    contact_us_wire::{EmailReceipt, Outcome, paths},
};

/// The form, or the receipt.
pub fn email_page() -> Node {
    let session = Session::expect();
    let form = Forms::expect().email;
    use_title("email.title", Some(form));
    effect(move || form.open());
    when_changed(
        move || form.accepted(),
        move |_| match form.phase().get() {
            Phase::Answered(Outcome::Email { receipt }) => email_sent(session, form, receipt),
            _ => email_form(session, form),
        },
    )
}

/// The fields of the original, Email and Message mandatory.
fn email_form(session: Session, form: Form) -> Node {
    let field = |name, label, kind| TextField {
        name,
        label,
        hint: None,
        kind,
        need: Need::Optional,
    };
    let email = TextField {
        hint: Some("email.email.hint"),
        need: Need::Required,
        ..field("email", "email.email", TextKind::Email)
    };
    let names = tag("div")
        .class("cu-pair")
        .child(text_field(
            form,
            field("firstName", "email.first", TextKind::FirstName),
        ))
        .child(text_field(
            form,
            field("lastName", "email.last", TextKind::LastName),
        ));
    let frame = Frame {
        action: paths::FORM_EMAIL,
        button: "email.next",
        summary: "email.summary",
    };
    let fields = Node::from_iter([
        names,
        text_field(form, field("phone", "email.phone", TextKind::Phone)),
        text_field(form, email),
        message_field(form, "message", "email.message"),
    ]);
    Node::Many(vec![
        back_link().into(),
        page_heading("email.title", false).into(),
        line("cu-lead", session.get("email.lead")).into(),
        form_frame(form, frame, fields),
    ])
}

/// What happens next, and the reference.
fn email_sent(session: Session, form: Form, receipt: EmailReceipt) -> Node {
    let promise = match receipt.reply_hours {
        Some(24) => session.get("email.sent.day"),
        Some(hours) => session.with("email.sent.hours", &[("n", &hours.to_string())]),
        None => session.get("email.sent.next"),
    };
    let facts = tag("dl")
        .class("cu-facts")
        .child(tag("dt").child(session.get("email.sent.reply")))
        .child(tag("dd").child(tag("bdi").child(receipt.reply_to)));
    let actions = tag("div")
        .class("cu-actions")
        .child(done_link())
        .child(again_link(form, paths::FORM_EMAIL, "form.again"));
    tag("section")
        .class("cu-panel cu-sent")
        .child(page_heading("email.sent.title", true))
        .child(line("cu-sent__promise", promise))
        .child(reference(receipt.reference))
        .child(facts)
        .child(actions)
        .into()
}
