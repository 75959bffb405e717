//! What is written down beside the log: ratings, and events for reports.

use {crate::store::StoreError, sqlx::SqliteConnection};

/// Something that happened, for reports.
pub struct AuditEvent<'a> {
    /// Names it; the same one is written down once.
    pub id: &'a str,
    /// The account.
    pub account: &'a str,
    /// `chat-pressed` or `chat-started`.
    pub event: &'a str,
    /// The Interaction Unique Id, where there is one.
    pub instance: Option<&'a str>,
    /// The conversation, where there is one.
    pub conversation: Option<&'a str>,
    /// The Interaction that Chat was pressed in.
    pub interaction: &'a str,
    /// The element that it was pressed on.
    pub element: &'a str,
    /// The Voice IVR session, or nothing.
    pub external_id: &'a str,
    /// The visitor, or nothing.
    pub visitor: &'a str,
    /// The queue, or nothing.
    pub queue: &'a str,
    /// The Contact Us variable set's values.
    pub variables: &'a [(String, String)],
    /// When.
    pub now: i64,
}

/// Writes an event down.
pub async fn record(tx: &mut SqliteConnection, event: &AuditEvent<'_>) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO audit (id, account, event, at, instance, conversation, interaction, element, external_id, visitor,
             queue, variables)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    )
    .bind(event.id)
    .bind(event.account)
    .bind(event.event)
    .bind(event.now)
    .bind(event.instance)
    .bind(event.conversation)
    .bind(event.interaction)
    .bind(event.element)
    .bind(event.external_id)
    .bind(event.visitor)
    .bind(event.queue)
    .bind(serde_json::to_string(event.variables)?)
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes a rating, in place of one before. False while the conversation is not over.
pub async fn rate(
    tx: &mut SqliteConnection,
    conversation: &str,
    stars: u8,
    comment: &str,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE conversations SET stars = ?2, comment = ?3 WHERE conversation = ?1 AND state = 'ended'",
    )
    .bind(conversation)
    .bind(stars)
    .bind(comment)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}
