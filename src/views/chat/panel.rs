//! What is said and offered beside the messages, one panel for each stage.

use {
    super::{body::greeting, ended::ended},
    crate::{
        domain::{
            chat::{Stage, span},
            line,
        },
        state::{Chat, Session, Watched},
        views::{
            node::{Element, Node, tag, when_changed},
            parts::{icon, line as paragraph},
        },
    },
    contact_us_wire::{Moment, OptionKind, OptionState, paths},
    leptos::prelude::*,
};

/// What stands before the messages: while there is something to wait for or begin.
pub fn before(chat: Chat) -> Node {
    panel(chat, true)
}

/// What stands behind them: once it is over.
pub fn after(chat: Chat) -> Node {
    panel(chat, false)
}

fn panel(chat: Chat, open: bool) -> Node {
    let session = Session::expect();
    when_changed(
        move || Some(chat.stage()).filter(|stage| stage.is_open() == open),
        move |stage| Some(draw(session, chat, stage?)),
    )
}

fn draw(session: Session, chat: Chat, stage: Stage) -> Node {
    let parts: Vec<Node> = match stage {
        Stage::New => vec![
            greeting(session),
            field(session, "chat-name", "chat.name", chat.name, "name"),
            field(session, "chat-topic", "chat.topic", chat.topic, "off"),
        ],
        Stage::Waiting(0, _) | Stage::Live(_) | Stage::Reconnecting => return Node::Nothing,
        Stage::Waiting(place, wait) => {
            let place = session.with("chat.place", &[("n", &place.to_string())]);
            let wait = wait.map(|wait| {
                let (from, to) = (wait.from.to_string(), wait.to.to_string());
                let text = session.with(span(&wait), &[("from", &from), ("n", &to)]);
                paragraph("cu-hint", text)
            });
            vec![
                paragraph("cu-chat__big", place).into(),
                wait.into(),
                instead(session, chat),
            ]
        }
        Stage::Unattended(opens) => vec![
            paragraph("cu-chat__big", session.get("chat.unattended")).into(),
            paragraph("cu-hint", kept_until(session, opens)).into(),
            instead(session, chat),
        ],
        Stage::Closed(opens) => vec![
            paragraph("cu-chat__big", closed(session, opens)).into(),
            instead(session, chat),
        ],
        Stage::Refused(sentence) => vec![
            paragraph("cu-chat__big", sentence)
                .attr("role", "alert")
                .into(),
            instead(session, chat),
        ],
        Stage::Failing => vec![
            paragraph("cu-chat__big", session.get("chat.failing"))
                .attr("role", "alert")
                .into(),
            instead(session, chat),
        ],
        Stage::Ended(_) => ended(session, chat, again(session, chat)),
    };
    tag("div")
        .class("cu-chat__panel")
        .attr("aria-live", "off")
        .child(Node::Many(parts))
        .into()
}

fn closed(session: Session, opens: Option<Moment>) -> String {
    match opens {
        Some(opens) => session.with(
            "line.closed",
            &[("when", &session.say(|speak| speak.moment(&opens, true)))],
        ),
        None => session.get("line.closed.unknown"),
    }
}

fn kept_until(session: Session, opens: Option<Moment>) -> String {
    match opens {
        Some(opens) => session.with(
            "chat.unattended.opens",
            &[("when", &session.say(|speak| speak.moment(&opens, true)))],
        ),
        None => session.get("chat.unattended.hint"),
    }
}

/// The other ways, as far as they are open; an e-mail takes along what was written.
fn instead(session: Session, chat: Chat) -> Node {
    let usable = |kind: OptionKind| {
        session.page(|page| {
            let mut options = page.options.iter();
            options.any(|o| o.kind == kind && !matches!(o.state, OptionState::Closed { .. }))
        })
    };
    let link = |kind: OptionKind, path: &str, name: &str| {
        usable(kind).then(|| {
            tag("a")
                .class("cu-button cu-button--small")
                .attr("href", session.link(path))
                .child(icon(kind.name()))
                .child(session.get(name))
        })
    };
    let way = move |link: Element| link.on("click", move |_| chat.make_way());
    let name = line::name(OptionKind::Call);
    let call = link(OptionKind::Call, "/contact/call", name).map(way);
    let name = "chat.instead.callback";
    let callback = link(OptionKind::Callback, paths::FORM_CALLBACK, name).map(way);
    let email = link(OptionKind::Email, paths::FORM_EMAIL, "chat.instead.email");
    let email = email.map(|link| link.on("click", move |_| chat.carry()));
    tag("div")
        .class("cu-chat__ways")
        .child(call)
        .child(callback)
        .child(email)
        .into()
}

fn field(
    session: Session,
    id: &'static str,
    label: &'static str,
    text: Watched<String>,
    autocomplete: &'static str,
) -> Node {
    let label = tag("label")
        .class("cu-label")
        .attr("for", id)
        .child(session.get(label));
    let optional = tag("span")
        .class("cu-field__note")
        .child(session.get("form.optional"));
    let input = tag("input")
        .class("cu-input")
        .attr("id", id)
        .attr("autocomplete", autocomplete)
        .attr("maxlength", "100")
        .attr("dir", "auto")
        .typed(move || text.get())
        .on("input", move |event| text.set(event_target_value(&event)));
    tag("div")
        .class("cu-field")
        .child(paragraph("cu-field__head", label).child(optional))
        .child(input)
        .into()
}

fn again(session: Session, chat: Chat) -> Element {
    quiet(session.get("chat.again")).on("click", move |_| chat.again())
}

/// A button beside the conversation.
pub fn quiet(name: String) -> Element {
    tag("button")
        .class("cu-button cu-button--small")
        .attr("type", "button")
        .child(name)
}
