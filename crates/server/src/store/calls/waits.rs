//! How long calls wait at the moment.

use {
    crate::store::{Store, StoreError},
    sqlx::SqliteConnection,
};

/// How long a call waits, and until when that may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Minutes.
    pub minutes: u32,
    /// The end, in UTC milliseconds.
    pub until: i64,
}

/// Says how long calls wait, in place of what was said before; none: nothing is said any more.
pub async fn put_wait(
    tx: &mut SqliteConnection,
    account: &str,
    wait: Option<Wait>,
) -> Result<(), StoreError> {
    let Some(Wait { minutes, until }) = wait else {
        sqlx::query("DELETE FROM call_waits WHERE account = ?")
            .bind(account)
            .execute(tx)
            .await?;
        return Ok(());
    };
    sqlx::query(
        "INSERT INTO call_waits (account, minutes, until) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET minutes = excluded.minutes, until = excluded.until",
    )
    .bind(account)
    .bind(minutes)
    .bind(until)
    .execute(tx)
    .await?;
    Ok(())
}

impl Store {
    /// Minutes that calls wait at an instant, where that is known.
    pub async fn call_wait(&self, account: &str, now: i64) -> Result<Option<u32>, StoreError> {
        let minutes =
            sqlx::query_scalar("SELECT minutes FROM call_waits WHERE account = ? AND until > ?")
                .bind(account)
                .bind(now)
                .fetch_optional(self.readers())
                .await?;
        Ok(minutes)
    }
}
