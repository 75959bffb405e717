//! The chat: a popup over every page.

mod body;
mod composer;
mod file;
mod head;
mod launcher;
mod log;
mod panel;

use {
    super::node::{Element, Node, effect, tag, when_changed},
    crate::{
        browser,
        domain::route,
        state::{Chat, DIALOG, Face, Local, Opener, Session},
    },
    leptos::prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{HtmlElement, KeyboardEvent},
};

/// The popup, once it was opened, and the button that it waits behind.
pub fn chat_popup(session: Session) -> Node {
    let chat = Chat::expect();
    let popup = chat.popup;
    let address = session.address();
    effect(move || {
        let path = address.path();
        if path.trim_end_matches('/') == route::CHAT {
            untrack(|| chat.open(Opener::Address, &path));
        }
    });
    effect(move || browser::modal::lock(popup.is_modal()));
    Node::Many(vec![
        when_changed(
            move || popup.face() != Face::Absent,
            move |made| made.then(|| dialog(chat)),
        ),
        launcher::launcher(chat),
    ])
}

/// The dialog. It is made once and only hidden from then on, so that nothing in it is ever lost.
fn dialog(chat: Chat) -> Element {
    let popup = chat.popup;
    let follower = Local::new(None);
    tag("section")
        .class("cu-chat")
        .attr("id", DIALOG)
        .attr("role", "dialog")
        .attr("aria-labelledby", "chat-title")
        .attr("tabindex", "-1")
        .live("hidden", move || (!popup.is_open()).then(String::new))
        .live("aria-modal", move || {
            popup.is_modal().then(|| "true".to_owned())
        })
        .live("data-full", move || popup.is_full().then(String::new))
        .on("keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>();
            if key.is_some_and(|key| key.key() == "Escape" && !key.is_composing()) {
                chat.escape();
            }
        })
        .made(move |element| {
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                let fresh = browser::viewport::follow(
                    element,
                    move || untrack(|| popup.is_modal()),
                    move || popup.choose_size(),
                );
                follower.change(|follower| *follower = fresh);
            }
        })
        .child(head::head(chat))
        .child(body::body(chat))
        .child(composer::composer(chat))
}
