//! Sessions of the console.

use {
    super::{Store, StoreError, people::PersonRow},
    sqlx::{Executor, Sqlite, SqliteConnection},
};

/// Keeps a session under the hash of its token.
pub async fn add(
    tx: &mut SqliteConnection,
    token: &str,
    account: &str,
    person: &str,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO sessions (token, account, person, created_at, used_at) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(token)
    .bind(account)
    .bind(person)
    .bind(now)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Notes that a session is in use.
pub async fn touch(tx: &mut SqliteConnection, token: &str, now: i64) -> Result<(), StoreError> {
    sqlx::query("UPDATE sessions SET used_at = ? WHERE token = ?")
        .bind(now)
        .bind(token)
        .execute(tx)
        .await?;
    Ok(())
}

/// Ends a session; tells how many the person has left.
pub async fn end(tx: &mut SqliteConnection, token: &str, person: &str) -> Result<i64, StoreError> {
    sqlx::query("DELETE FROM sessions WHERE token = ?")
        .bind(token)
        .execute(&mut *tx)
        .await?;
    let left = sqlx::query_scalar("SELECT count(*) FROM sessions WHERE person = ?")
        .bind(person)
        .fetch_one(tx)
        .await?;
    Ok(left)
}

/// Forgets sessions that were last used at `until` or before; tells how many.
pub async fn prune(
    db: impl Executor<'_, Database = Sqlite>,
    until: i64,
) -> Result<u64, StoreError> {
    let done = sqlx::query("DELETE FROM sessions WHERE used_at <= ?")
        .bind(until)
        .execute(db)
        .await?;
    Ok(done.rows_affected())
}

impl Store {
    /// Whose session it is, and when it was last used; none where it was not used after `since` (UTC milliseconds).
    pub async fn session(
        &self,
        token: &str,
        since: i64,
    ) -> Result<Option<(PersonRow, i64)>, StoreError> {
        let used: Option<(String, String, i64)> = sqlx::query_as(
            "SELECT account, person, used_at FROM sessions WHERE token = ? AND used_at > ?",
        )
        .bind(token)
        .bind(since)
        .fetch_optional(self.readers())
        .await?;
        let Some((account, person, used_at)) = used else {
            return Ok(None);
        };
        let mut reader = self.readers().acquire().await?;
        let row = super::people::one(&mut reader, &account, &person).await?;
        Ok(row.map(|row| (row, used_at)))
    }
}
