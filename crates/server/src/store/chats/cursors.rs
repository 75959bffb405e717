//! How far each side has come.

use {
    super::to_db, crate::store::StoreError, contact_us_wire::chat::Party, sqlx::SqliteConnection,
};

/// How far a side says it has come. What is on the screen has arrived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursors {
    /// The last entry that has arrived.
    pub delivered: u64,
    /// The last entry that was on the screen.
    pub read: u64,
}

/// Moves a side forward: never back, and never beyond the log. Whether anything moved.
pub async fn advance(
    tx: &mut SqliteConnection,
    conversation: &str,
    party: Party,
    cursors: Cursors,
) -> Result<bool, StoreError> {
    let statement = if party == Party::Customer {
        "UPDATE conversations SET
             customer_delivered = max(customer_delivered, min(last_seq, max(?2, ?3))),
             customer_read = max(customer_read, min(last_seq, ?3))
         WHERE conversation = ?1 AND (customer_delivered < min(last_seq, max(?2, ?3)) OR customer_read < min(last_seq, ?3))"
    } else {
        "UPDATE conversations SET
             agent_delivered = max(agent_delivered, min(last_seq, max(?2, ?3))),
             agent_read = max(agent_read, min(last_seq, ?3))
         WHERE conversation = ?1 AND (agent_delivered < min(last_seq, max(?2, ?3)) OR agent_read < min(last_seq, ?3))"
    };
    let done = sqlx::query(statement)
        .bind(conversation)
        .bind(to_db(cursors.delivered))
        .bind(to_db(cursors.read))
        .execute(tx)
        .await?;
    Ok(done.rows_affected() == 1)
}
