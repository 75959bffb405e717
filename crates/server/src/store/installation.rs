//! What holds of the whole installation, and of no account.

use super::{Store, StoreError};

impl Store {
    /// Writes down where the server is reached.
    pub async fn put_public_url(&self, url: &str) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO installation (only_one, public_url) VALUES (1, ?)
             ON CONFLICT DO UPDATE SET public_url = excluded.public_url",
        )
        .bind(url)
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Where the server was reached when it was last started; none where it never was.
    pub async fn public_url(&self) -> Result<Option<String>, StoreError> {
        let url = sqlx::query_scalar("SELECT public_url FROM installation")
            .fetch_optional(self.readers())
            .await?;
        Ok(url)
    }
}
