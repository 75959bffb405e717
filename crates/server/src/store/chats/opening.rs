//! New conversations, and the queues that they wait in.

use {
    crate::store::StoreError,
    sqlx::{SqliteConnection, SqliteExecutor},
};

/// A conversation to be stored.
pub struct NewConversation<'a> {
    /// The UUID version 7 that the app made.
    pub id: &'a str,
    /// The account.
    pub account: &'a str,
    /// The Interaction Unique Id.
    pub instance: &'a str,
    /// The receipt number.
    pub reference: &'a str,
    /// The visitor, or nothing.
    pub visitor: &'a str,
    /// Name of the provider.
    pub provider: &'a str,
    /// The queue.
    pub queue: &'a str,
    /// How the customer wants to be called, or nothing.
    pub name: &'a str,
    /// What it is about, or nothing.
    pub topic: &'a str,
    /// The language of the customer's page.
    pub locale: &'a str,
    /// Name of the After Hours schedule.
    pub schedule: Option<&'a str>,
    /// When.
    pub now: i64,
}

/// Stores a conversation that waits.
pub async fn add(tx: &mut SqliteConnection, new: &NewConversation<'_>) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO conversations (conversation, account, instance, reference, visitor, provider, state, queue, name,
             topic, locale, schedule, opened_at, waiting_since, customer_seen_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'waiting', ?7, ?8, ?9, ?10, ?11, ?12, ?12, ?12)",
    )
    .bind(new.id)
    .bind(new.account)
    .bind(new.instance)
    .bind(new.reference)
    .bind(new.visitor)
    .bind(new.provider)
    .bind(new.queue)
    .bind(new.name)
    .bind(new.topic)
    .bind(new.locale)
    .bind(new.schedule)
    .bind(new.now)
    .execute(tx)
    .await?;
    Ok(())
}

/// The queue of an element: its own, else the Interaction's, else the account's, else none.
pub async fn queue_of(
    db: impl SqliteExecutor<'_>,
    account: &str,
    interaction: &str,
    element: &str,
) -> Result<String, StoreError> {
    let queue: Option<String> = sqlx::query_scalar(
        "SELECT queue FROM queues
         WHERE account = ?1 AND interaction IN (?2, '') AND element IN (?3, '') AND (interaction <> '' OR element = '')
         ORDER BY interaction DESC, element DESC LIMIT 1",
    )
    .bind(account)
    .bind(interaction)
    .bind(element)
    .fetch_optional(db)
    .await?;
    Ok(queue.unwrap_or_default())
}

/// Names a queue for an element, an Interaction (element empty) or the account (both empty).
pub async fn put_queue(
    tx: &mut SqliteConnection,
    account: &str,
    interaction: &str,
    element: &str,
    queue: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO queues (account, interaction, element, queue) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET queue = excluded.queue",
    )
    .bind(account)
    .bind(interaction)
    .bind(element)
    .bind(queue)
    .execute(tx)
    .await?;
    Ok(())
}

/// Takes an element's own queue away, if it has one.
pub async fn drop_queue(
    tx: &mut SqliteConnection,
    account: &str,
    interaction: &str,
    element: &str,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM queues WHERE account = ? AND interaction = ? AND element = ?")
        .bind(account)
        .bind(interaction)
        .bind(element)
        .execute(tx)
        .await?;
    Ok(())
}
