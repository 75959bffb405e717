//! Instances of Interactions, their variables, and the receipts that open their histories.

use {
    super::{Store, StoreError},
    crate::reference,
    sqlx::SqliteConnection,
};

/// How often a new reference is tried. One in a million million is taken after a million receipts.
const TRIES: usize = 5;

/// A new instance.
pub struct NewInstance<'a> {
    /// The Interaction Unique Id: random, and as good as a secret.
    pub id: &'a str,
    /// The account.
    pub account: &'a str,
    /// The Interaction.
    pub interaction: &'a str,
    /// The element it was left from.
    pub element: &'a str,
    /// The visitor.
    pub visitor: Option<&'a str>,
    /// When, in UTC milliseconds.
    pub now: i64,
}

/// Stores an instance with its variables, in order.
pub async fn add(
    tx: &mut SqliteConnection,
    instance: &NewInstance<'_>,
    variables: &[(String, String)],
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO instances (instance, account, interaction, element, visitor, created_at) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(instance.id)
    .bind(instance.account)
    .bind(instance.interaction)
    .bind(instance.element)
    .bind(instance.visitor)
    .bind(instance.now)
    .execute(&mut *tx)
    .await?;
    set_variables(tx, instance.account, instance.id, variables).await
}

/// Sets variables of an instance: new ones behind those that are there, in order.
pub async fn set_variables(
    tx: &mut SqliteConnection,
    account: &str,
    instance: &str,
    variables: &[(String, String)],
) -> Result<(), StoreError> {
    for (name, value) in variables {
        sqlx::query(
            "INSERT INTO instance_variables (account, instance, name, value, ordinal) VALUES (?1, ?2, ?3, ?4,
                 (SELECT coalesce(max(ordinal) + 1, 0) FROM instance_variables WHERE instance = ?2))
             ON CONFLICT (instance, name) DO UPDATE SET value = excluded.value",
        )
        .bind(account)
        .bind(instance)
        .bind(name)
        .bind(value)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// Whether an account has an instance.
pub async fn exists(
    tx: &mut SqliteConnection,
    account: &str,
    instance: &str,
) -> Result<bool, StoreError> {
    let exists = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM instances WHERE instance = ? AND account = ?)",
    )
    .bind(instance)
    .bind(account)
    .fetch_one(tx)
    .await?;
    Ok(exists)
}

/// Forgets variables of an instance.
pub async fn forget_variables(
    tx: &mut SqliteConnection,
    account: &str,
    instance: &str,
    names: &[&str],
) -> Result<(), StoreError> {
    sqlx::query(
        "DELETE FROM instance_variables WHERE account = ? AND instance = ?
             AND name IN (SELECT value FROM json_each(?))",
    )
    .bind(account)
    .bind(instance)
    .bind(serde_json::to_string(names)?)
    .execute(tx)
    .await?;
    Ok(())
}

/// Gives out a reference that nobody has.
pub async fn add_receipt(
    tx: &mut SqliteConnection,
    instance: &NewInstance<'_>,
    kind: &str,
) -> Result<String, StoreError> {
    for _ in 0..TRIES {
        let reference = reference::random();
        let done = sqlx::query(
            "INSERT INTO receipts (reference, account, instance, kind, created_at) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO NOTHING",
        )
        .bind(&reference)
        .bind(instance.account)
        .bind(instance.id)
        .bind(kind)
        .bind(instance.now)
        .execute(&mut *tx)
        .await?;
        if done.rows_affected() == 1 {
            return Ok(reference);
        }
    }
    Err(StoreError::Database(sqlx::Error::RowNotFound))
}

impl Store {
    /// The variables of an instance, in order.
    pub async fn instance_variables(
        &self,
        account: &str,
        instance: &str,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT name, value FROM instance_variables WHERE account = ? AND instance = ? ORDER BY ordinal",
        )
        .bind(account)
        .bind(instance)
        .fetch_all(self.readers())
        .await?;
        Ok(rows)
    }

    /// The Interaction and the element that an instance was left from.
    pub async fn instance_place(
        &self,
        account: &str,
        instance: &str,
    ) -> Result<(String, String), StoreError> {
        let place = sqlx::query_as(
            "SELECT interaction, element FROM instances WHERE account = ? AND instance = ?",
        )
        .bind(account)
        .bind(instance)
        .fetch_optional(self.readers())
        .await?;
        Ok(place.unwrap_or_default())
    }
}
