//! A number, and the code that goes with it: to press, to copy, to scan.

use {
    crate::{
        state::Session,
        views::{
            node::{Element, Node, tag},
            parts::{copy_button, icon, line},
        },
    },
    contact_us_wire::CallFace,
};

/// The panel with a number; `code` is in groups. `more` stands below them.
pub fn number_panel(
    session: Session,
    call: &CallFace,
    code: &[String],
    more: impl Into<Node>,
) -> Element {
    let mobile = session.page(|page| page.mobile);
    tag("section")
        .class("cu-panel cu-call")
        .child(number(session, call, code))
        .child(more)
        .child((!mobile).then(|| qr(session, call)))
}

/// The number as a link, the code, and a button that copies what there is of them.
fn number(session: Session, call: &CallFace, code: &[String]) -> Node {
    let dial = match code {
        [] => call.e164.clone(),
        code => [&call.e164, ",", &code.concat()].concat(),
    };
    let link = tag("a")
        .attr("href", ["tel:", &dial].concat())
        .attr("rel", "external");
    let copy = match code {
        [] => copy_button(
            call.shown.clone(),
            "call.copy",
            "call.copied",
            "call.copy.failed",
        ),
        _ => copy_button(
            dial,
            "call.copy.code",
            "call.copied.code",
            "call.copy.failed",
        ),
    };
    let number = if session.page(|page| page.mobile) {
        press(link, &call.shown).into()
    } else {
        read(session, link, &call.shown)
    };
    Node::Many(vec![
        number,
        (!code.is_empty()).then(|| code_line(session, code)).into(),
        copy.into(),
    ])
}

/// Where the page is on the phone itself: what is pressed first. It is called by the number alone, as programs know it.
fn press(link: Element, shown: &str) -> Element {
    link.class("cu-button cu-call__press")
        .child(icon("call"))
        .child(tag("bdi").attr("dir", "ltr").child(shown.to_owned()))
}

/// Where the phone is another device: what is read.
fn read(session: Session, link: Element, shown: &str) -> Node {
    let link = link.class("cu-call__link").attr("dir", "ltr");
    Node::from_iter([
        line("cu-call__label", session.get("call.number")),
        line("cu-call__number", link.child(shown.to_owned())),
    ])
}

/// The code, to be read out and typed.
fn code_line(session: Session, code: &[String]) -> Node {
    let digits = tag("bdi").attr("dir", "ltr").child(code.join("\u{a0}"));
    Node::from_iter([
        line("cu-call__label", session.get("call.code")),
        line("cu-call__code", digits),
        line("cu-hint", session.get("call.code.hint")),
    ])
}

/// The number for the camera of a phone.
fn qr(session: Session, call: &CallFace) -> Element {
    let side = call.qr_side.to_string();
    let label = session.with("call.qr.label", &[("number", &call.shown)]);
    let code = tag("svg")
        .class("cu-qr__code")
        .attr("viewBox", ["0 0 ", &side, " ", &side].concat())
        .attr("role", "img")
        .attr("aria-label", label)
        .child(tag("path").attr("d", call.qr.clone()));
    let caption = tag("figcaption")
        .class("cu-qr__caption")
        .child(session.get("call.qr"));
    tag("figure").class("cu-qr").child(code).child(caption)
}
