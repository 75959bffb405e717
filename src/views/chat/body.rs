//! What stands between head and composer: the conversation, and until its code is here, a place for it.

use {
    super::log::{self, tail::own},
    crate::{
        browser::{self, later::later},
        domain::chat::Stage,
        state::{Chat, Code, Session, TEXT, Watched},
        views::{
            node::{Element, Node, effect, live, tag, when_changed},
            parts::{line, retry},
        },
    },
    leptos::task::spawn_local,
};

/// Draws the conversation.
type Draw = fn(Chat) -> Element;

later! {
    /// What draws the conversation.
    chat: fn drawing() -> Draw { log::log }
}

/// The conversation.
pub fn body(chat: Chat) -> Node {
    let draw = Watched::new(None::<Draw>);
    effect(move || {
        if chat.code() == Code::Here {
            spawn_local(async move { draw.try_set(drawing().await.ok()) });
        }
    });
    when_changed(
        move || draw.with(Option::is_some),
        move |_| match draw.get_untracked() {
            Some(draw) => draw(chat),
            None => place(chat),
        },
    )
}

/// What one is told while nothing was said yet.
pub fn greeting(session: Session) -> Node {
    Node::from_iter([
        line("cu-chat__big", session.get("chat.new")),
        line("cu-hint", session.get("chat.new.hint")),
    ])
}

/// The place of the conversation: what was written meanwhile, and whether one waits in vain.
fn place(chat: Chat) -> Element {
    let session = Session::expect();
    let hello = when_changed(
        move || chat.stage() == Stage::New,
        move |new| new.then(|| tag("div").class("cu-chat__panel").child(greeting(session))),
    );
    let early = live(move || {
        let early = chat.early.get();
        early
            .into_iter()
            .map(|text| own(Node::Text(text)))
            .collect::<Node>()
    });
    let missing = when_changed(
        move || chat.code() == Code::Missing,
        move |missing| {
            missing.then(|| {
                retry(session, "chat.missing", move || {
                    chat.load();
                    // The button goes.
                    browser::focus::still_by_id(TEXT);
                })
            })
        },
    );
    let content = tag("div")
        .class("cu-log__content")
        .attr("aria-live", "off")
        .child(hello)
        .child(tag("div").class("cu-log__entries").child(early))
        .child(missing);
    let log = tag("div")
        .class("cu-log")
        .attr("role", "log")
        .attr("tabindex", "0")
        .attr("aria-label", session.get("chat.messages"))
        .child(content);
    tag("div").class("cu-chat__body").child(log)
}
