//! The log: what was said, and what is on its way.

mod row;
mod stretch;
pub mod tail;
mod window;

use {
    super::panel::{after, before},
    crate::{
        browser,
        domain::chat::Stage,
        state::{Chat, Local, Session},
        views::{
            node::{Element, Node, effect, live, tag, when_changed},
            parts::{icon, span},
        },
    },
    leptos::prelude::*,
    std::cell::RefCell,
    wasm_bindgen::JsCast,
    web_sys::HtmlElement,
    window::Window,
};

/// The log, and over its edge the button that leads to what came meanwhile.
pub fn log(chat: Chat) -> Element {
    let session = Session::expect();
    let window = Local::new(None::<Window>);
    let below = chat.below;
    let follow = move || {
        let newer = chat.read(|core| {
            window.change(|window| {
                let window = window.as_mut()?;
                let newer = window.follow(core.entries());
                Some((newer, window.at_end))
            })
        });
        match newer.flatten() {
            Some((_, true)) => {
                below.set(false);
                seen(chat);
            }
            Some((true, false)) if chat.unread.get_untracked() > 0 => below.set(true),
            _ => {}
        }
    };
    effect(move || {
        chat.version.get();
        let open = chat.popup.is_open();
        if open {
            untrack(follow);
        } else {
            window.change(|window| window.as_mut().map(Window::hide));
        }
    });
    // One's own message is where one wants to be.
    let written = RefCell::new(None);
    let to_end = move || {
        window.change(|window| {
            if let Some(window) = window {
                window.at_end = true;
                window.to_end();
            }
        });
        follow();
    };
    effect(move || {
        chat.version.get();
        let last = chat.read(|core| core.outbox().last().map(|item| item.id.clone()));
        let before = written.replace(last.clone());
        if last.is_some() && last != before {
            untrack(to_end);
        }
    });
    let listeners = ["focus", "visibilitychange"].map(|event| {
        browser::listen::on_window(event, move |_| {
            // What is behind its button is seen by nobody.
            if untrack(|| chat.popup.is_open()) {
                follow();
            }
        })
    });
    let held = Local::new((listeners, None));
    let list = tag("div").class("cu-log__entries");
    let content = tag("div")
        .class("cu-log__content")
        .child(before(chat))
        .child(list)
        .child(tail::tail(chat))
        .child(typing(chat))
        .child(after(chat));
    let touched = move |_| {
        window.change(|window| window.as_mut().map(Window::touch));
    };
    let scroller = tag("div")
        .class("cu-log")
        .on("wheel", touched)
        .on("touchmove", touched)
        .on("keydown", touched)
        .on("pointerdown", touched)
        .attr("role", "log")
        .attr("tabindex", "0")
        .attr("aria-label", session.get("chat.messages"))
        .on("scroll", move |_| {
            let scrolled = window.change(|window| {
                let window = window.as_mut()?;
                let older = window.scrolled();
                chat.read(|core| window.draw(core.entries()));
                Some((older, window.at_end))
            });
            if let Some((older, at_end)) = scrolled.flatten() {
                if older {
                    chat.older();
                }
                if at_end {
                    below.set(false);
                    seen(chat);
                }
            }
        })
        .made(move |element| {
            let inside = |name: &str| element.query_selector(name).ok().flatten();
            let (Some(scroller), Some(list), Some(content)) = (
                element.dyn_ref::<HtmlElement>(),
                inside(".cu-log__entries").and_then(|list| list.dyn_into().ok()),
                inside(".cu-log__content"),
            ) else {
                return;
            };
            let fresh = Window::new(scroller.clone(), list, session, chat);
            window.change(|window| *window = Some(fresh));
            let watched = browser::resize::watch(&[element, &content], move || {
                window.read(|window| {
                    if let Some(window) = window.as_ref().filter(|window| window.at_end) {
                        window.to_end();
                    }
                });
            });
            held.change(|held| held.1 = watched);
        })
        .child(content);
    let button = move || {
        below.get().then(|| {
            tag("button")
                .class("cu-chat__below")
                .attr("type", "button")
                .on("pointerdown", super::composer::keep_focus)
                .on("mousedown", super::composer::keep_focus)
                .on("click", move |_| to_end())
                .child(session.get("chat.below"))
                .child(icon("down"))
        })
    };
    tag("div")
        .class("cu-chat__body")
        .child(scroller)
        .child(live(button))
}

/// The reader is at the end of the log: all of it was on the screen.
fn seen(chat: Chat) {
    if let Some(last) = chat.read(|core| core.entries().last().map(|entry| entry.seq)) {
        chat.shown(last);
    }
}

/// Three dots that stop by themselves; the head says it in words.
fn typing(chat: Chat) -> Node {
    when_changed(
        move || chat.typing.get() && matches!(chat.stage(), Stage::Live(_)),
        |typing| {
            typing.then(|| {
                let dots = (0..3).map(|_| span("cu-typing__dot", Node::Nothing));
                tag("div")
                    .class("cu-typing cu-bubble")
                    .attr("aria-hidden", "true")
                    .child(dots.collect::<Node>())
            })
        },
    )
}
