//! The composer: one textbox that is made once, never disabled, and never moved by anything of ours.

use {
    crate::{
        browser,
        domain::chat::room,
        state::{Chat, Session, TEXT},
        views::{
            node::{Element, effect, live, tag},
            parts::{icon, line},
        },
    },
    contact_us_wire::chat::FILE_TYPES,
    leptos::prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Event, KeyboardEvent},
};

/// What a key is called that a composition has taken (UI Events, 7.3.1).
const COMPOSED: u32 = 229;

/// Attach, textbox and Send in one row, and the counter over the log's edge.
pub fn composer(chat: Chat) -> Element {
    let session = Session::expect();
    let text = tag("textarea")
        .class("cu-compose__text")
        .attr("id", TEXT)
        .attr("rows", "1")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("aria-label", session.get("chat.message"))
        .attr("placeholder", session.get("chat.placeholder"))
        .live("aria-invalid", move || {
            chat.is_too_long().then(|| "true".to_owned())
        })
        .attr("aria-describedby", "chat-room")
        .typed(move || chat.text.get())
        .on("input", move |event| chat.typed(event_target_value(&event)))
        .on("keydown", move |event| {
            if sends(&event) {
                event.prevent_default();
                chat.send();
            }
        });
    effect(move || {
        chat.text.get();
        browser::page::grow(TEXT);
    });
    let room = live(move || {
        let (key, n) = chat.text.with(|text| room(text))?;
        Some(session.with(key, &[("n", &n.to_string())]))
    });
    let choose = tag("input")
        .class("cu-visually-hidden")
        .attr("type", "file")
        .attr("multiple", "")
        .attr("accept", FILE_TYPES.join(","))
        .attr("aria-label", session.get("chat.attach"))
        .on("change", move |event| {
            if let Some(field) = event.target() {
                chat.attach(browser::files::take(&field));
            }
        });
    let attach = tag("label")
        .class("cu-compose__button")
        .child(choose)
        .child(icon("attach"));
    let send = tag("button")
        .class("cu-compose__button cu-compose__send")
        .attr("type", "button")
        .attr("aria-label", session.get("chat.send"))
        .on("pointerdown", keep_focus)
        .on("mousedown", keep_focus)
        .on("click", move |_| chat.send())
        .child(icon("send"));
    tag("div")
        .class("cu-compose")
        .live("hidden", move || {
            (!chat.stage().is_open()).then(String::new)
        })
        .child(
            line("cu-compose__room", room)
                .attr("id", "chat-room")
                .attr("role", "status"),
        )
        .child(attach)
        .child(text)
        .child(send)
}

/// A press on a button leaves the focus, and with it the keyboard, where it is.
pub fn keep_focus(event: Event) {
    event.prevent_default();
}

/// Whether a key sends: Enter on a keyboard of its own, without Shift, while no word is being composed.
fn sends(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(|key| {
        key.key() == "Enter"
            && !key.shift_key()
            && !key.is_composing()
            && key.key_code() != COMPOSED
            && browser::page::has_fine_pointer()
    })
}
