//! Mails on their way. A row is written in the transaction that accepts a request; workers lease rows, so that
//! two never send the same one at once and a crashed one's rows come back.
//!
//! All times are UTC milliseconds. An attempt is named by its number, which [`lease`] raises: whoever renews or
//! settles says which attempt it speaks for, and a worker that lost its lease changes nothing.

use {
    crate::mail::MailJob,
    serde::Serialize,
    sqlx::{FromRow, SqliteConnection, SqlitePool},
    std::fmt,
};

/// A row that this worker may send until its lease ends.
#[derive(Clone, FromRow)]
pub struct Leased {
    /// The job's id.
    pub id: String,
    /// The account it belongs to.
    pub account: String,
    /// The job as JSON.
    pub payload: String,
    /// The number of this attempt; 1 is the first.
    pub attempts: u32,
    /// When the request was accepted.
    pub created_at: i64,
}

/// Without the payload: it is about a person.
impl fmt::Debug for Leased {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Leased")
            .field("id", &self.id)
            .field("account", &self.account)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

/// What came of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// The mail is out of the house.
    Sent,
    /// It is to be tried again.
    Retry {
        /// Not before this time.
        at: i64,
        /// Why it failed, for staff.
        error: &'a str,
    },
    /// It will not be tried again; the row stays, with its payload, for staff.
    Dead {
        /// Why it failed, for staff.
        error: &'a str,
    },
}

/// A mail that will not be tried again, as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct DeadMail {
    /// The job's id.
    pub id: String,
    /// Attempts that were made.
    pub attempts: u32,
    /// Class, code and words of the last failure.
    pub last_error: String,
    /// When the request was accepted.
    pub created_at: i64,
}

/// How the outbox stands, over all accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromRow)]
pub struct Counts {
    /// Rows waiting or being sent.
    pub pending: i64,
    /// Rows that staff must look at.
    pub dead: i64,
    /// When the oldest waiting row was accepted.
    pub oldest_pending: Option<i64>,
}

/// Writes a job within the accepting transaction. It may be sent from `now` on.
pub async fn enqueue(conn: &mut SqliteConnection, job: &MailJob, now: i64) -> sqlx::Result<()> {
    enqueue_as(conn, &job.id, &job.account, job, now).await
}

/// Writes a job of any kind, under the id that will be in its Message-ID.
pub async fn enqueue_as(
    conn: &mut SqliteConnection,
    id: &str,
    account: &str,
    job: &impl Serialize,
    now: i64,
) -> sqlx::Result<()> {
    let payload =
        serde_json::to_string(job).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    sqlx::query(
        "INSERT INTO outbox (id, account, payload, state, next_at, created_at)
         VALUES (?1, ?2, ?3, 'pending', ?4, ?4)",
    )
    .bind(id)
    .bind(account)
    .bind(payload)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes up to `limit` due rows until `now + lease_ms`, those due longest first.
pub async fn lease(
    pool: &SqlitePool,
    now: i64,
    lease_ms: i64,
    limit: u32,
) -> sqlx::Result<Vec<Leased>> {
    let mut rows: Vec<Leased> = sqlx::query_as(
        "UPDATE outbox SET lease_until = ?1 + ?2, attempts = attempts + 1
         WHERE id IN (
             SELECT id FROM outbox
             WHERE state = 'pending' AND next_at <= ?1 AND lease_until <= ?1
             ORDER BY next_at, id LIMIT ?3)
         RETURNING id, account, payload, attempts, created_at",
    )
    .bind(now)
    .bind(lease_ms)
    .bind(limit)
    .fetch_all(pool)
    .await?;
    // RETURNING promises no order.
    rows.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
    Ok(rows)
}

/// Makes the lease of an attempt last until the given time. False if the row is no longer this attempt's, or is
/// settled.
pub async fn renew(pool: &SqlitePool, id: &str, attempt: u32, until: i64) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "UPDATE outbox SET lease_until = ?3
         WHERE id = ?1 AND attempts = ?2 AND state = 'pending' AND lease_until > 0",
    )
    .bind(id)
    .bind(attempt)
    .bind(until)
    .execute(pool)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Writes down what came of an attempt. False if the row is no longer this attempt's, and nothing changed;
/// but a mail that was sent is sent, whoever holds the row.
pub async fn settle(
    pool: &SqlitePool,
    id: &str,
    attempt: u32,
    now: i64,
    outcome: Outcome<'_>,
) -> sqlx::Result<bool> {
    let query = match outcome {
        // The payload goes: nothing personal is kept longer than the mail needs it.
        Outcome::Sent => sqlx::query(
            "UPDATE outbox SET state = 'sent', sent_at = ?2, payload = '', last_error = NULL,
                 lease_until = 0
             WHERE id = ?1 AND state <> 'sent'",
        )
        .bind(id)
        .bind(now),
        Outcome::Retry { at, error } => sqlx::query(
            "UPDATE outbox SET next_at = ?3, last_error = ?4, lease_until = 0
             WHERE id = ?1 AND attempts = ?2 AND state = 'pending'",
        )
        .bind(id)
        .bind(attempt)
        .bind(at)
        .bind(error),
        Outcome::Dead { error } => sqlx::query(
            "UPDATE outbox SET state = 'dead', last_error = ?3, lease_until = 0
             WHERE id = ?1 AND attempts = ?2 AND state = 'pending'",
        )
        .bind(id)
        .bind(attempt)
        .bind(error),
    };
    Ok(query.execute(pool).await?.rows_affected() > 0)
}

/// When the next row is due, leases counted in; `None` if nothing waits.
pub async fn next_due(pool: &SqlitePool) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar("SELECT MIN(MAX(next_at, lease_until)) FROM outbox WHERE state = 'pending'")
        .fetch_one(pool)
        .await
}

/// The account's dead mails, newest first.
pub async fn dead(pool: &SqlitePool, account: &str, limit: u32) -> sqlx::Result<Vec<DeadMail>> {
    sqlx::query_as(
        "SELECT id, attempts, COALESCE(last_error, '') AS last_error, created_at FROM outbox
         WHERE account = ?1 AND state = 'dead' ORDER BY created_at DESC, id DESC LIMIT ?2",
    )
    .bind(account)
    .bind(limit)
    .fetch_all(pool)
    .await
}

/// Sets a dead mail going again, with all its patience. False if the account has no such dead mail.
pub async fn revive(pool: &SqlitePool, account: &str, id: &str, now: i64) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "UPDATE outbox SET state = 'pending', attempts = 0, next_at = ?3, created_at = ?3
         WHERE account = ?1 AND id = ?2 AND state = 'dead'",
    )
    .bind(account)
    .bind(id)
    .bind(now)
    .execute(pool)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// How the outbox stands.
pub async fn counts(pool: &SqlitePool) -> sqlx::Result<Counts> {
    sqlx::query_as(
        "SELECT COUNT(*) FILTER (WHERE state = 'pending') AS pending,
                COUNT(*) FILTER (WHERE state = 'dead') AS dead,
                MIN(created_at) FILTER (WHERE state = 'pending') AS oldest_pending
         FROM outbox WHERE state IN ('pending', 'dead')",
    )
    .fetch_one(pool)
    .await
}
