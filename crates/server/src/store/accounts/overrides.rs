//! Exceptions from After Hours schedules, for a while.

use {
    crate::{
        schedule::Override,
        store::{Store, StoreError},
    },
    sqlx::{FromRow, SqliteConnection},
};

/// A schedule's name and its exception.
#[derive(Clone, Debug)]
pub struct NamedOverride {
    /// The schedule.
    pub schedule: String,
    /// The exception.
    pub by: Override,
}

#[derive(FromRow)]
struct Row {
    schedule: String,
    state: String,
    reason: String,
    since: i64,
    until: i64,
}

impl Row {
    fn read(self) -> NamedOverride {
        NamedOverride {
            schedule: self.schedule,
            by: Override {
                open: self.state == OPEN,
                reason: self.reason,
                since: self.since,
                until: self.until,
            },
        }
    }
}

const OPEN: &str = "open";
const CLOSED: &str = "closed";

impl Store {
    /// The exceptions of an account that are not over at an instant.
    pub async fn overrides(
        &self,
        account: &str,
        now: i64,
    ) -> Result<Vec<NamedOverride>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT schedule, state, reason, since, until FROM schedule_overrides
             WHERE account = ? AND until > ? ORDER BY schedule",
        )
        .bind(account)
        .bind(now)
        .fetch_all(self.readers())
        .await?;
        Ok(rows.into_iter().map(Row::read).collect())
    }

    pub(super) async fn override_of(
        &self,
        account: &str,
        schedule: &str,
    ) -> Result<Option<Override>, StoreError> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT schedule, state, reason, since, until FROM schedule_overrides
             WHERE account = ? AND schedule = ?",
        )
        .bind(account)
        .bind(schedule)
        .fetch_optional(self.readers())
        .await?;
        Ok(row.map(|row| row.read().by))
    }
}

/// Makes an exception from a schedule, in place of the one that it had. False: there is no such schedule.
pub async fn put_override(
    tx: &mut SqliteConnection,
    account: &str,
    schedule: &str,
    by: &Override,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO schedule_overrides (account, schedule, state, reason, since, until)
         SELECT account, name, ?3, ?4, ?5, ?6 FROM schedules WHERE account = ?1 AND name = ?2
         ON CONFLICT DO UPDATE SET state = excluded.state, reason = excluded.reason, since = excluded.since,
             until = excluded.until",
    )
    .bind(account)
    .bind(schedule)
    .bind(if by.open { OPEN } else { CLOSED })
    .bind(&by.reason)
    .bind(by.since)
    .bind(by.until)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends the exception from a schedule. False: it had none.
pub async fn remove_override(
    tx: &mut SqliteConnection,
    account: &str,
    schedule: &str,
) -> Result<bool, StoreError> {
    let done = sqlx::query("DELETE FROM schedule_overrides WHERE account = ? AND schedule = ?")
        .bind(account)
        .bind(schedule)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() == 1)
}
