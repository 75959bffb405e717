//! Call: the number, for whoever has a phone in the hand and whoever has not.

use {
    super::{
        node::{Element, Node, tag},
        parts::{back_link, copy_button, line, page_heading, use_title},
    },
    crate::{domain::line, state::Session},
    contact_us_wire::{CallFace, OptionKind, OptionState},
};

/// The page that gives the number to call.
pub fn call_page() -> Node {
    let session = Session::expect();
    use_title("contact.title", None);
    let (call, option, mobile) = session.page(|page| {
        let option = page
            .options
            .iter()
            .find(|option| option.kind == OptionKind::Call)
            // On a call Transfer stands in its place on the Contact Us page; here it is as ever.
            .or(page.after_transfer.as_ref());
        (page.call.clone(), option.copied(), page.mobile)
    });
    let closed = option.is_some_and(|o| matches!(o.state, OptionState::Closed { .. }));
    let lead = match (&call, closed) {
        (None, _) => "call.none",
        (Some(_), true) => "call.closed",
        (Some(_), false) => "call.lead",
    };
    let now = option.map(|option| {
        let text = session.say(|speak| line::line(&option, speak));
        line("cu-note", text)
    });
    let panel = call.map(|call| {
        tag("section")
            .class("cu-panel cu-call")
            .child(number(session, &call))
            .child(now)
            .child((!mobile).then(|| qr(session, call)))
    });
    Node::Many(vec![
        back_link().into(),
        page_heading("contact.title", false).into(),
        line("cu-lead", session.get(lead)).into(),
        panel.into(),
    ])
}

/// The number as a link and a button that copies it.
fn number(session: Session, call: &CallFace) -> Node {
    let link = tag("a")
        .class("cu-call__link")
        .attr("href", ["tel:", &call.e164].concat())
        .attr("rel", "external")
        .attr("dir", "ltr")
        .child(call.shown.clone());
    Node::from_iter([
        line("cu-call__label", session.get("call.number")),
        line("cu-call__number", link),
        copy_button(
            call.shown.clone(),
            "call.copy",
            "call.copied",
            "call.copy.failed",
        ),
    ])
}

/// The number for the camera of a phone.
fn qr(session: Session, call: CallFace) -> Element {
    let side = call.qr_side.to_string();
    let label = session.with("call.qr.label", &[("number", &call.shown)]);
    let code = tag("svg")
        .class("cu-qr__code")
        .attr("viewBox", ["0 0 ", &side, " ", &side].concat())
        .attr("role", "img")
        .attr("aria-label", label)
        .child(tag("path").attr("d", call.qr));
    let caption = tag("figcaption")
        .class("cu-qr__caption")
        .child(session.get("call.qr"));
    tag("figure").class("cu-qr").child(code).child(caption)
}
