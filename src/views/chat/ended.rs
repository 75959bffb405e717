//! What can be done with a conversation that is over: rate it, keep it.

use {
    super::panel::quiet,
    crate::{
        state::{Came, Chat, Session, Watched},
        views::{
            node::{Element, Node, live, tag, when_changed},
            parts::{icon, line},
        },
    },
    leptos::prelude::event_target_value,
};

/// The field for the address, and what stands in its place once the transcript is on its way.
const ADDRESS: &str = "chat-mail";
const MAILED: &str = "chat-mailed";
const PROBLEM: &str = "chat-mail-error";

/// Stars, the transcript, and `again`: the way to another chat.
pub fn ended(session: Session, chat: Chat, again: Element) -> Vec<Node> {
    let saved = Watched::new(Came::Nothing);
    let download = quiet(session.get("chat.download")).on("click", move |_| chat.download(saved));
    let ways = tag("div")
        .class("cu-chat__ways")
        .child(download)
        .child(said(saved, String::new()))
        .child(again);
    let mut parts = stars(session, chat);
    parts.extend([mail(session, chat), ways.into()]);
    parts
}

/// How it was: the stars, and a word of thanks.
fn stars(session: Session, chat: Chat) -> Vec<Node> {
    let (rated, came) = (Watched::new(0_u8), Watched::new(Came::Nothing));
    let stars = (1..=5_u8).map(|star| {
        let name = session.with("chat.stars", &[("n", &star.to_string())]);
        tag("button")
            .class("cu-star")
            .attr("type", "button")
            .attr("aria-label", name)
            .live("aria-pressed", move || {
                Some((rated.get() == star).to_string())
            })
            .live("data-on", move || (rated.get() >= star).then(String::new))
            .on("click", move |_| {
                rated.set(star);
                chat.rate(star, came);
            })
            .child(icon("star"))
    });
    let stars = tag("div").class("cu-stars").child(stars.collect::<Node>());
    vec![
        line("cu-chat__big", session.get("chat.rate")).into(),
        stars.into(),
        said(came, session.get("chat.rated")).into(),
    ]
}

/// What came of something: `done`, or what stands in the way.
fn said(came: Watched<Came>, done: String) -> Element {
    let text = live(move || match came.get() {
        Came::Nothing => String::new(),
        Came::Done => done.clone(),
        Came::Refused(sentence) => sentence,
    });
    let class = move || {
        let refused = came.with(|came| matches!(came, Came::Refused(_)));
        let class = if refused {
            "cu-field__problem"
        } else {
            "cu-note"
        };
        Some(class.to_owned())
    };
    let said = tag("p").live("class", class).attr("role", "status");
    said.child(text)
}

/// The transcript by mail: the form until it is on its way, then the word that it is.
fn mail(session: Session, chat: Chat) -> Node {
    let came = Watched::new(Came::Nothing);
    when_changed(
        move || came.with(|came| *came == Came::Done),
        move |done| {
            if done {
                line("cu-chat__done", icon("done"))
                    .attr("id", MAILED)
                    .attr("tabindex", "-1")
                    .child(session.get("chat.mailed"))
            } else {
                form(session, chat, came)
            }
        },
    )
}

fn form(session: Session, chat: Chat, came: Watched<Came>) -> Element {
    let email = Watched::new(String::new());
    let wrong = move || came.with(|came| matches!(came, Came::Refused(_)));
    let label = tag("label")
        .class("cu-label")
        .attr("for", ADDRESS)
        .child(session.get("chat.mail.label"));
    let address = tag("input")
        .class("cu-input")
        .attr("id", ADDRESS)
        .attr("type", "email")
        .attr("autocomplete", "email")
        .attr("dir", "ltr")
        .live("aria-invalid", move || wrong().then(|| "true".to_owned()))
        .attr("aria-describedby", PROBLEM)
        .on("input", move |event| email.set(event_target_value(&event)));
    let button = tag("button")
        .class("cu-button cu-button--small")
        .child(session.get("chat.mail"));
    let row = tag("div").class("cu-chat__mail");
    tag("form")
        .live("class", move || {
            Some(
                if wrong() {
                    "cu-field cu-field--wrong"
                } else {
                    "cu-field"
                }
                .to_owned(),
            )
        })
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            chat.mail(&email.get_untracked(), came, [MAILED, ADDRESS]);
        })
        .child(label)
        .child(said(came, String::new()).attr("id", PROBLEM))
        .child(row.child(address).child(button))
}
