//! The confirmation: who is called when, and the link that manages it.

use {
    crate::{
        state::{Form, Session},
        views::{
            node::{Element, Node, tag},
            parts::{again_link, button_link, done_link, line, page_heading, reference},
        },
    },
    contact_us_wire::{CallbackReceipt, CallbackState, CallbackStatus, paths, words::fill},
};

const QUIET: &str = "cu-button cu-button--quiet";

/// What was promised, and the ways on.
pub fn callback_sent(session: Session, form: Form, receipt: CallbackReceipt) -> Node {
    let CallbackReceipt {
        status,
        token,
        already,
    } = receipt;
    let open = status.state == CallbackState::Open;
    let title = match (open, status.acknowledged) {
        (false, _) => "callback.cancelled",
        // Nobody but us knows of it yet.
        (true, Some(false)) => "callback.sent.received",
        (true, _) => "callback.sent.title",
    };
    let note = already.then(|| line("cu-note", session.get("callback.sent.already")));
    let next = open.then(|| line("cu-hint", session.get("callback.sent.next")));
    let manage = open.then(|| manage(session, &status.reference, token));
    let actions = tag("div")
        .class("cu-actions")
        .child(done_link())
        .child(manage)
        .child(again_link(form, paths::FORM_CALLBACK, "callback.another"));
    tag("section")
        .class("cu-panel cu-sent")
        .child(page_heading(title, open))
        .child(note)
        .child(facts(session, &status))
        .child(reference(status.reference))
        .child(next)
        .child(actions)
        .into()
}

/// The ways to keep, see and change it. The form that cancels works where the link, which needs script, does not.
fn manage(session: Session, reference: &str, token: String) -> Node {
    let page = session.link(&["/contact/callback/", reference].concat());
    let link = button_link(
        "cu-button cu-button--quiet cu-needs-script",
        [&page, "#", &token].concat(),
        session.get("callback.sent.manage"),
    );
    Node::Many(vec![
        link.into(),
        calendar(session, reference, token.clone()).into(),
        cancel(session, reference, token).into(),
    ])
}

/// The number that is called, and when.
pub fn facts(session: Session, status: &CallbackStatus) -> Element {
    let phone = tag("bdi").attr("dir", "ltr").child(status.phone.clone());
    let when = session.say(|speak| speak.window(&status.window));
    tag("dl")
        .class("cu-facts")
        .child(tag("dt").child(session.get("callback.sent.phone")))
        .child(tag("dd").child(phone))
        .child(tag("dt").child(session.get("callback.sent.when")))
        .child(tag("dd").child(when))
}

/// The calendar file. A plain form, so that the token stands in no address.
pub fn calendar(session: Session, reference: &str, token: String) -> Element {
    let action = fill(paths::FORM_CALLBACK_CALENDAR, &[("reference", reference)]);
    let name = session.get("callback.sent.calendar");
    token_form(session.link(&action), token, name)
}

/// The form that cancels.
fn cancel(session: Session, reference: &str, token: String) -> Element {
    let action = fill(paths::FORM_CALLBACK_CANCEL, &[("reference", reference)]);
    let name = session.get("callback.cancel");
    token_form(session.link(&action), token, name)
}

/// A plain form that sends the right to a callback.
fn token_form(action: String, token: String, button: String) -> Element {
    let token = tag("input")
        .attr("type", "hidden")
        .attr("name", "token")
        .attr("value", token);
    let button = tag("button")
        .class(QUIET)
        .attr("type", "submit")
        .child(button);
    tag("form")
        .attr("method", "post")
        .attr("action", action)
        .child(token)
        .child(button)
}
