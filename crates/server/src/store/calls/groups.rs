//! Groups of an account's own numbers: whose numbers a place gives.

use {
    crate::store::{Store, StoreError},
    sqlx::{FromRow, SqliteConnection},
};

/// Whose numbers a place gives. Without an element it is every page of the Interaction, without both every other page.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct PlaceGroup {
    /// The Interaction, or nothing.
    pub interaction: String,
    /// The element, or nothing.
    pub element: String,
    /// The group.
    pub name: String,
}

impl Store {
    /// The group whose numbers a place gives, or nothing.
    pub async fn number_group(
        &self,
        account: &str,
        interaction: &str,
        element: &str,
    ) -> Result<String, StoreError> {
        let name: Option<String> = sqlx::query_scalar(
            "SELECT name FROM number_groups
             WHERE account = ?1 AND ((interaction = ?2 AND element IN (?3, '')) OR (interaction = '' AND element = ''))
             ORDER BY interaction = ?2 DESC, element = ?3 DESC LIMIT 1",
        )
        .bind(account)
        .bind(interaction)
        .bind(element)
        .fetch_optional(self.readers())
        .await?;
        Ok(name.unwrap_or_default())
    }

    /// Whose numbers each place gives, by place.
    pub async fn number_groups(&self, account: &str) -> Result<Vec<PlaceGroup>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT interaction, element, name FROM number_groups WHERE account = ? ORDER BY interaction, element",
        )
        .bind(account)
        .fetch_all(self.readers())
        .await?;
        Ok(rows)
    }
}

/// Says whose numbers a place gives; both empty is the account's default.
pub async fn put_group(
    tx: &mut SqliteConnection,
    account: &str,
    (interaction, element): (&str, &str),
    name: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO number_groups (account, interaction, element, name) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET name = excluded.name",
    )
    .bind(account)
    .bind(interaction)
    .bind(element)
    .bind(name)
    .execute(tx)
    .await?;
    Ok(())
}

/// Says whose numbers every place gives, in place of all that was said before.
pub async fn put_groups(
    tx: &mut SqliteConnection,
    account: &str,
    groups: &[PlaceGroup],
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM number_groups WHERE account = ?")
        .bind(account)
        .execute(&mut *tx)
        .await?;
    for group in groups {
        let place = (group.interaction.as_str(), group.element.as_str());
        put_group(tx, account, place, &group.name).await?;
    }
    Ok(())
}
