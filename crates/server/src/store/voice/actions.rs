//! What the IVR is to do next: a queue of which each action is handed out once.

use {super::Session, crate::store::StoreError, sqlx::SqliteConnection};

/// Queues an action behind all others; `variables` is a JSON object. Gives its number; none without a session.
pub async fn add_action(
    tx: &mut SqliteConnection,
    session: Session<'_>,
    action: &str,
    variables: &str,
    now: i64,
) -> Result<Option<i64>, StoreError> {
    let number: Option<i64> = sqlx::query_scalar(
        "UPDATE voice_sessions SET actions = actions + 1 WHERE account = ? AND external_id = ? RETURNING actions",
    )
    .bind(session.account)
    .bind(session.external_id)
    .fetch_optional(&mut *tx)
    .await?;
    if number.is_some() {
        sqlx::query(
            "INSERT INTO voice_actions (account, external_id, number, action, variables, added_at)
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(session.account)
        .bind(session.external_id)
        .bind(number)
        .bind(action)
        .bind(variables)
        .bind(now)
        .execute(tx)
        .await?;
    }
    Ok(number)
}

/// Takes the oldest action that nobody has been given, as its name and variables, and notes that the IVR asked.
pub async fn next_action(
    tx: &mut SqliteConnection,
    session: Session<'_>,
    now: i64,
) -> Result<Option<(String, String)>, StoreError> {
    sqlx::query("UPDATE voice_sessions SET polled_at = ? WHERE account = ? AND external_id = ?")
        .bind(now)
        .bind(session.account)
        .bind(session.external_id)
        .execute(&mut *tx)
        .await?;
    let taken = sqlx::query_as(
        "UPDATE voice_actions SET handed_out_at = ?3 WHERE account = ?1 AND external_id = ?2 AND number = (
             SELECT min(number) FROM voice_actions
             WHERE account = ?1 AND external_id = ?2 AND handed_out_at IS NULL)
         RETURNING action, variables",
    )
    .bind(session.account)
    .bind(session.external_id)
    .bind(now)
    .fetch_optional(tx)
    .await?;
    Ok(taken)
}

/// Queues the Transfer that the page asks for, as the session's only one.
pub async fn add_transfer(
    tx: &mut SqliteConnection,
    session: Session<'_>,
    variables: &str,
    now: i64,
) -> Result<(), StoreError> {
    withdraw_transfer(tx, session).await?;
    let number = add_action(tx, session, "Transfer", variables, now).await?;
    sqlx::query("UPDATE voice_sessions SET transfer = ? WHERE account = ? AND external_id = ?")
        .bind(number)
        .bind(session.account)
        .bind(session.external_id)
        .execute(tx)
        .await?;
    Ok(())
}

/// Takes back the page's Transfer, if the IVR was not given it yet.
pub async fn withdraw_transfer(
    tx: &mut SqliteConnection,
    session: Session<'_>,
) -> Result<(), StoreError> {
    sqlx::query(
        "DELETE FROM voice_actions WHERE account = ?1 AND external_id = ?2 AND handed_out_at IS NULL AND number = (
             SELECT transfer FROM voice_sessions WHERE account = ?1 AND external_id = ?2)",
    )
    .bind(session.account)
    .bind(session.external_id)
    .execute(tx)
    .await?;
    Ok(())
}
