//! What is on its way, below the log. It is not read out; its entry will be.

use {
    super::row::{linked, tick_name},
    crate::{
        state::{Chat, Session, Upload},
        views::{
            node::{Element, Node, live, tag, when_changed},
            parts::{line, span},
        },
    },
    contact_us_delivery::{Outgoing, Refusal, Tick},
    contact_us_wire::chat::Content,
};

/// Messages and files on their way.
pub fn tail(chat: Chat) -> Element {
    let session = Session::expect();
    let outbox = move || {
        chat.version.get();
        chat.read(|core| {
            let items = core.outbox().iter();
            items
                .map(|item| (item.clone(), core.outgoing_tick(item)))
                .collect::<Vec<_>>()
        })
    };
    let messages = when_changed(outbox, move |items| {
        items
            .into_iter()
            .map(|(item, tick)| message(session, chat, item, tick))
            .collect::<Node>()
    });
    let files = live(move || {
        let uploads = chat.uploads.get();
        uploads
            .into_iter()
            .map(|upload| file(session, chat, upload))
            .collect::<Node>()
    });
    let told = move || {
        let uploads = chat.uploads.get();
        let mut under_way = uploads.iter().filter(|one| one.problem.is_none());
        let first = under_way.next()?;
        // In quarters: whoever listens wants to know that it goes on, and not each step.
        let n = first.percent.get() / 25 * 25;
        let words = [("name", &*first.name), ("n", &n.to_string())];
        (n > 0 && n < 100).then(|| session.with("chat.file.told", &words))
    };
    let told = when_changed(told, |told| told);
    tag("div")
        .attr("aria-live", "off")
        .child(messages)
        .child(files)
        .child(line("cu-visually-hidden", told).attr("role", "status"))
}

fn message(session: Session, chat: Chat, item: Outgoing, tick: Tick) -> Element {
    let content = match &item.content {
        Content::Text(text) => linked(text),
        Content::File(id) => Node::Text(chat.file_name(id)),
    };
    let id = item.id.clone();
    let actions = item.refused.map(|refusal| {
        let sentence = match refusal {
            Refusal::Never(sentence) => sentence,
            _ => session.get("chat.tick.failed"),
        };
        let again = item.id.clone();
        problem(sentence)
            .child(
                button(session.get("chat.retry")).on("click", move |_| chat.retry(again.clone())),
            )
            .child(
                button(session.get("chat.discard")).on("click", move |_| chat.discard(id.clone())),
            )
    });
    let name = tick_name(tick);
    let ticks = tag("span")
        .class("cu-tick")
        .attr("role", "img")
        .attr("data-tick", name)
        .attr("aria-label", session.get(&["chat.tick.", name].concat()));
    own(content).child(ticks).child(actions)
}

fn file(session: Session, chat: Chat, upload: Upload) -> Element {
    let picture = upload.picture.map(|held| {
        tag("img")
            .class("cu-file__picture")
            .attr("alt", "")
            .attr("src", held.address().to_owned())
    });
    let percent = upload.percent;
    let (id, again) = (upload.id.clone(), upload.id);
    let away = move |key| button(session.get(key)).on("click", move |_| chat.drop_file(&id));
    let state = match upload.problem {
        None => tag("div")
            .class("cu-row__sending")
            .child(
                tag("progress")
                    .class("cu-file__bar")
                    .attr("max", "100")
                    .attr("aria-label", upload.name.clone())
                    .live("value", move || Some(percent.get().to_string())),
            )
            .child(live(move || {
                session.with("chat.file.sending", &[("n", &percent.get().to_string())])
            }))
            .child(away("chat.file.cancel")),
        Some(sentence) => {
            let retry = upload.may_retry.then(|| {
                button(session.get("chat.retry"))
                    .on("click", move |_| chat.send_again(again.clone()))
            });
            problem(sentence).child(retry).child(away("chat.discard"))
        }
    };
    let content = Node::Many(vec![picture.into(), Node::Text(upload.name)]);
    own(content).child(state)
}

/// One's own message.
pub fn own(content: impl Into<Node>) -> Element {
    let bubble = tag("div")
        .class("cu-bubble")
        .attr("dir", "auto")
        .child(content);
    tag("div").class("cu-row cu-row--own").child(bubble)
}

/// Why it stays here, said at once.
fn problem(sentence: String) -> Element {
    tag("div")
        .class("cu-row__problem")
        .attr("role", "alert")
        .child(span("", sentence))
}

fn button(name: String) -> Element {
    tag("button")
        .class("cu-chat__tool")
        .attr("type", "button")
        .child(name)
}
