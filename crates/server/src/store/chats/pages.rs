//! Whether the customer's page is there.

use {
    super::Conversation,
    crate::store::{Store, StoreError},
    sqlx::SqliteConnection,
};

/// Notes that a page of the customer's is there.
pub async fn set_here(
    tx: &mut SqliteConnection,
    conversation: &str,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE conversations SET customer_seen_at = max(customer_seen_at, ?2) WHERE conversation = ?1",
    )
    .bind(conversation)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

impl Store {
    /// The conversations of the console that are not over, and whose customer was last seen after `after` and not after
    /// `until`.
    pub async fn last_seen(&self, after: i64, until: i64) -> Result<Vec<Conversation>, StoreError> {
        let found = sqlx::query_as(
            "SELECT * FROM conversations
             WHERE state IN ('waiting', 'live') AND provider = 'builtin' AND last_seq > 0
               AND customer_seen_at > ? AND customer_seen_at <= ?",
        )
        .bind(after)
        .bind(until)
        .fetch_all(self.readers())
        .await?;
        Ok(found)
    }
}
