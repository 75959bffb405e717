//! Whether the customer's page is there.

use {
    super::Conversation,
    crate::store::{Store, StoreError},
    sqlx::SqliteConnection,
};

/// Notes that pages of these conversations' customers are there.
pub async fn set_here(
    tx: &mut SqliteConnection,
    conversations: impl IntoIterator<Item = &String>,
    now: i64,
) -> Result<(), StoreError> {
    let ids: Vec<&String> = conversations.into_iter().collect();
    sqlx::query(
        "UPDATE conversations SET customer_seen_at = max(customer_seen_at, ?2)
         WHERE conversation IN (SELECT value FROM json_each(?1))",
    )
    .bind(serde_json::to_string(&ids)?)
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
