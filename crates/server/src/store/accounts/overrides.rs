//! Exceptions from the hours, for a while: of After Hours schedules, and of single options.

use {
    super::options::kind_named,
    crate::{
        schedule::Override,
        store::{Store, StoreError},
    },
    contact_us_wire::OptionKind,
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

/// What an option's exception says, as it is kept.
type OptionRow = (String, String, String, i64, i64);

fn of_option((kind, state, reason, since, until): OptionRow) -> Option<(OptionKind, Override)> {
    let by = Override {
        open: state == OPEN,
        reason,
        since,
        until,
    };
    Some((kind_named(&kind)?, by))
}

impl Store {
    /// The exceptions of single options that are not over at an instant.
    pub async fn option_overrides(
        &self,
        account: &str,
        now: i64,
    ) -> Result<Vec<(OptionKind, Override)>, StoreError> {
        let rows: Vec<OptionRow> = sqlx::query_as(
            "SELECT kind, state, reason, since, until FROM option_overrides
             WHERE account = ? AND until > ? ORDER BY kind",
        )
        .bind(account)
        .bind(now)
        .fetch_all(self.readers())
        .await?;
        Ok(rows.into_iter().filter_map(of_option).collect())
    }
}

/// Makes the exceptions of an account, in place of all that it had. False: there is no such schedule.
pub async fn put_overrides(
    tx: &mut SqliteConnection,
    account: &str,
    schedules: &[NamedOverride],
    options: &[(OptionKind, Override)],
) -> Result<bool, StoreError> {
    for query in [
        "DELETE FROM schedule_overrides WHERE account = ?",
        "DELETE FROM option_overrides WHERE account = ?",
    ] {
        sqlx::query(query).bind(account).execute(&mut *tx).await?;
    }
    for one in schedules {
        if !put_override(tx, account, &one.schedule, &one.by).await? {
            return Ok(false);
        }
    }
    for (kind, by) in options {
        sqlx::query(
            "INSERT INTO option_overrides (account, kind, state, reason, since, until) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(account)
        .bind(kind.name())
        .bind(if by.open { OPEN } else { CLOSED })
        .bind(&by.reason)
        .bind(by.since)
        .bind(by.until)
        .execute(&mut *tx)
        .await?;
    }
    Ok(true)
}
