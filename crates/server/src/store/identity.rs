//! What sites sign their visitors' identities with.

use {
    super::{Store, StoreError},
    sqlx::SqliteConnection,
};

/// Adds a secret; the one before it stays good, any older one does not.
pub async fn rotate(
    tx: &mut SqliteConnection,
    account: &str,
    secret: &str,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "DELETE FROM identity_secrets WHERE account = ?1 AND rowid NOT IN
         (SELECT rowid FROM identity_secrets WHERE account = ?1 ORDER BY rowid DESC LIMIT 1)",
    )
    .bind(account)
    .execute(&mut *tx)
    .await?;
    sqlx::query("INSERT INTO identity_secrets (account, secret, made_at) VALUES (?, ?, ?)")
        .bind(account)
        .bind(secret)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

impl Store {
    /// The secrets that are good, the newest first.
    pub async fn identity_secrets(&self, account: &str) -> Result<Vec<String>, StoreError> {
        let secrets = sqlx::query_scalar(
            "SELECT secret FROM identity_secrets WHERE account = ? ORDER BY rowid DESC LIMIT 2",
        )
        .bind(account)
        .fetch_all(self.readers())
        .await?;
        Ok(secrets)
    }

    /// When the secrets that are good were made (UTC milliseconds), the newest first.
    pub async fn identity_secrets_made(&self, account: &str) -> Result<Vec<i64>, StoreError> {
        let made = sqlx::query_scalar(
            "SELECT made_at FROM identity_secrets WHERE account = ? ORDER BY rowid DESC LIMIT 2",
        )
        .bind(account)
        .fetch_all(self.readers())
        .await?;
        Ok(made)
    }
}
