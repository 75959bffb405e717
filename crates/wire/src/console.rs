//! The console: agents at work.

use {
    crate::{HostFacts, OptionKind, chat::ChatPhase},
    serde::{Deserialize, Serialize},
};

/// What a person may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Answers chats.
    Agent,
    /// Also edits the account.
    Administrator,
}

/// `POST /api/v1/console/session`: sign in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The name that `user add` was given.
    #[serde(default)]
    pub name: String,
    /// The password.
    #[serde(default)]
    pub password: String,
}

/// `GET /api/v1/console/session`: who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Person {
    /// Their id.
    pub id: String,
    /// The name they sign in with, which customers see, too.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether they take chats now.
    pub available: bool,
    /// The most chats at once.
    pub limit: u32,
}

/// `PUT /api/v1/console/presence`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Presence {
    /// Whether they take chats now.
    pub available: bool,
}

/// A chat in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChatCard {
    /// The conversation's id.
    pub id: String,
    /// The receipt number.
    pub reference: String,
    /// How the customer wants to be called; may be empty.
    pub name: String,
    /// What it is about; may be empty.
    pub topic: String,
    /// Where it stands.
    pub phase: ChatPhase,
    /// Since when the customer has been waiting for an agent or an answer, UTC milliseconds; none when it is their turn.
    pub since: Option<i64>,
    /// Its last message, cut to 120 characters.
    pub last: String,
    /// Messages of the customer that this agent has not read.
    pub unread: u32,
    /// How often what is known of who the customer is has changed: whoever shows it asks for it anew.
    #[serde(default)]
    pub known: u32,
    /// Since when the customer's page has been gone, UTC milliseconds; none while it is there, or the chat is over. Who
    /// waits has no turn meanwhile.
    #[serde(default)]
    pub gone: Option<i64>,
}

/// Another agent who could take a chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Colleague {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
}

/// `GET /api/v1/console/inbox`, and the stream's `inbox` event: always whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Inbox {
    /// Who waits, longest first.
    pub waiting: Vec<ChatCard>,
    /// This agent's chats, those that wait longest for an answer first; ended ones stay for an hour, at the end.
    pub mine: Vec<ChatCard>,
    /// Who is there, too, and takes chats.
    pub colleagues: Vec<Colleague>,
}

/// Who a customer is by the word of the site that holds the widget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Identity {
    /// What the site knows them by.
    pub subject: String,
    /// Their name; may be empty.
    #[serde(default)]
    pub name: String,
    /// Their e-mail address; may be empty.
    #[serde(default)]
    pub email: String,
    /// Their telephone number; may be empty.
    #[serde(default)]
    pub phone: String,
}

/// Who a customer is, and since when that is known of a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verified {
    /// Who they are.
    #[serde(flatten)]
    pub identity: Identity,
    /// Since when, UTC milliseconds.
    pub at: i64,
}

/// What is known of who made a contact. It belongs to that contact alone: of another one of the same customer nothing
/// follows from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Visitor {
    /// Who they are by the word of the site, in order: the last one counts. Empty where nobody vouches for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verified: Vec<Verified>,
    /// What the page said that held the widget; none where none did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unverified: Option<HostFacts>,
}

/// `GET /api/v1/console/chats/{conversation}`: who the customer is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerFace {
    /// The chat.
    pub chat: ChatCard,
    /// What is known of who they are, by now.
    #[serde(default)]
    pub visitor: Visitor,
    /// The Interaction Unique Id.
    pub instance: String,
    /// The Interaction and element that Chat was pressed on; empty for the account's own page.
    pub interaction: String,
    /// See `interaction`.
    pub element: String,
    /// The Contact Us variable set's values, in order: name, value.
    pub variables: Vec<(String, String)>,
    /// Path of the history, its token in the fragment.
    pub history: String,
    /// The option that was pressed.
    pub option: OptionKind,
}

/// `POST /api/v1/console/chats/{conversation}/handover`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// The colleague's id; none gives the chat back to the queue.
    #[serde(default)]
    pub to: Option<String>,
}

/// `GET /api/v1/console/replies`: a canned reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CannedReply {
    /// What it is found by.
    pub title: String,
    /// What is put into the textbox.
    pub text: String,
}

/// The name of the console stream's event that carries an [`Inbox`].
pub const INBOX_EVENT: &str = "inbox";
