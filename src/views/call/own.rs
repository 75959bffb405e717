//! A number that is the customer's for a while.

use {
    super::number::number_panel,
    crate::{
        browser,
        domain::call::shown,
        state::{Calling, Local, Session, Stage},
        views::{
            node::{Element, Node, effect, live, tag, when_changed},
            parts::{button_link, hidden, line},
        },
    },
    contact_us_wire::{CallTicket, OptionKind, paths},
};

/// Asks for the number and shows it as long as it is the customer's. `now` is what is true of Call; it stands where nothing
/// moves it.
pub fn own_number(session: Session, now: Option<Node>) -> Node {
    let calling = Calling::expect();
    effect(move || {
        calling.open();
        browser::timer::every_second(move || calling.tick());
        keep_from_view(calling);
    });
    let stage = when_changed(
        move || calling.stage(),
        move |stage| drawn(session, calling, stage),
    );
    let said = line("cu-visually-hidden", live(move || calling.said()));
    Node::Many(vec![now.into(), stage, said.attr("role", "status").into()])
}

/// A page that is put away shows no number when it is taken out again, before the clocks were looked at.
fn keep_from_view(calling: Calling) {
    let listeners = [
        browser::listen::on_window("pagehide", move |_| calling.veil(true)),
        browser::listen::on_window("pageshow", move |_| calling.veil(false)),
        browser::listen::on_window("visibilitychange", move |_| calling.tick()),
    ];
    // Held until the page goes.
    Local::new(listeners);
}

/// Each stage has its picture.
fn drawn(session: Session, calling: Calling, stage: Stage) -> Node {
    match stage {
        Stage::Idle => panel(ask(session, calling, "cu-button", "call.get")),
        Stage::Asking => panel(line("cu-note", session.get("call.asking"))),
        Stage::Held(ticket) => held(session, calling, &ticket),
        Stage::Over => panel(vec![
            line("cu-note cu-call__over", session.get("call.over")).into(),
            ask(session, calling, "cu-button", "call.new").into(),
        ]),
        Stage::Failed(sentence) => failed(session, calling, sentence),
    }
}

fn panel(inside: impl Into<Node>) -> Node {
    let panel = tag("section").class("cu-panel cu-call cu-call--own");
    panel.child(inside).into()
}

/// The number, how long it is the customer's, and how to keep it.
fn held(session: Session, calling: Calling, ticket: &CallTicket) -> Node {
    let more = ticket.until.map(|until| {
        let time = if cfg!(feature = "ssr") {
            // Nobody counts here.
            let when = session.say(|speak| speak.moment(&until, false));
            Node::Text(session.with("call.until", &[("when", &when)]))
        } else {
            live(move || session.with("call.left", &[("time", &shown(calling.left()))]))
        };
        Node::Many(vec![
            line("cu-note cu-call__left", time).into(),
            ask(session, calling, "cu-button cu-button--quiet", "call.renew").into(),
            cfg!(feature = "ssr").then(|| leave(session, ticket)).into(),
        ])
    });
    number_panel(session, &ticket.face, &ticket.groups, more).into()
}

/// Without script nothing hides the number when it ends, so the page goes away by itself. Where there is script and no app
/// comes, that of the page (`index.html`) does the same.
fn leave(session: Session, ticket: &CallTicket) -> Element {
    let seconds = (ticket.left / 1_000).to_string();
    let there = session.link(paths::FORM_CALL);
    let refresh = tag("meta")
        .attr("http-equiv", "refresh")
        .attr("content", [&seconds, ";url=", &there].concat());
    tag("noscript")
        .attr("data-left", ticket.left.to_string())
        .attr("data-over", there)
        .child(refresh)
}

/// What to do instead: the number that is always the same, or a callback.
fn failed(session: Session, calling: Calling, sentence: String) -> Node {
    let (call, callback) = session.page(|page| {
        let is_callback = |o: &contact_us_wire::OptionView| o.kind == OptionKind::Callback;
        (page.call.clone(), page.options.iter().any(is_callback))
    });
    let instead = callback.then(|| {
        let quiet = "cu-button cu-button--quiet";
        let name = session.get("option.callback");
        button_link(quiet, session.link(paths::FORM_CALLBACK), name)
    });
    let actions = tag("div")
        .class("cu-actions")
        .child(ask(session, calling, "cu-button", "call.again"))
        .child(instead);
    let said = line("cu-note", sentence).attr("role", "alert");
    match call {
        Some(call) => Node::Many(vec![
            said.into(),
            number_panel(session, &call, &[], actions).into(),
        ]),
        None => panel(vec![said.into(), actions.into()]),
    }
}

/// The button that asks for a number: a plain form where there is no script.
fn ask(session: Session, calling: Calling, class: &'static str, name: &str) -> Element {
    let boot = session.boot();
    let button = tag("button")
        .class(class)
        .attr("type", "submit")
        .child(session.get(name));
    tag("form")
        .class("cu-call__ask")
        .attr("method", "post")
        .attr("action", session.link(paths::FORM_CALL))
        .on("submit", move |event| {
            event.prevent_default();
            calling.ask();
        })
        .child(hidden("key", boot.key.clone()))
        .child(hidden("visitor", boot.visitor.clone()))
        .child(button)
}
