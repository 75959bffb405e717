//! Who waits, and how long others have waited.

use {
    super::Conversation,
    crate::store::{Store, StoreError},
};

/// Answered chats that an estimate looks at, the latest ones.
const SAMPLES: u32 = 50;

/// How long one chat waited for its first agent, in milliseconds.
pub type WaitSample = i64;

impl Store {
    /// The place of a waiting conversation in its queue; 1 is next. One in which nothing was written yet stands behind
    /// those in which something was, and nobody behind a customer who was last seen at `gone` or before.
    pub async fn place_in_queue(&self, one: &Conversation, gone: i64) -> Result<u32, StoreError> {
        let before: u32 = sqlx::query_scalar(
            "SELECT count(*) FROM conversations
             WHERE account = ?1 AND state = 'waiting' AND queue = ?2 AND last_seq > 0 AND customer_seen_at > ?5
               AND (waiting_since, conversation) < (?3, ?4)",
        )
        .bind(&one.account)
        .bind(&one.queue)
        .bind(one.waiting_since)
        .bind(&one.id)
        .bind(gone)
        .fetch_one(self.readers())
        .await?;
        Ok(before + 1)
    }

    /// How long chats of a queue waited that were answered since an instant; the latest first.
    pub async fn lately_answered(
        &self,
        account: &str,
        queue: &str,
        since: i64,
    ) -> Result<Vec<WaitSample>, StoreError> {
        let waits = sqlx::query_scalar(
            "SELECT answered_at - waiting_since FROM conversations
             WHERE account = ? AND queue = ? AND answered_at >= ? ORDER BY answered_at DESC LIMIT ?",
        )
        .bind(account)
        .bind(queue)
        .bind(since)
        .bind(SAMPLES)
        .fetch_all(self.readers())
        .await?;
        Ok(waits)
    }

    /// The account's conversations that wait and in which something was written, longest first.
    pub async fn waiting_chats(&self, account: &str) -> Result<Vec<Conversation>, StoreError> {
        let found = sqlx::query_as(
            "SELECT * FROM conversations WHERE account = ? AND state = 'waiting' AND last_seq > 0
             ORDER BY waiting_since, conversation",
        )
        .bind(account)
        .fetch_all(self.readers())
        .await?;
        Ok(found)
    }

    /// The conversations that an agent has, and those of theirs that ended since an instant.
    pub async fn chats_of(
        &self,
        account: &str,
        person: &str,
        ended_since: i64,
    ) -> Result<Vec<Conversation>, StoreError> {
        let found = sqlx::query_as(
            "SELECT * FROM conversations WHERE account = ? AND agent = ?
             AND (state = 'live' OR (state = 'ended' AND ended_at >= ?))
             ORDER BY state = 'ended', owed_since IS NULL, owed_since, conversation",
        )
        .bind(account)
        .bind(person)
        .bind(ended_since)
        .fetch_all(self.readers())
        .await?;
        Ok(found)
    }
}
