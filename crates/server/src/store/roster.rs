//! The console's people as administrators see them.

use {
    super::{Store, StoreError, people::RoleName},
    contact_us_wire::console::Role,
    sqlx::{FromRow, SqliteConnection},
};

/// Somebody of the list.
#[derive(Clone, Debug, FromRow)]
pub struct Listed {
    /// Their id.
    pub person: String,
    /// Their name as customers see it.
    pub name: String,
    #[sqlx(try_from = "String")]
    role: RoleName,
    /// The lease, as in [`super::people::PersonRow`].
    pub seen_at: i64,
    /// When they were last there, UTC milliseconds; 0 for never.
    pub last_seen_at: i64,
}

impl Listed {
    /// What they may do.
    pub fn role(&self) -> Role {
        self.role.0
    }
}

/// Notes that somebody was there.
pub async fn note_there(
    tx: &mut SqliteConnection,
    person: &str,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE people SET last_seen_at = max(last_seen_at, ?) WHERE person = ?")
        .bind(now)
        .bind(person)
        .execute(tx)
        .await?;
    Ok(())
}

/// Takes somebody away, and ends their sessions. False, and nothing is done, where they are the account's last
/// administrator, or not there any more.
pub async fn remove(
    tx: &mut SqliteConnection,
    account: &str,
    person: &str,
    now: i64,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE people SET removed_at = ?3, folded = person, password = '', available = 0, seen_at = 0
         WHERE account = ?1 AND person = ?2 AND removed_at IS NULL AND (role <> 'administrator' OR EXISTS (
             SELECT 1 FROM people AS other WHERE other.account = ?1 AND other.person <> ?2
             AND other.role = 'administrator' AND other.removed_at IS NULL))",
    )
    .bind(account)
    .bind(person)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query("DELETE FROM sessions WHERE person = ?")
        .bind(person)
        .execute(tx)
        .await?;
    Ok(true)
}

impl Store {
    /// Everybody of an account, by name.
    pub async fn people(&self, account: &str) -> Result<Vec<Listed>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT person, name, role, seen_at, last_seen_at FROM people
             WHERE account = ? AND removed_at IS NULL ORDER BY folded",
        )
        .bind(account)
        .fetch_all(self.readers())
        .await?;
        Ok(rows)
    }
}
