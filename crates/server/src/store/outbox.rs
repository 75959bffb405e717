//! Mails that are owed.

use {super::StoreError, crate::mail::MailJob, sqlx::SqliteConnection};

/// Owes a mail, within the transaction that stores what it is about.
pub async fn enqueue(tx: &mut SqliteConnection, job: &MailJob) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO outbox (id, account, payload, state, next_at, created_at) VALUES (?, ?, ?, 'pending', ?, ?)",
    )
    .bind(&job.id)
    .bind(&job.account)
    .bind(serde_json::to_string(job)?)
    .bind(job.accepted_at)
    .bind(job.accepted_at)
    .execute(tx)
    .await?;
    Ok(())
}
