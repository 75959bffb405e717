//! The button that a minimized popup waits behind.

use crate::{
    state::{Chat, Face, LAUNCHER, Opener, Session},
    views::{
        node::{Node, live, tag, when_changed},
        parts::{icon, span},
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
