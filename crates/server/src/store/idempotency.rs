//! Answers that were given, by the key that asked for them.

use {
    super::StoreError,
    crate::clock::HOUR,
    sqlx::{Executor, Sqlite, SqliteConnection},
};

/// How long an answer is kept, in milliseconds: a day for the customer to repeat, and one to spare.
pub const KEPT: i64 = 48 * HOUR;

/// One submission. A key counts for one visitor alone, so nobody is answered with what another was told.
#[derive(Clone, Copy)]
pub struct Submission<'a> {
    /// The account.
    pub account: &'a str,
    /// The visitor, or nothing.
    pub visitor: &'a str,
    /// The key.
    pub key: &'a str,
}

/// A stored answer.
#[derive(sqlx::FromRow)]
pub struct Answer {
    /// Hash of what was asked.
    pub hash: String,
    /// The answer as JSON.
    pub answer: String,
}

/// The answer that was given, if one was.
pub async fn find(
    tx: &mut SqliteConnection,
    one: Submission<'_>,
) -> Result<Option<Answer>, StoreError> {
    let found = sqlx::query_as(
        "SELECT hash, answer FROM idempotency WHERE account = ? AND visitor = ? AND key = ?",
    )
    .bind(one.account)
    .bind(one.visitor)
    .bind(one.key)
    .fetch_optional(tx)
    .await?;
    Ok(found)
}

/// Keeps an answer.
pub async fn keep(
    tx: &mut SqliteConnection,
    one: Submission<'_>,
    answer: &Answer,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO idempotency (account, visitor, key, hash, answer, created_at) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(one.account)
    .bind(one.visitor)
    .bind(one.key)
    .bind(&answer.hash)
    .bind(&answer.answer)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Forgets answers that are kept long enough; tells how many.
pub async fn prune(db: impl Executor<'_, Database = Sqlite>, now: i64) -> Result<u64, StoreError> {
    let done = sqlx::query("DELETE FROM idempotency WHERE created_at <= ?")
        .bind(now - KEPT)
        .execute(db)
        .await?;
    Ok(done.rows_affected())
}
