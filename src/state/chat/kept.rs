//! What outlives the page, shared by all tabs: the conversation, what is on its way, the draft.

use {
    crate::{
        api,
        browser::{
            json::{self, object, quote},
            store,
        },
    },
    contact_us_delivery::{Outgoing, Refusal},
    serde::Deserialize,
};

/// Where the text stands that was not sent yet.
pub const DRAFT: &str = "contact-us.chat.draft";
/// Where the conversation stands.
pub const CHAT: &str = "contact-us.chat";
/// What the keys of messages on their way begin with; their id follows.
pub const OUT: &str = "contact-us.chat.out.";
/// Where the number of the last entry stands that was rung for.
const RUNG: &str = "contact-us.chat.rung";

/// A conversation that has begun.
#[derive(Clone, Debug, Default, Deserialize)]
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

/// The conversation that was begun in this browser.
pub fn chat() -> Option<Kept> {
    json::read(&store::get(CHAT)?)
}

/// Keeps the conversation.
pub fn keep_chat(kept: &Kept) {
    let text = object(&[
        ("id", &quote(&kept.id)),
        ("name", &quote(&kept.name)),
        ("topic", &quote(&kept.topic)),
        ("token", &quote(&kept.token)),
    ]);
    store::set(CHAT, &text);
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
    all.iter().filter_map(|text| json::read(text)).collect()
}

/// Keeps a message on its way.
pub fn keep(item: &Outgoing) {
    let (id, at) = (quote(&item.id), item.at.to_string());
    let content = api::content(&item.content);
    let refused = match &item.refused {
        None => "null".to_owned(),
        Some(Refusal::Never(sentence)) => object(&[("Never", &quote(sentence))]),
        Some(_) => quote("Over"),
    };
    let text = object(&[
        ("id", &id),
        ("at", &at),
        ("content", &content),
        ("refused", &refused),
    ]);
    store::set(&[OUT, &item.id].concat(), &text);
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
