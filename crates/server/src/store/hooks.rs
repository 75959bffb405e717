//! What outside services are owed. A row is written in the transaction that it tells of; of each subject (a conversation,
//! a callback) only the first one that is owed is due, so that a service hears in order. What is owed to an Integration
//! Point that the account does not have any more is not due until it has one again.

use {
    super::{Store, StoreError},
    sqlx::{FromRow, SqliteConnection, SqliteExecutor},
};

/// Which rows (`one`) somebody can be told of now: the first of their subject, of what has somewhere to go.
macro_rules! first_owed {
    () => {
        "one.state = 'pending'
           AND NOT EXISTS (SELECT 1 FROM hooks AS earlier WHERE earlier.kind = one.kind
               AND earlier.subject = one.subject AND earlier.state = 'pending' AND earlier.ordinal < one.ordinal)
           AND (one.kind != 'callback' OR EXISTS (SELECT 1 FROM integration_points AS point
               WHERE point.account = one.account AND point.kind = one.kind))"
    };
}

/// Who is told, and of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HookKind {
    /// Another desk, of a conversation.
    Chat,
    /// The Integration Point for callbacks, of a callback.
    Callback,
}

impl HookKind {
    fn name(self) -> &'static str {
        match self {
            Self::Chat => "chat",
            Self::Callback => "callback",
        }
    }
}

/// A row to be written.
pub struct NewHook<'a> {
    /// Its id.
    pub id: &'a str,
    /// The account.
    pub account: &'a str,
    /// Who is told.
    pub kind: HookKind,
    /// The conversation's id, or the callback's reference.
    pub subject: &'a str,
    /// Its place within the subject; none is behind all that are there.
    pub ordinal: Option<u64>,
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
    /// Who is told: `chat` or `callback`.
    kind: String,
    /// What is told, as JSON.
    pub payload: String,
    /// The number of this attempt; 1 is the first.
    pub attempts: u32,
    /// When it happened.
    pub created_at: i64,
}

impl Hook {
    /// Who is told.
    pub fn kind(&self) -> HookKind {
        if self.kind == HookKind::Callback.name() {
            HookKind::Callback
        } else {
            HookKind::Chat
        }
    }
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
    /// The service has it.
    Sent,
    /// It is tried again at a time.
    Retry {
        /// UTC milliseconds.
        at: i64,
        /// Why, for staff.
        error: &'a str,
    },
    /// It is not tried again; what follows in its subject is.
    Dead {
        /// Why, for staff.
        error: &'a str,
    },
}

/// Writes a row.
pub async fn add(tx: &mut SqliteConnection, hook: &NewHook<'_>) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO hooks (id, account, kind, subject, ordinal, payload, state, next_at, created_at)
         VALUES (?1, ?2, ?3, ?4,
             coalesce(?5, (SELECT max(ordinal) + 1 FROM hooks WHERE kind = ?3 AND subject = ?4), 0),
             ?6, 'pending', ?7, ?7)",
    )
    .bind(hook.id)
    .bind(hook.account)
    .bind(hook.kind.name())
    .bind(hook.subject)
    .bind(hook.ordinal.map(|n| i64::try_from(n).unwrap_or(i64::MAX)))
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
    let rows = sqlx::query_as(concat!(
        "UPDATE hooks SET lease_until = ?1 + ?2, attempts = attempts + 1
         WHERE id IN (SELECT id FROM hooks AS one WHERE next_at <= ?1 AND lease_until <= ?1 AND ",
        first_owed!(),
        " ORDER BY next_at LIMIT ?3) RETURNING id, account, kind, payload, attempts, created_at",
    ))
    .bind(now)
    .bind(lease)
    .bind(limit)
    .fetch_all(store.writer())
    .await?;
    Ok(rows)
}

/// When the next row is due; none if nothing is owed that somebody could be told.
pub async fn next_due(store: &Store) -> Result<Option<i64>, StoreError> {
    let due = sqlx::query_scalar(concat!(
        "SELECT min(max(next_at, lease_until)) FROM hooks AS one WHERE ",
        first_owed!(),
    ))
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

/// How many of an account's callbacks wait for an Integration Point to be told to; accounts with one are left out.
pub async fn stranded(store: &Store) -> Result<Vec<(String, u32)>, StoreError> {
    let found = sqlx::query_as(
        "SELECT account, count(DISTINCT subject) FROM hooks AS one WHERE state = 'pending' AND kind = 'callback'
           AND NOT EXISTS (SELECT 1 FROM integration_points AS point
               WHERE point.account = one.account AND point.kind = one.kind)
         GROUP BY account",
    )
    .fetch_all(store.readers())
    .await?;
    Ok(found)
}

/// Has what an account's Integration Point is owed tried at once: it is another one, or one again.
pub async fn hurry(tx: &mut SqliteConnection, account: &str) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE hooks SET next_at = created_at WHERE account = ? AND kind = 'callback' AND state = 'pending'",
    )
    .bind(account)
    .execute(tx)
    .await?;
    Ok(())
}

/// Whether anything was ever to be told of a subject.
pub async fn is_told(
    db: impl SqliteExecutor<'_>,
    kind: HookKind,
    subject: &str,
) -> Result<bool, StoreError> {
    let any =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM hooks WHERE kind = ? AND subject = ?)")
            .bind(kind.name())
            .bind(subject)
            .fetch_one(db)
            .await?;
    Ok(any)
}

/// Whether all that was told of a callback has arrived; none if nothing was ever to be told, or the account has no
/// Integration Point any more that could take it.
pub async fn is_acknowledged(
    db: impl SqliteExecutor<'_>,
    callback: &str,
) -> Result<Option<bool>, StoreError> {
    let all = sqlx::query_scalar(
        "SELECT CASE WHEN min(state = 'sent') THEN 1
             WHEN EXISTS (SELECT 1 FROM integration_points AS point
                 WHERE point.account = hooks.account AND point.kind = hooks.kind) THEN 0 END
         FROM hooks WHERE kind = 'callback' AND subject = ?",
    )
    .bind(callback)
    .fetch_one(db)
    .await?;
    Ok(all)
}
