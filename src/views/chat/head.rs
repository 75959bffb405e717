//! The popup's head: who one talks to, and the buttons that put it away or end it.

use crate::{
    domain::chat::Stage,
    state::{Chat, END, KEEP, Session},
    views::{
        node::{Element, Node, live, tag, when_changed},
        parts::{icon, line},
    },
};

/// The head; asked to end, it asks back in its own place, so that nothing else moves.
pub fn head(chat: Chat) -> Element {
    let asked = chat.asked_to_end;
    let session = Session::expect();
    let status = live(move || who(session, chat, false));
    // Not a `header`: the page has one, and only one is its banner.
    tag("div")
        .class("cu-chat__head")
        .child(when_changed(
            move || (asked.get(), chat.stage().can_end()),
            move |(asked, can_end)| {
                if asked && can_end {
                    question(session, chat)
                } else {
                    usual(session, chat, can_end)
                }
            },
        ))
        .child(line("cu-visually-hidden", status).attr("role", "status"))
}

/// Who one talks to and how it stands, in one line.
fn who(session: Session, chat: Chat, typing: bool) -> String {
    match chat.stage() {
        Stage::New => session.get("chat.hello"),
        Stage::Waiting(0, _) => session.get("chat.connecting"),
        Stage::Waiting(place, _) => session.with("chat.place", &[("n", &place.to_string())]),
        Stage::Unattended(_) => session.get("chat.unattended"),
        Stage::Live(agent) if typing && chat.typing.get() => {
            session.with("chat.typing", &[("name", &agent)])
        }
        Stage::Live(agent) => session.with("chat.live", &[("name", &agent)]),
        Stage::Reconnecting | Stage::Failing => session.get("chat.reconnecting"),
        Stage::Ended(_) => session.get("chat.ended"),
        Stage::Refused(_) => session.get("chat.tick.failed"),
        Stage::Closed(_) => session.get("line.closed.unknown"),
    }
}

fn usual(session: Session, chat: Chat, can_end: bool) -> Node {
    let title = tag("h2")
        .class("cu-chat__title")
        .attr("id", "chat-title")
        .child(session.get("option.chat"));
    let names = tag("div")
        .class("cu-chat__names")
        .child(title)
        .child(line("cu-chat__who", live(move || who(session, chat, true))));
    let end = can_end.then(|| {
        button("cu-chat__tool", session.get("chat.end"))
            .attr("id", END)
            .on("click", move |_| chat.ask_to_end(true))
    });
    let minimize = tag("button")
        .class("cu-chat__tool cu-chat__tool--icon")
        .attr("type", "button")
        .attr("aria-label", session.get("chat.minimize"))
        .on("click", move |_| chat.minimize())
        .child(icon("down"));
    Node::Many(vec![names.into(), end.into(), minimize.into()])
}

fn question(session: Session, chat: Chat) -> Node {
    let title = tag("h2")
        .class("cu-chat__title cu-chat__names")
        .attr("id", "chat-title")
        .child(session.get("chat.end.question"));
    let yes = button(
        "cu-chat__tool cu-chat__tool--danger",
        session.get("chat.end.yes"),
    )
    .on("click", move |_| chat.end());
    let no = button("cu-chat__tool", session.get("chat.end.no"))
        .attr("id", KEEP)
        .attr("aria-describedby", "chat-title")
        .on("click", move |_| chat.ask_to_end(false));
    Node::from_iter([title, yes, no])
}

fn button(class: &'static str, name: String) -> Element {
    tag("button")
        .class(class)
        .attr("type", "button")
        .child(name)
}
