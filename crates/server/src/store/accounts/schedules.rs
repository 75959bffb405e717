//! After Hours schedules.

use {
    super::{Subject, remove_override},
    crate::{
        schedule::{Closed, Schedule},
        store::{Store, StoreError},
    },
    jiff::tz::TimeZone,
    sqlx::SqliteConnection,
};

/// A schedule by its name.
#[derive(Clone, Debug)]
pub struct NamedSchedule {
    /// The name.
    pub name: String,
    /// The zone whose clock it follows.
    pub zone: String,
    /// The closed periods.
    pub closed: Closed,
}

impl Store {
    /// The schedule of a name.
    pub async fn schedule(
        &self,
        account: &str,
        name: &str,
    ) -> Result<Option<Schedule>, StoreError> {
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT zone, closed FROM schedules WHERE account = ? AND name = ?")
                .bind(account)
                .bind(name)
                .fetch_optional(self.readers())
                .await?;
        let Some((zone, closed)) = row else {
            return Ok(None);
        };
        let zone = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
        let by = self.override_of(account, name).await?;
        let schedule = Schedule::new(zone, serde_json::from_str(&closed)?);
        Ok(Some(schedule.overridden(by)))
    }

    /// The names of an account's schedules.
    pub async fn schedule_names(&self, account: &str) -> Result<Vec<String>, StoreError> {
        let names =
            sqlx::query_scalar("SELECT name FROM schedules WHERE account = ? ORDER BY name")
                .bind(account)
                .fetch_all(self.readers())
                .await?;
        Ok(names)
    }

    /// Every schedule of an account, by name.
    pub async fn schedules(&self, account: &str) -> Result<Vec<NamedSchedule>, StoreError> {
        let rows: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT name, zone, closed FROM schedules WHERE account = ? ORDER BY name",
        )
        .bind(account)
        .fetch_all(self.readers())
        .await?;
        rows.into_iter()
            .map(|(name, zone, closed)| {
                let closed = serde_json::from_str(&closed)?;
                Ok(NamedSchedule { name, zone, closed })
            })
            .collect()
    }
}

/// Writes a schedule, in place of one of its name.
pub async fn put_schedule(
    tx: &mut SqliteConnection,
    account: &str,
    schedule: &NamedSchedule,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO schedules (account, name, zone, closed) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET zone = excluded.zone, closed = excluded.closed",
    )
    .bind(account)
    .bind(&schedule.name)
    .bind(&schedule.zone)
    .bind(serde_json::to_string(&schedule.closed)?)
    .execute(tx)
    .await?;
    Ok(())
}

/// Deletes a schedule that nothing is attached to, with its exception, which nobody notices then. False if something is.
pub async fn drop_schedule(
    tx: &mut SqliteConnection,
    account: &str,
    name: &str,
) -> Result<bool, StoreError> {
    let attached: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM options WHERE account = ?1 AND schedule = ?2)
             OR EXISTS (SELECT 1 FROM elements WHERE account = ?1 AND schedule = ?2)",
    )
    .bind(account)
    .bind(name)
    .fetch_one(&mut *tx)
    .await?;
    if !attached {
        remove_override(tx, account, &Subject::Schedule(name.to_owned())).await?;
        sqlx::query("DELETE FROM schedules WHERE account = ? AND name = ?")
            .bind(account)
            .bind(name)
            .execute(tx)
            .await?;
    }
    Ok(!attached)
}
