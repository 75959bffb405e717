//! Definitions of Interactions, as they were published.

use {
    super::{Store, StoreError},
    sqlx::{FromRow, SqliteConnection},
};

/// A definition as it was published.
#[derive(Clone, Debug, FromRow)]
pub struct Published {
    /// The Interaction's name in links.
    pub name: String,
    /// Which version: 1, 2, 3 …
    pub version: u32,
    /// The JSON document.
    pub document: String,
    /// When, in UTC milliseconds.
    pub published_at: i64,
}

/// Publishes a definition as the newest version; tells which, and whether it is new. The same document as before stays
/// what it is.
pub async fn publish(
    tx: &mut SqliteConnection,
    account: &str,
    name: &str,
    document: &str,
    now: i64,
) -> Result<(u32, bool), StoreError> {
    let newest: Option<(u32, String)> = sqlx::query_as(
        "SELECT version, document FROM interactions WHERE account = ? AND name = ? ORDER BY version DESC LIMIT 1",
    )
    .bind(account)
    .bind(name)
    .fetch_optional(&mut *tx)
    .await?;
    let version = match newest {
        Some((version, before)) if before == document => return Ok((version, false)),
        Some((version, _)) => version + 1,
        None => 1,
    };
    sqlx::query(
        "INSERT INTO interactions (account, name, version, document, published_at) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(account)
    .bind(name)
    .bind(version)
    .bind(document)
    .bind(now)
    .execute(tx)
    .await?;
    Ok((version, true))
}

/// Forgets what the pages of an Interaction offer.
pub async fn forget_elements(
    tx: &mut SqliteConnection,
    account: &str,
    name: &str,
) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM elements WHERE account = ? AND interaction = ?",
        "DELETE FROM queues WHERE account = ? AND interaction = ?",
    ] {
        sqlx::query(statement)
            .bind(account)
            .bind(name)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// Whether an instance of another version than this has moved since an instant and may go on.
pub async fn is_run_otherwise(
    tx: &mut SqliteConnection,
    account: &str,
    name: &str,
    version: u32,
    since: i64,
) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM instances WHERE account = ? AND interaction = ? AND state = 'running'
             AND version NOT IN (0, ?) AND updated_at > ?)",
    )
    .bind(account)
    .bind(name)
    .bind(version)
    .bind(since)
    .fetch_one(tx)
    .await?;
    Ok(found)
}

impl Store {
    /// The newest version of an Interaction.
    pub async fn newest_interaction(
        &self,
        account: &str,
        name: &str,
    ) -> Result<Option<Published>, StoreError> {
        let found = sqlx::query_as(
            "SELECT * FROM interactions WHERE account = ? AND name = ? ORDER BY version DESC LIMIT 1",
        )
        .bind(account)
        .bind(name)
        .fetch_optional(self.readers())
        .await?;
        Ok(found)
    }

    /// One version of an Interaction.
    pub async fn interaction(
        &self,
        account: &str,
        name: &str,
        version: u32,
    ) -> Result<Option<Published>, StoreError> {
        let found = sqlx::query_as(
            "SELECT * FROM interactions WHERE account = ? AND name = ? AND version = ?",
        )
        .bind(account)
        .bind(name)
        .bind(version)
        .fetch_optional(self.readers())
        .await?;
        Ok(found)
    }

    /// How many instances of each Interaction of an account were begun.
    pub async fn instance_counts(&self, account: &str) -> Result<Vec<(String, u32)>, StoreError> {
        let counts = sqlx::query_as(
            "SELECT interaction, count(*) FROM instances WHERE account = ? AND version > 0 GROUP BY interaction",
        )
        .bind(account)
        .fetch_all(self.readers())
        .await?;
        Ok(counts)
    }

    /// The newest version of each Interaction of an account, by name.
    pub async fn interactions(&self, account: &str) -> Result<Vec<Published>, StoreError> {
        let found = sqlx::query_as(
            "SELECT * FROM interactions AS one WHERE account = ? AND version = (
                 SELECT max(version) FROM interactions WHERE account = one.account AND name = one.name)
             ORDER BY name",
        )
        .bind(account)
        .fetch_all(self.readers())
        .await?;
        Ok(found)
    }
}
