//! Exceptions from the hours, for a while: of After Hours schedules, and of single options.

use {
    super::options::kind_named,
    crate::{
        schedule::Override,
        store::{Store, StoreError},
    },
    contact_us_wire::OptionKind,
    sqlx::SqliteConnection,
};

/// What an exception is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An option, whatever its schedule says.
    Option(OptionKind),
    /// The schedule of a name.
    Schedule(String),
}

impl Subject {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Option(kind) => kind.name(),
            Self::Schedule(name) => name,
        }
    }
}

const OPEN: &str = "open";
const CLOSED: &str = "closed";

/// An exception as it is kept: the name of what it is of, and what it says.
type Row = (String, String, String, i64, i64);

fn read((name, state, reason, since, until): Row) -> (String, Override) {
    let by = Override {
        open: state == OPEN,
        reason,
        since,
        until,
    };
    (name, by)
}

impl Store {
    /// The exceptions of an account that are not over at an instant.
    pub async fn overrides(
        &self,
        account: &str,
        now: i64,
    ) -> Result<Vec<(Subject, Override)>, StoreError> {
        let options = self.option_overrides(account, now).await?.into_iter();
        let schedules = "SELECT schedule, state, reason, since, until FROM schedule_overrides
             WHERE account = ? AND until > ? ORDER BY schedule";
        let schedules = self.lasting(schedules, account, now).await?.into_iter();
        Ok(options
            .map(|(kind, by)| (Subject::Option(kind), by))
            .chain(schedules.map(|(name, by)| (Subject::Schedule(name), by)))
            .collect())
    }

    /// Those of single options.
    pub async fn option_overrides(
        &self,
        account: &str,
        now: i64,
    ) -> Result<Vec<(OptionKind, Override)>, StoreError> {
        let options = "SELECT kind, state, reason, since, until FROM option_overrides
             WHERE account = ? AND until > ? ORDER BY kind";
        let found = self.lasting(options, account, now).await?.into_iter();
        Ok(found
            .filter_map(|(name, by)| Some((kind_named(&name)?, by)))
            .collect())
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
        Ok(row.map(|row| read(row).1))
    }

    async fn lasting(
        &self,
        query: &'static str,
        account: &str,
        now: i64,
    ) -> Result<Vec<(String, Override)>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(query)
            .bind(account)
            .bind(now)
            .fetch_all(self.readers())
            .await?;
        Ok(rows.into_iter().map(read).collect())
    }
}

/// Makes an exception, in place of the one that its subject had. False: there is no such schedule.
pub async fn put_override(
    tx: &mut SqliteConnection,
    account: &str,
    subject: &Subject,
    by: &Override,
) -> Result<bool, StoreError> {
    let query = match subject {
        Subject::Option(_) => {
            "INSERT INTO option_overrides (account, kind, state, reason, since, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET state = excluded.state, reason = excluded.reason, since = excluded.since,
                 until = excluded.until"
        }
        Subject::Schedule(_) => {
            "INSERT INTO schedule_overrides (account, schedule, state, reason, since, until)
             SELECT account, name, ?3, ?4, ?5, ?6 FROM schedules WHERE account = ?1 AND name = ?2
             ON CONFLICT DO UPDATE SET state = excluded.state, reason = excluded.reason, since = excluded.since,
                 until = excluded.until"
        }
    };
    let done = sqlx::query(query)
        .bind(account)
        .bind(subject.name())
        .bind(if by.open { OPEN } else { CLOSED })
        .bind(&by.reason)
        .bind(by.since)
        .bind(by.until)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends an exception. False: there was none.
pub async fn remove_override(
    tx: &mut SqliteConnection,
    account: &str,
    subject: &Subject,
) -> Result<bool, StoreError> {
    let query = match subject {
        Subject::Option(_) => "DELETE FROM option_overrides WHERE account = ? AND kind = ?",
        Subject::Schedule(_) => "DELETE FROM schedule_overrides WHERE account = ? AND schedule = ?",
    };
    let done = sqlx::query(query)
        .bind(account)
        .bind(subject.name())
        .execute(tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Makes the exceptions of an account, in place of all that it had. False: there is no such schedule.
pub async fn put_overrides(
    tx: &mut SqliteConnection,
    account: &str,
    all: &[(Subject, Override)],
) -> Result<bool, StoreError> {
    for query in [
        "DELETE FROM schedule_overrides WHERE account = ?",
        "DELETE FROM option_overrides WHERE account = ?",
    ] {
        sqlx::query(query).bind(account).execute(&mut *tx).await?;
    }
    for (subject, by) in all {
        if !put_override(tx, account, subject, by).await? {
            return Ok(false);
        }
    }
    Ok(true)
}
