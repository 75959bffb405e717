//! What was done beside the pages of an instance.

use {super::StoreError, sqlx::SqliteConnection};

/// An assistance option was pressed.
#[derive(Clone, Copy, Debug)]
pub struct OptionPressed<'a> {
    /// Names the event; the same one is written down once.
    pub id: &'a str,
    /// The account.
    pub account: &'a str,
    /// The instance.
    pub instance: &'a str,
    /// The option's name.
    pub option: &'a str,
    /// The element where, or nothing.
    pub element: &'a str,
    /// When, in UTC milliseconds.
    pub now: i64,
}

/// Writes down that an option was pressed.
pub async fn option_pressed(
    tx: &mut SqliteConnection,
    event: &OptionPressed<'_>,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO events (id, account, instance, at, event, subject, element)
         VALUES (?, ?, ?, ?, 'option-pressed', ?, ?) ON CONFLICT DO NOTHING",
    )
    .bind(event.id)
    .bind(event.account)
    .bind(event.instance)
    .bind(event.now)
    .bind(event.option)
    .bind(event.element)
    .execute(tx)
    .await?;
    Ok(())
}
