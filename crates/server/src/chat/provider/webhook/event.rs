//! What the other desk is told.

use {
    contact_us_wire::{HostFacts, chat::Entry, console::Identity},
    serde::{Deserialize, Serialize},
};

/// What the desk is told, as a JSON object; its answer is any 2xx. It may be told twice of the same `id`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HookEvent {
    /// Names what happened.
    pub id: String,
    /// The account.
    pub account: String,
    /// When it happened, UTC milliseconds.
    pub at: i64,
    /// Where it happened.
    pub conversation: HookConversation,
    /// What was added to the log; none when the conversation was opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Entry>,
}

/// A conversation as the desk is told of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HookConversation {
    /// Its id, for what the desk's agents do.
    pub id: String,
    /// The receipt number that the customer has.
    pub reference: String,
    /// The Interaction Unique Id.
    pub instance: String,
    /// The queue.
    pub queue: String,
    /// How the customer wants to be called, or nothing.
    pub name: String,
    /// What it is about, or nothing.
    pub topic: String,
    /// The language of the customer's page.
    pub locale: String,
    /// Who the customer is by the word of the site that holds the widget, by now; none where nobody vouches for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<Identity>,
    /// What the page that holds the widget says by now, for which nobody vouches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unverified: Option<HostFacts>,
}
