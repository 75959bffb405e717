//! Variable sets: what goes into a mail about the customer and the device.

use {
    crate::store::{Store, StoreError},
    sqlx::SqliteConnection,
};

impl Store {
    /// The names of a variable set, in order; none where there is no such set.
    pub async fn variable_set(&self, account: &str, name: &str) -> Result<Vec<String>, StoreError> {
        let names: Option<String> = sqlx::query_scalar(
            "SELECT variables FROM variable_sets WHERE account = ? AND name = ?",
        )
        .bind(account)
        .bind(name)
        .fetch_optional(self.readers())
        .await?;
        names.map_or(Ok(Vec::new()), |json| Ok(serde_json::from_str(&json)?))
    }
}

/// Writes a variable set, in place of one of its name.
pub async fn put_variable_set(
    tx: &mut SqliteConnection,
    account: &str,
    name: &str,
    variables: &[&str],
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO variable_sets (account, name, variables) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET variables = excluded.variables",
    )
    .bind(account)
    .bind(name)
    .bind(serde_json::to_string(variables)?)
    .execute(tx)
    .await?;
    Ok(())
}
