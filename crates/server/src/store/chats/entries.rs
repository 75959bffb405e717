//! The log of a conversation.

use {
    super::{from_db, party_name, party_named, to_db},
    crate::store::{Store, StoreError},
    contact_us_wire::chat::{Entry, Party, What},
    sqlx::{FromRow, SqliteConnection},
};

/// An entry to be written.
pub struct NewEntry<'a> {
    /// The conversation.
    pub conversation: &'a str,
    /// The account.
    pub account: &'a str,
    /// The UUID that its sender made.
    pub id: &'a str,
    /// Who it is from.
    pub by: Party,
    /// The agent's id.
    pub person: Option<&'a str>,
    /// The agent's name as customers see it, or nothing.
    pub name: &'a str,
    /// What it says.
    pub what: &'a What,
    /// When it was accepted.
    pub now: i64,
}

#[derive(FromRow)]
struct Row {
    seq: i64,
    id: String,
    at: i64,
    party: String,
    name: String,
    what: String,
}

impl Row {
    fn entry(self) -> Result<Entry, StoreError> {
        Ok(Entry {
            seq: from_db(self.seq),
            id: self.id,
            at: self.at,
            by: party_named(&self.party),
            name: self.name,
            what: serde_json::from_str(&self.what)?,
        })
    }
}

/// Writes an entry behind the last one and gives it its number. Whoever writes has seen what they wrote, if they had
/// seen all before it. What a customer writes is owed an answer from then on; what an agent writes is one.
pub async fn append(tx: &mut SqliteConnection, new: &NewEntry<'_>) -> Result<Entry, StoreError> {
    let party = party_name(new.by);
    let is_message = matches!(new.what, What::Text(_) | What::File(_));
    let seq: i64 = sqlx::query_scalar(
        "UPDATE conversations SET
             last_seq = last_seq + 1,
             customer_delivered = customer_delivered + (?2 = 'customer' AND customer_delivered = last_seq),
             customer_read = customer_read + (?2 = 'customer' AND customer_read = last_seq),
             agent_delivered = agent_delivered + (?2 = 'agent' AND agent_delivered = last_seq),
             agent_read = agent_read + (?2 = 'agent' AND agent_read = last_seq),
             owed_since = CASE
                 WHEN ?3 AND ?2 = 'customer' THEN coalesce(owed_since, ?4)
                 WHEN ?3 AND ?2 = 'agent' THEN NULL
                 ELSE owed_since END
         WHERE conversation = ?1 RETURNING last_seq",
    )
    .bind(new.conversation)
    .bind(party)
    .bind(is_message)
    .bind(new.now)
    .fetch_one(&mut *tx)
    .await?;
    sqlx::query(
        "INSERT INTO entries (conversation, account, seq, id, at, party, person, name, what)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(new.conversation)
    .bind(new.account)
    .bind(seq)
    .bind(new.id)
    .bind(new.now)
    .bind(party)
    .bind(new.person)
    .bind(new.name)
    .bind(serde_json::to_string(new.what)?)
    .execute(tx)
    .await?;
    Ok(Entry {
        seq: from_db(seq),
        id: new.id.to_owned(),
        at: new.now,
        by: new.by,
        name: new.name.to_owned(),
        what: new.what.clone(),
    })
}

/// The entry of an id.
pub async fn find_entry(
    tx: &mut SqliteConnection,
    conversation: &str,
    id: &str,
) -> Result<Option<Entry>, StoreError> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT seq, id, at, party, name, what FROM entries WHERE conversation = ? AND id = ?",
    )
    .bind(conversation)
    .bind(id)
    .fetch_optional(tx)
    .await?;
    row.map(Row::entry).transpose()
}

impl Store {
    /// The entries right behind a number, in order.
    pub async fn entries_after(
        &self,
        conversation: &str,
        after: u64,
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT seq, id, at, party, name, what FROM entries WHERE conversation = ? AND seq > ?
             ORDER BY seq LIMIT ?",
        )
        .bind(conversation)
        .bind(to_db(after))
        .bind(limit)
        .fetch_all(self.readers())
        .await?;
        rows.into_iter().map(Row::entry).collect()
    }

    /// The entries right before a number, in order.
    pub async fn entries_before(
        &self,
        conversation: &str,
        before: u64,
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT seq, id, at, party, name, what FROM entries WHERE conversation = ? AND seq < ?
             ORDER BY seq DESC LIMIT ?",
        )
        .bind(conversation)
        .bind(to_db(before))
        .bind(limit)
        .fetch_all(self.readers())
        .await?;
        rows.into_iter().rev().map(Row::entry).collect()
    }
}
