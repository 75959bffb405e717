//! What webhooks are owed. A row is written in the transaction that adds the entry; of each conversation only the first
//! one that is owed is due, so that a desk hears in order.

use {
    super::{Store, StoreError},
    sqlx::{FromRow, SqliteConnection},
};

/// A row to be written.
pub struct NewHook<'a> {
    /// Its id.
    pub id: &'a str,
    /// The account.
    pub account: &'a str,
    /// The conversation.
    pub conversation: &'a str,
    /// Its place within the conversation.
    pub ordinal: u64,
    /// What is told, as JSON.
    pub payload: &'a str,
    /// When it happened.
    pub now: i64,
}

/// A row that this worker may tell until its lease ends.
#[derive(Clone, FromRow)]
pub struct Hook {
    /// Its id.
    pub id: String,
    /// The account.
    pub account: String,
    /// What is told, as JSON.
    pub payload: String,
    /// The number of this attempt; 1 is the first.
    pub attempts: u32,
    /// When it happened.
    pub created_at: i64,
}

impl std::fmt::Debug for Hook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hook")
            .field("id", &self.id)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

/// What came of an attempt.
#[derive(Clone, Copy, Debug)]
pub enum Settled<'a> {
    /// The desk has it.
    Sent,
    /// It is tried again at a time.
    Retry {
        /// UTC milliseconds.
        at: i64,
        /// Why, for staff.
        error: &'a str,
    },
    /// It is not tried again; what follows in the conversation is.
    Dead {
        /// Why, for staff.
        error: &'a str,
    },
}

/// Writes a row.
pub async fn add(tx: &mut SqliteConnection, hook: &NewHook<'_>) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO hooks (id, account, conversation, ordinal, payload, state, next_at, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, 'pending', ?6, ?6)",
    )
    .bind(hook.id)
    .bind(hook.account)
    .bind(hook.conversation)
    .bind(i64::try_from(hook.ordinal).unwrap_or(i64::MAX))
    .bind(hook.payload)
    .bind(hook.now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Takes up to `limit` rows until `now + lease` (milliseconds).
pub async fn lease(
    store: &Store,
    now: i64,
    lease: i64,
    limit: u32,
) -> Result<Vec<Hook>, StoreError> {
    if next_due(store).await?.is_none_or(|due| due > now) {
        // Mostly there is nothing, and looking needs no turn to write.
        return Ok(vec![]);
    }
    let rows = sqlx::query_as(
        "UPDATE hooks SET lease_until = ?1 + ?2, attempts = attempts + 1
         WHERE id IN (
             SELECT id FROM hooks AS one
             WHERE state = 'pending' AND next_at <= ?1 AND lease_until <= ?1
               AND NOT EXISTS (SELECT 1 FROM hooks AS earlier WHERE earlier.conversation = one.conversation
                   AND earlier.state = 'pending' AND earlier.ordinal < one.ordinal)
             ORDER BY next_at LIMIT ?3)
         RETURNING id, account, payload, attempts, created_at",
    )
    .bind(now)
    .bind(lease)
    .bind(limit)
    .fetch_all(store.writer())
    .await?;
    Ok(rows)
}

/// When the next row is due that has none before it; none if nothing is owed.
pub async fn next_due(store: &Store) -> Result<Option<i64>, StoreError> {
    let due = sqlx::query_scalar(
        "SELECT min(max(next_at, lease_until)) FROM hooks AS one WHERE state = 'pending'
           AND NOT EXISTS (SELECT 1 FROM hooks AS earlier WHERE earlier.conversation = one.conversation
               AND earlier.state = 'pending' AND earlier.ordinal < one.ordinal)",
    )
    .fetch_one(store.readers())
    .await?;
    Ok(due)
}

/// Writes down what came of an attempt, if the row is still this attempt's.
pub async fn settle(store: &Store, hook: &Hook, settled: Settled<'_>) -> Result<(), StoreError> {
    let query = match settled {
        Settled::Sent => sqlx::query(
            "UPDATE hooks SET state = 'sent', payload = '', last_error = NULL, lease_until = 0
             WHERE id = ? AND state = 'pending'",
        )
        .bind(&hook.id),
        Settled::Retry { at, error } => sqlx::query(
            "UPDATE hooks SET next_at = ?, last_error = ?, lease_until = 0
             WHERE id = ? AND attempts = ? AND state = 'pending'",
        )
        .bind(at)
        .bind(error)
        .bind(&hook.id)
        .bind(hook.attempts),
        Settled::Dead { error } => sqlx::query(
            "UPDATE hooks SET state = 'dead', last_error = ?, lease_until = 0
             WHERE id = ? AND attempts = ? AND state = 'pending'",
        )
        .bind(error)
        .bind(&hook.id)
        .bind(hook.attempts),
    };
    query.execute(store.writer()).await?;
    Ok(())
}
