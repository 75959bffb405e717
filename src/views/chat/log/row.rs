//! One entry of the log.

use {
    super::super::file::file,
    crate::{
        browser,
        domain::{
            links::{Part, parts},
            when::hour,
        },
        state::{Chat, Session},
        views::{
            node::{Element, Node, tag},
            parts::line,
        },
    },
    contact_us_delivery::Tick,
    contact_us_wire::{
        LocalTime, Moment,
        chat::{Entry, Party, What},
    },
};

/// Draws an entry; `before` is the one right before it.
pub fn row(session: Session, chat: Chat, before: Option<&Entry>, entry: &Entry) -> Node {
    let now = browser::clock::local(entry.at);
    let then = before.and_then(|before| browser::clock::local(before.at));
    let day = |time: LocalTime| (time.year, time.month, time.day);
    let new_day = now.map(day) != then.map(day);
    let separator = now.filter(|_| new_day).map(|business| {
        let at = entry.at;
        let day = session.say(|speak| speak.day(&Moment { at, business }));
        line("cu-log__line cu-log__day", day)
    });
    let content = match &entry.what {
        What::Text(text) => bubble(session, entry, linked(text)),
        What::File(face) => bubble(session, entry, file(session, chat, face)),
        What::Joined => system(session.with("chat.joined", &[("name", &entry.name)])),
        What::Left => system(session.with("chat.left", &[("name", &entry.name)])),
        What::Ended => system(session.get(match entry.by {
            Party::Customer => "chat.ended.you",
            Party::Agent | Party::System => "chat.ended",
        })),
    };
    let own = entry.by == Party::Customer;
    let message = matches!(entry.what, What::Text(_) | What::File(_));
    let grouped = !new_day
        && before.is_some_and(|before| {
            before.by == entry.by
                && before.name == entry.name
                && matches!(before.what, What::Text(_) | What::File(_))
                && then.map(|time| time.minute) == now.map(|time| time.minute)
        });
    let head = (message && !grouped).then(|| {
        let time = now.map(hour).unwrap_or_default();
        let who = if own {
            time
        } else {
            [&entry.name, " · ", &time].concat()
        };
        line("cu-row__who", who).attr("aria-hidden", "true")
    });
    let ticks = (message && own).then(|| ticks(session, chat, entry.seq));
    let class = match (message, own) {
        (false, _) => "cu-row",
        (true, true) => "cu-row cu-row--own",
        (true, false) => "cu-row cu-row--other",
    };
    let row = tag("div")
        .class(class)
        .child(head)
        .child(content)
        .child(ticks);
    Node::Many(vec![separator.into(), row.into()])
}

fn system(text: String) -> Element {
    line("cu-log__line", text)
}

/// A bubble. Who it is from is said in text, for those who do not see the colours.
fn bubble(session: Session, entry: &Entry, content: Node) -> Element {
    let name = match entry.by {
        Party::Customer => session.get("chat.you"),
        Party::Agent | Party::System => entry.name.clone(),
    };
    // A name must not decide which way the text runs.
    let name = tag("bdi").class("cu-visually-hidden").child(name + ": ");
    tag("div")
        .class("cu-bubble")
        .attr("dir", "auto")
        .child(name)
        .child(content)
}

/// Text with its links. Never markup.
pub fn linked(text: &str) -> Node {
    let part = |part: Part<'_>| match part {
        Part::Text(text) => Node::Text(text.to_owned()),
        Part::Link(link) => tag("a")
            .attr("href", link.to_owned())
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer nofollow")
            .child(link.to_owned())
            .into(),
    };
    parts(text).into_iter().map(part).collect()
}

/// How far one's own message has come. An attribute, so that a change is not read out.
fn ticks(session: Session, chat: Chat, seq: u64) -> Element {
    let name = move || tick_name(chat.tick(seq));
    tag("span")
        .class("cu-tick")
        .attr("role", "img")
        .live("data-tick", move || Some(name().to_owned()))
        .live("aria-label", move || {
            Some(session.get(&["chat.tick.", name()].concat()))
        })
}

/// The last part of the key of a tick's name.
pub fn tick_name(tick: Tick) -> &'static str {
    match tick {
        Tick::Sending => "sending",
        Tick::Sent => "sent",
        Tick::Delivered => "delivered",
        Tick::Read => "read",
        Tick::Failed => "failed",
    }
}
