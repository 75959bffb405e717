//! The chat: a popup over every page.

mod body;
mod composer;
mod ended;
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
    leptos::{prelude::*, tachys::view::Render},
    std::time::Duration,
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
    warm(chat);
    Node::Many(vec![
        when_changed(
            move || popup.face() != Face::Absent,
            move |made| made.then(|| dialog(chat)),
        ),
        launcher::launcher(chat),
        launcher::news(chat).into(),
    ])
}

/// Draws each piece of the popup, then all of it, aside while the browser has nothing to do, and throws it away. A browser makes ready what
/// runs for the first time, which took two thirds of the time from a press on Chat to the textbox. Safari has no such moments.
fn warm(chat: Chat) {
    let Some(page) = Owner::current() else {
        return;
    };
    let pieces: [fn(Chat) -> Node; 4] = [
        |chat| head::head(chat).into(),
        body::body,
        |chat| composer::composer(chat).into(),
        |chat| dialog(chat).into(),
    ];
    effect(move || {
        for piece in pieces {
            let page = page.clone();
            request_idle_callback(move || {
                if chat.popup.is_absent() {
                    let part = page.child();
                    let drawn = part.with(|| piece(chat).build());
                    // Once its effects have run.
                    set_timeout(move || drop((drawn, part)), Duration::ZERO);
                }
            });
        }
    });
}

/// The dialog. It is made once and only hidden from then on, so that nothing in it is ever lost.
fn dialog(chat: Chat) -> Element {
    let popup = chat.popup;
    let follower = Local::new(None);
    // What has the focus may go with a stage: the composer when the chat ends, a link when somebody answers.
    let last = Local::new(None::<HtmlElement>);
    effect(move || {
        chat.stage();
        chat.uploads.get();
        chat.version.get();
        if popup.is_open() {
            request_animation_frame(move || {
                if let Some(last) = last.read(Clone::clone).flatten() {
                    browser::focus::rescue(&last, DIALOG);
                }
            });
        }
    });
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
        .on("focusin", move |event| {
            let now = event.target().and_then(|target| target.dyn_into().ok());
            last.change(|last| *last = now);
        })
        .on("keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>();
            let Some(key) = key.filter(|key| !key.is_composing()) else {
                return;
            };
            let inside = untrack(|| popup.is_modal());
            match key.key().as_str() {
                "Escape" => chat.escape(),
                "Tab" if inside && browser::modal::wrap(DIALOG, key.shift_key()) => {
                    event.prevent_default();
                }
                _ => {}
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
