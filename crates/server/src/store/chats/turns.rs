//! Whose turn it is: an agent takes a conversation, gives it back, or it ends.

use {
    super::{Conversation, party_name},
    crate::store::StoreError,
    contact_us_wire::chat::Party,
    sqlx::SqliteConnection,
};

/// Gives a waiting conversation to an agent. False if it does not wait: somebody else was quicker, or it is over.
pub async fn assign(
    tx: &mut SqliteConnection,
    conversation: &str,
    person: &str,
    name: &str,
    now: i64,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE conversations SET state = 'live', agent = ?2, agent_name = ?3, answered_at = coalesce(answered_at, ?4)
         WHERE conversation = ?1 AND state = 'waiting'",
    )
    .bind(conversation)
    .bind(person)
    .bind(name)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives a conversation back to its queue, at its old place. False if it is not that agent's.
pub async fn release(
    tx: &mut SqliteConnection,
    conversation: &str,
    person: &str,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE conversations SET state = 'waiting', agent = NULL, agent_name = ''
         WHERE conversation = ?1 AND state = 'live' AND agent = ?2",
    )
    .bind(conversation)
    .bind(person)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends a conversation. Who had it is kept. False if it was over already.
pub async fn end(
    tx: &mut SqliteConnection,
    conversation: &str,
    by: Party,
    now: i64,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE conversations SET state = 'ended', ended_by = ?2, ended_at = ?3, owed_since = NULL
         WHERE conversation = ?1 AND state <> 'ended'",
    )
    .bind(conversation)
    .bind(party_name(by))
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How many conversations an agent has now, without those whose customer was last seen at `gone` or before.
pub async fn live_chats(
    tx: &mut SqliteConnection,
    account: &str,
    person: &str,
    gone: i64,
) -> Result<u32, StoreError> {
    let count = sqlx::query_scalar(
        "SELECT count(*) FROM conversations
         WHERE account = ? AND agent = ? AND state = 'live' AND customer_seen_at > ?",
    )
    .bind(account)
    .bind(person)
    .bind(gone)
    .fetch_one(tx)
    .await?;
    Ok(count)
}

/// The conversations that an agent has now.
pub async fn live_of(
    tx: &mut SqliteConnection,
    account: &str,
    person: &str,
) -> Result<Vec<Conversation>, StoreError> {
    let found = sqlx::query_as(
        "SELECT * FROM conversations WHERE account = ? AND agent = ? AND state = 'live' ORDER BY conversation",
    )
    .bind(account)
    .bind(person)
    .fetch_all(tx)
    .await?;
    Ok(found)
}
