//! What administrators change of an account.

use {crate::store::StoreError, sqlx::SqliteConnection};

/// Account Information, checked.
#[derive(Clone)]
pub struct Information {
    /// What people call it.
    pub organisation: String,
    /// Where Email Us goes; empty for none.
    pub primary_email: String,
    /// Its own number, as typed; may be empty.
    pub phone: String,
    /// IANA name of its time zone.
    pub zone: String,
    /// Its language.
    pub locale: String,
    /// Region that a number without a country code is read in.
    pub region: String,
    /// `Name <address>` that mails come from.
    pub sender: String,
    /// Its privacy notice.
    pub privacy_url: Option<String>,
}

/// Who answers chats, checked.
#[derive(Clone)]
pub struct ChatSettings {
    /// `none`, `builtin` or `webhook`.
    pub provider: String,
    /// Where the webhook is told of chats.
    pub url: Option<String>,
    /// A new secret; none leaves the stored one.
    pub secret: Option<String>,
}

/// Writes Account Information in place of what was.
pub async fn put_information(
    tx: &mut SqliteConnection,
    account: &str,
    information: &Information,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE accounts SET organisation = ?, primary_email = ?, phone = ?, zone = ?, locale = ?, region = ?,
             sender = ?, privacy_url = ?
         WHERE account = ?",
    )
    .bind(&information.organisation)
    .bind(&information.primary_email)
    .bind(&information.phone)
    .bind(&information.zone)
    .bind(&information.locale)
    .bind(&information.region)
    .bind(&information.sender)
    .bind(&information.privacy_url)
    .bind(account)
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes who answers chats.
pub async fn put_chat(
    tx: &mut SqliteConnection,
    account: &str,
    chat: &ChatSettings,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE accounts SET chat_provider = ?, chat_url = ?, chat_secret = coalesce(?, chat_secret) WHERE account = ?",
    )
    .bind(&chat.provider)
    .bind(&chat.url)
    .bind(&chat.secret)
    .bind(account)
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes the number to dial, as typed.
pub async fn put_number(
    tx: &mut SqliteConnection,
    account: &str,
    number: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE accounts SET number_to_dial = ? WHERE account = ?")
        .bind(number)
        .bind(account)
        .execute(tx)
        .await?;
    Ok(())
}

/// Writes how many calls fit into a slot.
pub async fn put_slot_capacity(
    tx: &mut SqliteConnection,
    account: &str,
    capacity: u32,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE accounts SET slot_capacity = ? WHERE account = ?")
        .bind(capacity)
        .bind(account)
        .execute(tx)
        .await?;
    Ok(())
}
