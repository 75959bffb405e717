//! What is said and offered beside the messages, one panel for each stage.

use {
    super::body::greeting,
    crate::{
        domain::{
            chat::{Stage, span},
            line,
        },
        state::{Chat, Session, Watched},
        views::{
            node::{Element, Node, live, tag, when_changed},
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
        Stage::Ended(_) => ended(session, chat),
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
    let link = |path: &str, name: String| {
        tag("a")
            .class("cu-button cu-button--small")
            .attr("href", session.link(path))
            .child(name)
    };
    let callback = usable(OptionKind::Callback).then(|| {
        link(paths::FORM_CALLBACK, session.get("chat.instead.callback"))
            .on("click", move |_| chat.make_way())
    });
    let email = usable(OptionKind::Email).then(|| {
        link(paths::FORM_EMAIL, session.get("chat.instead.email"))
            .on("click", move |_| chat.carry())
    });
    let call = usable(OptionKind::Call).then(|| {
        link("/contact/call", session.get(line::name(OptionKind::Call)))
            .on("click", move |_| chat.make_way())
    });
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

fn again(session: Session, chat: Chat) -> Node {
    quiet(session.get("chat.again"))
        .on("click", move |_| chat.again())
        .into()
}

fn quiet(name: String) -> Element {
    tag("button")
        .class("cu-button cu-button--small")
        .attr("type", "button")
        .child(name)
}

/// Stars, the transcript, and another chat.
fn ended(session: Session, chat: Chat) -> Vec<Node> {
    let rated = Watched::new(0_u8);
    let stars = (1..=5_u8).map(|star| {
        tag("button")
            .class("cu-star")
            .attr("type", "button")
            .attr(
                "aria-label",
                session.with("chat.stars", &[("n", &star.to_string())]),
            )
            .live("aria-pressed", move || {
                Some((rated.get() == star).to_string())
            })
            .live("data-on", move || (rated.get() >= star).then(String::new))
            .on("click", move |_| {
                rated.set(star);
                chat.rate(star);
            })
            .child(icon("star"))
    });
    let email = Watched::new(String::new());
    let address = tag("input")
        .class("cu-input")
        .attr("type", "email")
        .attr("autocomplete", "email")
        .attr("aria-label", session.get("email.email"))
        .attr("placeholder", session.get("email.email"))
        .attr("dir", "ltr")
        .on("input", move |event| email.set(event_target_value(&event)));
    let mail = tag("form")
        .class("cu-chat__mail")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            chat.mail(&email.get_untracked());
        })
        .child(address)
        .child(
            tag("button")
                .class("cu-button cu-button--small")
                .child(session.get("chat.mail")),
        );
    let download = quiet(session.get("chat.download")).on("click", move |_| chat.download());
    let notice = paragraph("cu-note", live(move || chat.notice.get())).attr("role", "status");
    vec![
        paragraph("cu-chat__big", session.get("chat.rate")).into(),
        tag("div")
            .class("cu-stars")
            .child(stars.collect::<Node>())
            .into(),
        notice.into(),
        mail.into(),
        tag("div")
            .class("cu-chat__ways")
            .child(download)
            .child(again(session, chat))
            .into(),
    ]
}
