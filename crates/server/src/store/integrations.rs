//! Outside services that an account hands something over to.

use {
    super::{Store, StoreError, hooks},
    sqlx::{FromRow, SqliteConnection, SqliteExecutor},
};

/// Where something is handed over, and what both sides sign with.
#[derive(Clone, FromRow)]
pub struct IntegrationPoint {
    /// The address, `http:` or `https:`.
    pub url: String,
    /// The secret.
    pub secret: String,
}

impl std::fmt::Debug for IntegrationPoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("IntegrationPoint")
    }
}

/// What is handed over. The name in the database.
pub const CALLBACK: &str = "callback";

/// The Integration Point of a kind.
pub async fn find(
    db: impl SqliteExecutor<'_>,
    account: &str,
    kind: &str,
) -> Result<Option<IntegrationPoint>, StoreError> {
    let found =
        sqlx::query_as("SELECT url, secret FROM integration_points WHERE account = ? AND kind = ?")
            .bind(account)
            .bind(kind)
            .fetch_optional(db)
            .await?;
    Ok(found)
}

/// Writes the Integration Point of a kind, in place of what was. What is owed to it is told at once.
pub async fn put(
    tx: &mut SqliteConnection,
    account: &str,
    kind: &str,
    point: &IntegrationPoint,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO integration_points (account, kind, url, secret) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET url = excluded.url, secret = excluded.secret",
    )
    .bind(account)
    .bind(kind)
    .bind(&point.url)
    .bind(&point.secret)
    .execute(&mut *tx)
    .await?;
    hooks::hurry(tx, account).await
}

/// Takes the Integration Point of a kind away. What is owed to it waits until there is one again.
pub async fn remove(
    tx: &mut SqliteConnection,
    account: &str,
    kind: &str,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM integration_points WHERE account = ? AND kind = ?")
        .bind(account)
        .bind(kind)
        .execute(tx)
        .await?;
    Ok(())
}

impl Store {
    /// The Integration Point of a kind.
    pub async fn integration_point(
        &self,
        account: &str,
        kind: &str,
    ) -> Result<Option<IntegrationPoint>, StoreError> {
        find(self.readers(), account, kind).await
    }
}
