//! Canned replies.

use {
    super::{Store, StoreError},
    contact_us_wire::console::CannedReply,
    sqlx::SqliteConnection,
};

/// Keeps a reply at a place of the list, in the stead of one with the same title.
pub async fn put(
    tx: &mut SqliteConnection,
    account: &str,
    reply: &CannedReply,
    ordinal: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO canned_replies (account, title, text, ordinal) VALUES (?, ?, ?, ?)
         ON CONFLICT (account, title) DO UPDATE SET text = excluded.text, ordinal = excluded.ordinal",
    )
    .bind(account)
    .bind(&reply.title)
    .bind(&reply.text)
    .bind(ordinal)
    .execute(tx)
    .await?;
    Ok(())
}

/// Forgets all replies of an account.
pub async fn clear(tx: &mut SqliteConnection, account: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM canned_replies WHERE account = ?")
        .bind(account)
        .execute(tx)
        .await?;
    Ok(())
}

impl Store {
    /// The replies of an account, in order.
    pub async fn canned_replies(&self, account: &str) -> Result<Vec<CannedReply>, StoreError> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT title, text FROM canned_replies WHERE account = ? ORDER BY ordinal, title",
        )
        .bind(account)
        .fetch_all(self.readers())
        .await?;
        let reply = |(title, text)| CannedReply { title, text };
        Ok(rows.into_iter().map(reply).collect())
    }
}
