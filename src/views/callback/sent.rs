//! The confirmation: who is called when, and the link that manages it.

use {
    crate::{
        state::{Form, Session},
        views::{
            node::{Element, Node, tag},
            parts::{again_link, button_link, done_link, line, page_heading, reference, ways_on},
        },
    },
    contact_us_wire::{CallbackReceipt, CallbackState, CallbackStatus, paths, words::fill},
};

/// Takes something away.
pub const DANGER: &str = "cu-link cu-link--danger";

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
    let manage = open.then(|| manage(session, &status.reference, token.clone()));
    let cancel = open.then(|| cancel(session, &status.reference, token));
    let another = again_link(form, paths::FORM_CALLBACK, "callback.another");
    let others = Node::Many(vec![manage.into(), another.into()]);
    tag("section")
        .class("cu-panel cu-sent")
        .child(page_heading(title, open))
        .child(note)
        .child(facts(session, &status))
        .child(reference(status.reference))
        .child(next)
        .child(ways_on(done_link(), others))
        .child(cancel)
        .into()
}

/// The ways to keep, see and change it.
fn manage(session: Session, reference: &str, token: String) -> Node {
    let page = session.link(&["/contact/callback/", reference].concat());
    let link = button_link(
        "cu-link cu-needs-script",
        [&page, "#", &token].concat(),
        session.get("callback.sent.manage"),
    );
    Node::Many(vec![
        link.into(),
        calendar(session, reference, token).into(),
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
    token_form(session.link(&action), token, "cu-link", name)
}

/// The form that cancels, where the link to the page that does, and asks before, needs the script that there is not.
fn cancel(session: Session, reference: &str, token: String) -> Element {
    let action = fill(paths::FORM_CALLBACK_CANCEL, &[("reference", reference)]);
    let name = session.get("callback.cancel");
    let form = token_form(session.link(&action), token, DANGER, name);
    tag("noscript").child(apart(form))
}

/// What stands below a line of its own, so that nobody presses it with the others.
pub fn apart(inside: impl Into<Node>) -> Element {
    tag("div").class("cu-apart").child(inside)
}

/// A plain form that sends the right to a callback.
fn token_form(action: String, token: String, class: &'static str, button: String) -> Element {
    let token = tag("input")
        .attr("type", "hidden")
        .attr("name", "token")
        .attr("value", token);
    let button = tag("button")
        .class(class)
        .attr("type", "submit")
        .child(button);
    tag("form")
        .attr("method", "post")
        .attr("action", action)
        .child(token)
        .child(button)
}
