//! The button that a minimized popup waits behind.

use crate::{
    state::{Chat, Face, LAUNCHER, Opener, Session},
    views::{
        node::{Element, Node, live, tag, when_changed},
        parts::{icon, line, span},
    },
};

/// The button, with the number of new messages.
pub fn launcher(chat: Chat) -> Node {
    let session = Session::expect();
    when_changed(
        move || chat.popup.face() == Face::Minimized,
        move |shown| {
            shown.then(|| {
                let name = move || match chat.unread.get() {
                    0 => session.get("chat.open"),
                    n => session.with("chat.open.unread", &[("n", &n.to_string())]),
                };
                let badge = live(move || {
                    let n = chat.unread.get();
                    (n > 0).then(|| span("cu-launcher__badge", n.to_string()))
                });
                tag("button")
                    .class("cu-launcher")
                    .attr("id", LAUNCHER)
                    .attr("type", "button")
                    .live("aria-label", move || Some(name()))
                    .on("click", move |_| chat.open(Opener::Launcher, ""))
                    .child(icon("chat"))
                    .child(badge)
            })
        },
    )
}

/// Says that something came while the popup is away or shows what was before: what is not drawn is not read out, nor is
/// a button that changes its name.
pub fn news(chat: Chat) -> Element {
    let session = Session::expect();
    let text = live(move || {
        let n = chat.unread.get();
        let away = chat.popup.face() == Face::Minimized || chat.below.get();
        (away && n > 0).then(|| session.with("chat.unread", &[("n", &n.to_string())]))
    });
    line("cu-visually-hidden", text).attr("role", "status")
}
