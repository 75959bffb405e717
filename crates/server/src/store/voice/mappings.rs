//! Keys and values that both sides of a call read and write.

use {super::Session, crate::store::StoreError, sqlx::SqliteConnection};

/// Writes a value; gives the one before it, if the key had one.
pub async fn put_mapping(
    tx: &mut SqliteConnection,
    session: Session<'_>,
    key: &str,
    value: &str,
) -> Result<Option<String>, StoreError> {
    let before = mapping(tx, session, key).await?;
    sqlx::query(
        "INSERT INTO voice_mappings (account, external_id, key, value) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET value = excluded.value",
    )
    .bind(session.account)
    .bind(session.external_id)
    .bind(key)
    .bind(value)
    .execute(tx)
    .await?;
    Ok(before)
}

/// The value of a key.
pub async fn mapping(
    tx: &mut SqliteConnection,
    session: Session<'_>,
    key: &str,
) -> Result<Option<String>, StoreError> {
    let found = sqlx::query_scalar(
        "SELECT value FROM voice_mappings WHERE account = ? AND external_id = ? AND key = ?",
    )
    .bind(session.account)
    .bind(session.external_id)
    .bind(key)
    .fetch_optional(tx)
    .await?;
    Ok(found)
}
