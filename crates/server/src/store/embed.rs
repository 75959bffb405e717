//! The widget in other sites: the origins that may hold an account's page.

use {
    super::{Store, StoreError},
    crate::embed::Origin,
    sqlx::SqliteConnection,
};

/// Lets an origin hold the account's page. False where it may already.
pub async fn allow(
    tx: &mut SqliteConnection,
    account: &str,
    origin: &str,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO embed_origins (account, origin) VALUES (?, ?) ON CONFLICT DO NOTHING",
    )
    .bind(account)
    .bind(origin)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Does not let it any more. False where it may not.
pub async fn deny(
    tx: &mut SqliteConnection,
    account: &str,
    origin: &str,
) -> Result<bool, StoreError> {
    let done = sqlx::query("DELETE FROM embed_origins WHERE account = ? AND origin = ?")
        .bind(account)
        .bind(origin)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Lets these hold the account's page, and nobody else.
pub async fn put(
    tx: &mut SqliteConnection,
    account: &str,
    origins: &[Origin],
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM embed_origins WHERE account = ?")
        .bind(account)
        .execute(&mut *tx)
        .await?;
    for origin in origins {
        allow(tx, account, origin.as_str()).await?;
    }
    Ok(())
}

impl Store {
    /// The origins that may hold the account's page, as in `frame-ancestors`. `'self'` comes first.
    pub async fn embed_origins(&self, account: &str) -> Result<Vec<String>, StoreError> {
        let origins = sqlx::query_scalar(
            "SELECT origin FROM embed_origins WHERE account = ? ORDER BY origin",
        )
        .bind(account)
        .fetch_all(self.readers())
        .await?;
        Ok(origins)
    }
}
