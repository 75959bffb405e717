//! Chat: what customer, agent and server say to each other about one conversation.
//!
//! A conversation is a log of entries, numbered 1, 2, 3 … without a gap, and a status that is always sent whole.
//! An entry that was accepted never changes and never goes away.

use {
    crate::Moment,
    serde::{Deserialize, Serialize},
};

/// The longest message, in characters. The composer counts down near the end.
pub const MAX_TEXT: usize = 4_000;
/// The largest body of a request about a conversation, files aside, in bytes.
pub const MAX_BODY: usize = 16 * 1024;
/// The largest file, in bytes.
pub const MAX_FILE: usize = 10 * 1024 * 1024;
/// The types of file that are taken. What a file is, its first bytes say; the name and the browser are not believed.
pub const FILE_TYPES: [&str; 5] = [
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "application/pdf",
];
/// The most entries that one page of history holds.
pub const MAX_PAGE: u32 = 200;
/// Seconds between two signs of life on a stream that has nothing to say.
pub const HEARTBEAT: u64 = 15;

/// Who an entry is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Party {
    /// The customer.
    Customer,
    /// An agent.
    Agent,
    /// The server.
    System,
}

/// A file that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileFace {
    /// Its id: the UUIDv7 that the sender gave it.
    pub id: String,
    /// Its name, without control characters and folders.
    pub name: String,
    /// Its type, one of [`FILE_TYPES`].
    pub mime: String,
    /// Bytes.
    pub size: u64,
}

/// What a message holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Content {
    /// Text, 1 to [`MAX_TEXT`] characters, with line breaks as `\n`. Never markup.
    Text(String),
    /// A file that was sent before, by its id.
    File(String),
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum What {
    /// A message.
    Text(String),
    /// A file.
    File(FileFace),
    /// An agent, named by the entry, has joined.
    Joined,
    /// An agent, named by the entry, has left; the chat waits for another one.
    Left,
    /// The chat is over. The entry's party ended it.
    Ended,
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Entry {
    /// Its number: 1 for the first of the conversation, then without a gap.
    pub seq: u64,
    /// The UUIDv7 that its sender made; the server's for an entry of its own.
    pub id: String,
    /// When it was accepted, UTC milliseconds.
    pub at: i64,
    /// Who it is from.
    pub by: Party,
    /// The agent's name as customers see it; empty for the customer and the server.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it says.
    pub what: What,
}

/// How far one side has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Seen {
    /// The last entry that has arrived there; 0 for none.
    pub delivered: u64,
    /// The last entry that was on the screen there; never more than `delivered`.
    pub read: u64,
}

/// A span of minutes that a wait is likely to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wait {
    /// At least.
    pub from: u32,
    /// At most.
    pub to: u32,
}

/// Where a conversation stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum ChatPhase {
    /// It waits for an agent.
    Waiting {
        /// 1 is next.
        place: u32,
        /// How long it is likely to take; none where too few chats were answered lately to say.
        wait: Option<Wait>,
    },
    /// Nobody is there to answer. What was written is kept and answered once somebody is.
    Unattended {
        /// When the business opens; none while it is open.
        opens: Option<Moment>,
    },
    /// An agent is there.
    Live {
        /// Their name as customers see it.
        agent: String,
    },
    /// It is over.
    Ended {
        /// Who ended it.
        by: Party,
    },
}

/// All that is true of a conversation beside its log, for one of the two sides. Always sent whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChatStatus {
    /// Where it stands.
    pub phase: ChatPhase,
    /// The last entry's number; 0 for none.
    pub last: u64,
    /// How far the other side has come.
    pub other: Seen,
    /// How far this side has come, in all its tabs.
    pub own: Seen,
    /// Whether the other side is typing.
    pub typing: bool,
}

/// `POST /api/v1/chat`: a new conversation. It begins with its first message, which follows at once.
/// `Idempotency-Key` is `id`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChatRequest {
    /// The UUIDv7 that the app made for it.
    pub id: String,
    /// How the customer wants to be called; may be empty. At most 100 characters.
    #[serde(default)]
    pub name: String,
    /// What it is about; may be empty. At most 200 characters.
    #[serde(default)]
    pub topic: String,
}

/// The answer: the right to write and read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChatReceipt {
    /// The receipt number: `CU-7F3K-29QD`.
    pub reference: String,
    /// For `Authorization: Bearer`; never in a path or query.
    pub token: String,
}

/// `POST …/messages`: one message. Its id is its key: the same id with the same content is answered with the first
/// receipt, with another content it is 422.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// The UUIDv7 that its sender made.
    pub id: String,
    /// What it holds.
    pub content: Content,
}

/// The answer once a message is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageReceipt {
    /// Its number in the log.
    pub seq: u64,
    /// When it was accepted, UTC milliseconds.
    pub at: i64,
}

/// `GET …/entries?before=&limit=`: a stretch of the log that ends right before `before`, or with its last entry.
/// Also `?after=`: a stretch that begins right behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntryPage {
    /// In order of their numbers, without a gap.
    pub entries: Vec<Entry>,
    /// The status at the same moment.
    pub status: ChatStatus,
}

/// `POST …/signals`: what this side does. Each part may be left out. Needs no key: repeating it changes nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// Whether this side is typing. Counts for 6 s.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typing: Option<bool>,
    /// The last entry that has arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered: Option<u64>,
    /// The last entry that was on the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<u64>,
}

/// `POST …/rating`, once the chat is over; the last one counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// 1 to 5.
    pub stars: u8,
    /// In the customer's words; may be empty. At most 1,000 characters.
    #[serde(default)]
    pub comment: String,
}

/// `POST …/transcript`: mail it there. `Idempotency-Key` as everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TranscriptRequest {
    /// Where to.
    pub email: String,
}

/// The names of the stream's events. Each one's `data` is one line of JSON.
pub mod event {
    /// An [`Entry`](super::Entry); `id` is its number.
    pub const ENTRY: &str = "entry";
    /// A [`ChatStatus`](super::ChatStatus); first of all on each stream, then at each change. Without `id`.
    pub const STATUS: &str = "status";
    /// The stream cannot go on from `Last-Event-ID`: fetch the entries once, then ask for a stream from their last
    /// number. Data is `{}`. Without `id`; the server closes after it.
    pub const GAP: &str = "gap";
}
