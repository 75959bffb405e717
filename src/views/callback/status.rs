//! One callback, for whoever holds its link: see it, move it, cancel it.

use {
    super::{
        sent::{DANGER, apart, calendar, facts},
        times::{Chosen, WHEN, clock_hint, times, when},
    },
    crate::{
        browser,
        state::{Managed, ManagedCallback, Served, Session, Watched},
        views::{
            node::{Element, Node, effect, live, tag, when_changed},
            parts::{back_link, button_link, line, page_heading, use_title},
        },
    },
    contact_us_wire::{CallbackState, CallbackStatus},
    leptos::prelude::*,
    std::sync::Arc,
};

/// The page behind a callback's link.
pub fn callback_status_page(reference: String) -> Node {
    let session = Session::expect();
    use_title("callback.status.title");
    let hash = session.address().fragment();
    let token = Some(hash.trim_start_matches('#').to_owned()).filter(|token| !token.is_empty());
    let without_script = line("cu-lead", session.get("page.noscript.link"));
    // No server is sent the token.
    let shown = if cfg!(feature = "ssr") {
        Node::from_iter([notice(Node::Nothing), looking(session)])
    } else {
        managed(reference, token)
    };
    Node::Many(vec![
        back_link().into(),
        page_heading("callback.status.title", false).into(),
        tag("noscript").child(without_script).into(),
        shown,
    ])
}

fn notice(text: impl Into<Node>) -> Element {
    line("cu-note cu-notice", text).attr("role", "status")
}

/// The page is served so, and stands so until there is an answer.
fn looking(session: Session) -> Element {
    line(
        "cu-lead cu-needs-script",
        session.get("callback.status.loading"),
    )
}

/// The callback, as soon as it is known.
fn managed(reference: String, token: Option<String>) -> Node {
    let session = Session::expect();
    let callback = ManagedCallback::new(session, reference, token);
    effect(move || {
        callback.load();
        browser::timer::every_second(move || callback.watch());
    });
    Node::Many(vec![
        notice(live(move || callback.notice())).into(),
        when_changed(
            move || callback.known(),
            move |known| drawn(session, callback, known),
        ),
    ])
}

/// Each state has its picture.
fn drawn(session: Session, callback: ManagedCallback, state: Managed) -> Element {
    let sentence = |text: String| line("cu-lead", text);
    match state {
        Managed::Loading => looking(session),
        Managed::Incomplete => sentence(session.get("callback.status.missing")),
        Managed::Denied => sentence(session.get("callback.status.denied")),
        Managed::Failed(text) => sentence(text),
        Managed::Known(status) => known(session, callback, &status),
    }
}

/// How it stands, and what can be changed.
fn known(session: Session, callback: ManagedCallback, status: &CallbackStatus) -> Element {
    let state = match status.state {
        CallbackState::Open => "callback.status.open",
        CallbackState::Cancelled => "callback.status.cancelled",
        CallbackState::Done => "callback.status.done",
    };
    let panel = tag("section")
        .class("cu-panel cu-status")
        .child(
            tag("h2")
                .class("cu-status__state")
                .child(session.get(state)),
        )
        .child(told(session, status))
        .child(facts(session, status));
    if status.state == CallbackState::Open {
        let calendar = calendar(session, &status.reference, callback.token());
        panel
            .child(tag("div").class("cu-links").child(calendar))
            .child(move_form(session, callback))
            .child(apart(cancel(session, callback)))
    } else {
        let name = session.get("callback.another");
        panel.child(button_link(
            "cu-button",
            session.link("/contact/callback"),
            name,
        ))
    }
}

/// Whether the service that makes the calls knows of it.
fn told(session: Session, status: &CallbackStatus) -> Node {
    let key = match status.acknowledged {
        Some(true) => "callback.told.yes",
        Some(false) => "callback.told.no",
        None => return Node::Nothing,
    };
    line("cu-note", session.get(key)).into()
}

/// Another time.
fn move_form(session: Session, callback: ManagedCallback) -> Element {
    let chosen = Watched::new(String::new());
    let served = Served::expect();
    effect(move || served.refresh_slots());
    let label = tag("label")
        .class("cu-label")
        .attr("for", "move-at")
        .child(session.get("callback.move.title"));
    let at: Chosen = Arc::new(move || chosen.get());
    let choice = tag("select")
        .class("cu-input cu-input--select")
        .attr("id", "move-at")
        .attr("aria-describedby", ["move-hint ", WHEN].concat())
        .on("change", move |event| {
            chosen.set(event_target_value(&event));
        })
        .child(times(session, at.clone()));
    let field = tag("div")
        .class("cu-field")
        .child(label)
        .child(line("cu-hint", clock_hint(session)).attr("id", "move-hint"))
        .child(choice)
        .child(when(session, at));
    let button = tag("button")
        .class("cu-button")
        .attr("type", "submit")
        .child(session.get("callback.move"));
    tag("form")
        .class("cu-form")
        .on("submit", move |event| {
            event.prevent_default();
            callback.move_to(chosen.get_untracked().parse().ok());
        })
        .child(field)
        .child(button)
}

/// No call after all: asked once more before it is done.
fn cancel(session: Session, callback: ManagedCallback) -> Node {
    let asking = Watched::new(false);
    let button = move |class: &'static str, name: &str| {
        tag("button")
            .class(class)
            .attr("type", "button")
            .child(session.get(name))
    };
    when_changed(
        move || asking.get(),
        move |asked| {
            if !asked {
                return button(DANGER, "callback.cancel").on("click", move |_| asking.set(true));
            }
            let question = session.get("callback.cancel.question");
            tag("div")
                .class("cu-ask")
                .attr("role", "group")
                .attr("aria-label", question.clone())
                .child(line("cu-ask__question", question))
                .child(
                    button("cu-button cu-button--danger", "callback.cancel.confirm")
                        .on("click", move |_| callback.cancel()),
                )
                .child(
                    button("cu-button cu-button--quiet", "callback.cancel.keep")
                        .on("click", move |_| asking.set(false)),
                )
        },
    )
}
