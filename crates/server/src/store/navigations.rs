//! Running instances, and every navigation of them.

use {
    super::{Store, StoreError},
    sqlx::{FromRow, SqliteConnection, SqliteExecutor},
};

/// An instance that is begun.
#[derive(Clone, Copy, Debug)]
pub struct Beginning<'a> {
    /// The Interaction Unique Id: random, and as good as a secret.
    pub id: &'a str,
    /// The account.
    pub account: &'a str,
    /// The Interaction.
    pub interaction: &'a str,
    /// The version of its definition; the instance keeps it.
    pub version: u32,
    /// The first page.
    pub element: &'a str,
    /// The visitor.
    pub visitor: Option<&'a str>,
    /// The Voice IVR session, or nothing.
    pub external_id: &'a str,
    /// The language of the page.
    pub locale: &'a str,
    /// What the call centre finds it by, or nothing.
    pub history_search_id: &'a str,
    /// When, in UTC milliseconds.
    pub now: i64,
}

/// An instance of a definition.
#[derive(Clone, Debug, FromRow)]
pub struct Instance {
    /// The Interaction Unique Id.
    pub instance: String,
    /// The account.
    pub account: String,
    /// The Interaction.
    pub interaction: String,
    /// The version of its definition.
    pub version: u32,
    /// The page where it stands.
    pub element: String,
    /// `running`, `finished` or `interrupted`.
    pub state: String,
    /// The number of its last navigation.
    pub step: u32,
    /// The Voice IVR session, or nothing.
    pub external_id: String,
}

/// A navigation as it is stored.
#[derive(Clone, Debug, FromRow)]
pub struct Navigation {
    /// Its number: 1, 2, 3 …
    pub step: u32,
    /// When, in UTC milliseconds.
    pub at: i64,
    /// `start`, `next`, `back`, `contact` or `hangup`.
    pub direction: String,
    /// The page that was left; nothing at the start.
    pub element: String,
    /// The page that is shown then; nothing where it was ended from outside.
    pub target: String,
    /// JSON: what stood in the fields.
    pub input: String,
}

/// Begins an instance; its first navigation is still to be added.
pub async fn begin(tx: &mut SqliteConnection, one: &Beginning<'_>) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO instances (instance, account, interaction, version, element, state, visitor, external_id, locale,
             history_search_id, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, 'running', ?, ?, ?, ?, ?, ?)",
    )
    .bind(one.id)
    .bind(one.account)
    .bind(one.interaction)
    .bind(one.version)
    .bind(one.element)
    .bind(one.visitor)
    .bind(one.external_id)
    .bind(one.locale)
    .bind(one.history_search_id)
    .bind(one.now)
    .bind(one.now)
    .execute(tx)
    .await?;
    Ok(())
}

/// The instance of an id, if it was begun by a definition of this account.
pub async fn find(
    db: impl SqliteExecutor<'_>,
    account: &str,
    instance: &str,
) -> Result<Option<Instance>, StoreError> {
    let found = sqlx::query_as(
        "SELECT instance, account, interaction, version, element, state, step, external_id FROM instances
         WHERE instance = ? AND account = ? AND version > 0",
    )
    .bind(instance)
    .bind(account)
    .fetch_optional(db)
    .await?;
    Ok(found)
}

/// Adds a navigation behind the last one, and says how the instance stands then. Its number is given here; the one that
/// it carries is not looked at.
pub async fn add(
    tx: &mut SqliteConnection,
    account: &str,
    instance: &str,
    state: &str,
    navigation: &Navigation,
) -> Result<u32, StoreError> {
    // Where it ended from outside, it still stands where it stood.
    let step: u32 = sqlx::query_scalar(
        "UPDATE instances SET step = step + 1, state = ?1, updated_at = ?2,
             element = CASE ?3 WHEN '' THEN element ELSE ?3 END
         WHERE instance = ?4 AND account = ?5 RETURNING step",
    )
    .bind(state)
    .bind(navigation.at)
    .bind(&navigation.target)
    .bind(instance)
    .bind(account)
    .fetch_one(&mut *tx)
    .await?;
    sqlx::query(
        "INSERT INTO navigations (instance, step, account, at, direction, element, target, input)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(instance)
    .bind(step)
    .bind(account)
    .bind(navigation.at)
    .bind(&navigation.direction)
    .bind(&navigation.element)
    .bind(&navigation.target)
    .bind(&navigation.input)
    .execute(tx)
    .await?;
    Ok(step)
}

/// Every navigation of an instance, in order.
pub async fn all(
    db: impl SqliteExecutor<'_>,
    account: &str,
    instance: &str,
) -> Result<Vec<Navigation>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT step, at, direction, element, target, input FROM navigations
         WHERE instance = ? AND account = ? ORDER BY step",
    )
    .bind(instance)
    .bind(account)
    .fetch_all(db)
    .await?;
    Ok(rows)
}

impl Store {
    /// As [`find`], for reading.
    pub async fn running_instance(
        &self,
        account: &str,
        instance: &str,
    ) -> Result<Option<Instance>, StoreError> {
        find(self.readers(), account, instance).await
    }

    /// As [`all`], for reading.
    pub async fn navigations(
        &self,
        account: &str,
        instance: &str,
    ) -> Result<Vec<Navigation>, StoreError> {
        all(self.readers(), account, instance).await
    }
}
