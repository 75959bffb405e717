//! Conversations, their logs, and what belongs to them.

mod after;
mod cursors;
mod entries;
mod files;
mod gists;
mod opening;
mod pages;
mod queue;
mod turns;

pub use {
    after::{AuditEvent, rate, record},
    cursors::{Cursors, advance},
    entries::{NewEntry, append, find_entry},
    files::{NewFile, StoredFile, add_file, find_file},
    gists::Gist,
    opening::{NewConversation, add, drop_queue, put_queue, queue_of},
    pages::set_here,
    queue::WaitSample,
    turns::{assign, end, live_chats, live_of, release},
};

use {
    super::{Store, StoreError},
    contact_us_wire::chat::{Party, Seen},
    sqlx::{FromRow, SqliteExecutor},
};

/// Where a conversation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for an agent.
    Waiting,
    /// An agent has it.
    Live,
    /// It is over.
    Ended,
}

/// A stored conversation.
#[derive(Clone, FromRow)]
pub struct Conversation {
    /// Its id: the UUID version 7 that the app made.
    #[sqlx(rename = "conversation")]
    pub id: String,
    /// Whose it is.
    pub account: String,
    /// The Interaction Unique Id.
    pub instance: String,
    /// The receipt number.
    pub reference: String,
    /// The visitor, or nothing.
    pub visitor: String,
    /// Who answers it: `builtin` or `webhook`.
    pub provider: String,
    state: String,
    /// The queue that it waits in.
    pub queue: String,
    /// The id of the agent who has it.
    pub agent: Option<String>,
    /// That agent's name as customers see it.
    pub agent_name: String,
    /// How the customer wants to be called, or nothing.
    pub name: String,
    /// What it is about, or nothing.
    pub topic: String,
    /// The language of the customer's page.
    pub locale: String,
    /// Name of the After Hours schedule of the place it was opened from.
    pub schedule: Option<String>,
    /// How often what is known of who the customer is has changed.
    pub known: u32,
    /// When it was opened.
    pub opened_at: i64,
    /// Since when it waits; it keeps this when it is given back to the queue.
    pub waiting_since: i64,
    /// When the first agent joined.
    pub answered_at: Option<i64>,
    /// Since when an answer is owed to the customer; none when it is their turn.
    pub owed_since: Option<i64>,
    /// When a page of the customer's was last known to be there.
    pub customer_seen_at: i64,
    /// When it ended.
    pub ended_at: Option<i64>,
    ended_by: Option<String>,
    last_seq: i64,
    customer_delivered: i64,
    customer_read: i64,
    agent_delivered: i64,
    agent_read: i64,
}

impl std::fmt::Debug for Conversation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Conversation")
            .field("id", &self.id)
            .field("state", &self.state)
            .field("last_seq", &self.last_seq)
            .finish_non_exhaustive()
    }
}

impl Conversation {
    /// Where it stands.
    pub fn state(&self) -> State {
        match self.state.as_str() {
            "waiting" => State::Waiting,
            "live" => State::Live,
            _ => State::Ended,
        }
    }

    /// Who ended it; the server, as long as nobody has.
    pub fn ended_by(&self) -> Party {
        self.ended_by.as_deref().map_or(Party::System, party_named)
    }

    /// The last entry's number; 0 for none.
    pub fn last(&self) -> u64 {
        from_db(self.last_seq)
    }

    /// How far a side has come. The server's is the agents'.
    pub fn seen(&self, party: Party) -> Seen {
        let (delivered, read) = match party {
            Party::Customer => (self.customer_delivered, self.customer_read),
            Party::Agent | Party::System => (self.agent_delivered, self.agent_read),
        };
        Seen {
            delivered: from_db(delivered),
            read: from_db(read),
        }
    }
}

/// The conversation of an id.
pub async fn find(
    db: impl SqliteExecutor<'_>,
    conversation: &str,
) -> Result<Option<Conversation>, StoreError> {
    let found = sqlx::query_as("SELECT * FROM conversations WHERE conversation = ?")
        .bind(conversation)
        .fetch_optional(db)
        .await?;
    Ok(found)
}

impl Store {
    /// The conversation of an id.
    pub async fn conversation(
        &self,
        conversation: &str,
    ) -> Result<Option<Conversation>, StoreError> {
        find(self.readers(), conversation).await
    }
}

/// A party as it stands in the database.
pub fn party_name(party: Party) -> &'static str {
    match party {
        Party::Customer => "customer",
        Party::Agent => "agent",
        Party::System => "system",
    }
}

fn party_named(name: &str) -> Party {
    match name {
        "customer" => Party::Customer,
        "agent" => Party::Agent,
        _ => Party::System,
    }
}

/// A number of an entry for the database, which counts up to 2⁶³.
fn to_db(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

fn from_db(seq: i64) -> u64 {
    u64::try_from(seq).unwrap_or_default()
}
