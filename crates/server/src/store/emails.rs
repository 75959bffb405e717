//! Messages of customers.

use {super::StoreError, sqlx::SqliteConnection};

/// A message to be stored, checked and cleaned.
pub struct NewEmail<'a> {
    /// Its reference.
    pub reference: &'a str,
    /// The account.
    pub account: &'a str,
    /// The visitor.
    pub visitor: Option<&'a str>,
    /// First name, or nothing.
    pub first_name: &'a str,
    /// Last name, or nothing.
    pub last_name: &'a str,
    /// Number as typed, or nothing.
    pub phone: &'a str,
    /// Address.
    pub email: &'a str,
    /// Message.
    pub message: &'a str,
    /// When, in UTC milliseconds.
    pub now: i64,
}

/// Stores a message.
pub async fn add(tx: &mut SqliteConnection, email: &NewEmail<'_>) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO emails (reference, account, visitor, first_name, last_name, phone, email, message, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(email.reference)
    .bind(email.account)
    .bind(email.visitor)
    .bind(email.first_name)
    .bind(email.last_name)
    .bind(email.phone)
    .bind(email.email)
    .bind(email.message)
    .bind(email.now)
    .execute(tx)
    .await?;
    Ok(())
}
