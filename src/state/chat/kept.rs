//! What outlives the page, shared by all tabs: the conversation, what is on its way, the draft.

use {
    crate::browser::store,
    contact_us_delivery::{Outgoing, Refusal},
    contact_us_wire::chat::Content,
};

/// Where the text stands that was not sent yet.
pub const DRAFT: &str = "contact-us.chat.draft";
/// Where the conversation stands.
pub const CHAT: &str = "contact-us.chat";
/// What the keys of messages on their way begin with; their id follows.
pub const OUT: &str = "contact-us.chat.out.";
/// Where the number of the last entry stands that was rung for.
const RUNG: &str = "contact-us.chat.rung";
/// The kind of a message that is a file.
const FILE: &str = "file";

/// A conversation that has begun.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The id that this app made for it.
    pub id: String,
    /// How the customer wants to be called.
    pub name: String,
    /// What it is about.
    pub topic: String,
    /// The right to it; empty until the server knows it.
    pub token: String,
}

/// The conversation that was begun in this browser: four lines. Each type that is read from JSON costs half a kB.
pub fn chat() -> Option<Kept> {
    let text = store::get(CHAT)?;
    let mut lines = text.split('\n').map(str::to_owned);
    Some(Kept {
        id: lines.next()?,
        token: lines.next()?,
        name: lines.next()?,
        topic: lines.next()?,
    })
}

/// Keeps the conversation.
pub fn keep_chat(kept: &Kept) {
    let lines = [&*kept.id, &kept.token, &kept.name, &kept.topic];
    store::set(CHAT, &lines.join("\n"));
}

/// Forgets the conversation and what was on its way.
pub fn forget_chat() {
    for item in outbox() {
        forget(&item.id);
    }
    store::remove(CHAT);
    store::remove(RUNG);
}

/// What is on its way, from every tab.
pub fn outbox() -> Vec<Outgoing> {
    let all = store::all(OUT);
    all.iter().filter_map(|text| read(text)).collect()
}

/// The ids of what is on its way.
pub fn outbox_ids() -> Vec<String> {
    let keys = store::keys(OUT);
    keys.iter()
        .filter_map(|key| key.strip_prefix(OUT))
        .map(str::to_owned)
        .collect()
}

/// A message on its way, as it was kept: id, time, kind, why it was refused, one a line; then its text.
pub fn read(text: &str) -> Option<Outgoing> {
    let mut parts = text.splitn(5, '\n');
    let mut next = || parts.next();
    let (id, at, kind, refused) = (next()?.to_owned(), next()?, next()?, next()?);
    let text = next()?.to_owned();
    Some(Outgoing {
        id,
        at: at.parse().ok()?,
        content: if kind == FILE {
            Content::File(text)
        } else {
            Content::Text(text)
        },
        refused: (!refused.is_empty()).then(|| Refusal::Never(refused.to_owned())),
    })
}

/// Keeps a message on its way.
pub fn keep(item: &Outgoing) {
    let (kind, text) = match &item.content {
        Content::Text(text) => ("", text),
        Content::File(id) => (FILE, id),
    };
    let refused = match &item.refused {
        None => "",
        Some(Refusal::Never(sentence)) => sentence,
        Some(_) => "-",
    };
    let at = item.at.to_string();
    let parts = [&*item.id, &at, kind, refused, text];
    store::set(&[OUT, &item.id].concat(), &parts.join("\n"));
}

/// A message is no longer on its way.
pub fn forget(id: &str) {
    store::remove(&[OUT, id].concat());
}

/// Whether this tab is the one to ring for an entry: the first that asks.
pub fn rings(seq: u64) -> bool {
    let rung = store::get(RUNG).and_then(|text| text.parse().ok());
    let first = rung.is_none_or(|rung: u64| rung < seq);
    if first {
        store::set(RUNG, &seq.to_string());
    }
    first
}
