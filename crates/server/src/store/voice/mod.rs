//! Sessions of the Voice Proxy: what a Voice IVR and the pages know of one call.

mod actions;
mod mappings;

pub use {
    actions::{add_action, add_transfer, next_action, withdraw_transfer},
    mappings::{mapping, put_mapping},
};

use {
    super::{Store, StoreError},
    sqlx::{Executor, FromRow, Sqlite, SqliteConnection},
};

/// The key under which the IVR says whether the call is open.
pub const ON_CALL: &str = "onCall";

/// A call's session.
#[derive(Clone, Copy, Debug)]
pub struct Session<'a> {
    /// The account.
    pub account: &'a str,
    /// The call's id, given by the IVR.
    pub external_id: &'a str,
}

/// How a call stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromRow)]
pub struct CallRow {
    /// What the IVR last said of `onCall`.
    pub on_call: Option<String>,
    /// When the IVR last asked for an action, UTC milliseconds; 0 if it never did.
    pub polled_at: i64,
    /// When the page last asked for a transfer, UTC milliseconds.
    pub asked_at: Option<i64>,
    /// When that was handed out, UTC milliseconds.
    pub handed_out_at: Option<i64>,
}

/// How a call stands. `?3` is the time.
const CALL: &str = "SELECT
         (SELECT value FROM voice_mappings m
          WHERE m.account = s.account AND m.external_id = s.external_id AND key = 'onCall') AS on_call,
         s.polled_at, a.added_at AS asked_at, a.handed_out_at
     FROM voice_sessions s
     LEFT JOIN voice_settings USING (account)
     LEFT JOIN voice_actions a ON a.account = s.account AND a.external_id = s.external_id AND a.number = s.transfer
     WHERE s.account = ?1 AND s.external_id = ?2 AND s.touched_at > ?3 - 60000 * coalesce(idle, 60)";

/// Begins a session; whatever an earlier one of its id held is gone.
pub async fn begin(
    tx: &mut SqliteConnection,
    session: Session<'_>,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM voice_sessions WHERE account = ? AND external_id = ?")
        .bind(session.account)
        .bind(session.external_id)
        .execute(&mut *tx)
        .await?;
    sqlx::query(
        "INSERT INTO voice_sessions (account, external_id, began_at, touched_at) VALUES (?, ?, ?3, ?3)",
    )
    .bind(session.account)
    .bind(session.external_id)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Keeps a session going. False if there is none, or it was idle for too long.
pub async fn touch(
    tx: &mut SqliteConnection,
    session: Session<'_>,
    now: i64,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE voice_sessions SET touched_at = ?3 WHERE account = ?1 AND external_id = ?2
             AND touched_at > ?3 - 60000 * coalesce((SELECT idle FROM voice_settings WHERE account = ?1), 60)",
    )
    .bind(session.account)
    .bind(session.external_id)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How a call stands, as a transaction sees it; none without a session.
pub async fn call(
    tx: &mut SqliteConnection,
    session: Session<'_>,
    now: i64,
) -> Result<Option<CallRow>, StoreError> {
    let found = sqlx::query_as(CALL)
        .bind(session.account)
        .bind(session.external_id)
        .bind(now)
        .fetch_optional(tx)
        .await?;
    Ok(found)
}

/// Forgets sessions that are over; tells how many.
pub async fn prune(db: impl Executor<'_, Database = Sqlite>, now: i64) -> Result<u64, StoreError> {
    let done = sqlx::query(
        "DELETE FROM voice_sessions WHERE touched_at <= ?1 - 60000 * coalesce(
             (SELECT idle FROM voice_settings s WHERE s.account = voice_sessions.account), 60)",
    )
    .bind(now)
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

impl Store {
    /// How a call stands; none without a session. Asking does not keep it going.
    pub async fn call(
        &self,
        session: Session<'_>,
        now: i64,
    ) -> Result<Option<CallRow>, StoreError> {
        let mut reader = self.readers().acquire().await?;
        call(&mut reader, session, now).await
    }
}
