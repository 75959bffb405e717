//! What a list tells of conversations besides themselves.

use {
    super::Conversation,
    crate::store::{Store, StoreError},
    contact_us_wire::{chat::What, console::Identity},
    std::collections::HashMap,
};

/// What a list tells of one.
#[derive(Clone, Debug, Default)]
pub struct Gist {
    /// Its last message or file.
    pub last: Option<What>,
    /// How many messages and files of the customer no agent has read.
    pub unread: u32,
    /// Who the customer is by the word of the site.
    pub known: Option<Identity>,
}

/// As it is read: the conversation, the last message, how many are unread, and the identity.
type Row = (String, Option<String>, u32, Option<String>);

impl Store {
    /// What a list tells of each of several conversations, by their ids.
    pub async fn gists(
        &self,
        all: impl IntoIterator<Item = &Conversation>,
    ) -> Result<HashMap<String, Gist>, StoreError> {
        let ids: Vec<&str> = all.into_iter().map(|one| one.id.as_str()).collect();
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT conversation,
                 (SELECT what FROM entries WHERE conversation = one.conversation
                  AND (what LIKE '{\"text\"%' OR what LIKE '{\"file\"%') ORDER BY seq DESC LIMIT 1),
                 (SELECT count(*) FROM entries WHERE conversation = one.conversation
                  AND seq > one.agent_read AND party = 'customer'
                  AND (what LIKE '{\"text\"%' OR what LIKE '{\"file\"%')),
                 (SELECT identity FROM contact_identities WHERE account = one.account
                  AND reference = one.reference ORDER BY rowid DESC LIMIT 1)
             FROM conversations AS one WHERE conversation IN (SELECT value FROM json_each(?))",
        )
        .bind(serde_json::to_string(&ids)?)
        .fetch_all(self.readers())
        .await?;
        rows.into_iter().map(read).collect()
    }
}

fn read((conversation, last, unread, known): Row) -> Result<(String, Gist), StoreError> {
    let gist = Gist {
        last: last.map(|json| serde_json::from_str(&json)).transpose()?,
        unread,
        known: known.map(|json| serde_json::from_str(&json)).transpose()?,
    };
    Ok((conversation, gist))
}
