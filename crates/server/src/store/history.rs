//! What is kept of one instance, read for its history.

use {
    super::{Store, StoreError, chats::Conversation},
    crate::contact::key::uuid_v7,
    sqlx::{FromRow, SqliteConnection},
};

/// An instance.
#[derive(Clone, Debug, FromRow)]
pub struct Instance {
    /// The Interaction Unique Id.
    pub instance: String,
    /// The Interaction, or nothing.
    pub interaction: String,
    /// The element that it was left from, or nothing.
    pub element: String,
    /// The version of its definition; 0 for a contact outside an Interaction.
    pub version: u32,
    /// `running`, `finished` or `interrupted`.
    pub state: String,
    /// The customer's language, or nothing.
    pub locale: String,
    /// What the call centre finds it by, or nothing.
    pub history_search_id: String,
    /// When it began.
    pub created_at: i64,
}

/// A navigation, as it was recorded.
#[derive(Clone, Debug, FromRow)]
pub struct Navigation {
    /// When.
    pub at: i64,
    /// `start`, `next`, `back`, `contact` or `hangup`.
    pub direction: String,
    /// What stood in the fields, as JSON.
    pub input: String,
}

/// An e-mail of the customer.
#[derive(FromRow)]
pub struct Email {
    /// Its receipt number.
    pub reference: String,
    /// First name, or nothing.
    pub first_name: String,
    /// Last name, or nothing.
    pub last_name: String,
    /// Number as typed, or nothing.
    pub phone: String,
    /// Address.
    pub email: String,
    /// Message.
    pub message: String,
    /// When.
    pub created_at: i64,
}

/// A callback that was asked for.
#[derive(FromRow)]
pub struct Asked {
    /// Its receipt number.
    pub reference: String,
    /// The number as typed.
    pub typed: String,
    /// When.
    pub created_at: i64,
}

/// Something that was done beside the pages.
#[derive(Clone, Debug, FromRow)]
pub struct Beside {
    /// When.
    pub at: i64,
    /// The option's name, or the person's id.
    pub subject: String,
}

/// Somebody opened the history.
#[derive(Clone, Debug, FromRow)]
pub struct Opened {
    /// When.
    pub at: i64,
    /// Their name; nothing for a program, and for somebody who is gone.
    pub name: String,
}

/// Writes down that somebody opened the history: a person's id, or what else read it.
pub async fn opened(
    tx: &mut SqliteConnection,
    account: &str,
    instance: &str,
    who: &str,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO events (id, account, instance, at, event, subject, element)
         VALUES (?, ?, ?, ?, 'history-opened', ?, '')",
    )
    .bind(uuid_v7(now))
    .bind(account)
    .bind(instance)
    .bind(now)
    .bind(who)
    .execute(tx)
    .await?;
    Ok(())
}

impl Store {
    /// The instance that a receipt was given out in.
    pub async fn instance_of_receipt(
        &self,
        account: &str,
        reference: &str,
    ) -> Result<Option<Instance>, StoreError> {
        let found = sqlx::query_as(
            "SELECT instances.* FROM receipts JOIN instances USING (instance)
             WHERE receipts.account = ? AND receipts.reference = ?",
        )
        .bind(account)
        .bind(reference)
        .fetch_optional(self.readers())
        .await?;
        Ok(found)
    }

    /// The instance of an Interaction Unique Id.
    pub async fn instance(
        &self,
        account: &str,
        instance: &str,
    ) -> Result<Option<Instance>, StoreError> {
        let found = sqlx::query_as("SELECT * FROM instances WHERE account = ? AND instance = ?")
            .bind(account)
            .bind(instance)
            .fetch_optional(self.readers())
            .await?;
        Ok(found)
    }

    /// The Interaction Unique Id of the latest instance that the call centre gave this id.
    pub async fn instance_by_search_id(
        &self,
        account: &str,
        id: &str,
    ) -> Result<Option<String>, StoreError> {
        let found = sqlx::query_scalar(
            "SELECT instance FROM instances WHERE account = ?1 AND history_search_id = ?2 AND ?2 <> ''
             ORDER BY updated_at DESC, rowid DESC LIMIT 1",
        )
        .bind(account)
        .bind(id)
        .fetch_optional(self.readers())
        .await?;
        Ok(found)
    }

    /// The Interaction Unique Id of the latest instance in which a variable has this value.
    pub async fn instance_by_variable(
        &self,
        account: &str,
        name: &str,
        value: &str,
    ) -> Result<Option<String>, StoreError> {
        let found = sqlx::query_scalar(
            "SELECT instance FROM instance_variables JOIN instances USING (account, instance)
             WHERE account = ? AND name = ? AND value = ?
             ORDER BY created_at DESC, instances.rowid DESC LIMIT 1",
        )
        .bind(account)
        .bind(name)
        .bind(value)
        .fetch_optional(self.readers())
        .await?;
        Ok(found)
    }

    /// The navigations of an instance, in order.
    pub async fn navigations_of(
        &self,
        account: &str,
        instance: &str,
    ) -> Result<Vec<Navigation>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT at, direction, input FROM navigations WHERE account = ? AND instance = ? ORDER BY step",
        )
        .bind(account)
        .bind(instance)
        .fetch_all(self.readers())
        .await?;
        Ok(rows)
    }

    /// A definition as it was published.
    pub async fn definition(
        &self,
        account: &str,
        name: &str,
        version: u32,
    ) -> Result<Option<String>, StoreError> {
        let found = sqlx::query_scalar(
            "SELECT document FROM interactions WHERE account = ? AND name = ? AND version = ?",
        )
        .bind(account)
        .bind(name)
        .bind(version)
        .fetch_optional(self.readers())
        .await?;
        Ok(found)
    }

    /// The e-mails that were sent in an instance, oldest first.
    pub async fn emails_of(&self, account: &str, instance: &str) -> Result<Vec<Email>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT emails.* FROM receipts JOIN emails USING (account, reference)
             WHERE account = ? AND receipts.instance = ? ORDER BY emails.created_at, emails.rowid",
        )
        .bind(account)
        .bind(instance)
        .fetch_all(self.readers())
        .await?;
        Ok(rows)
    }

    /// The callbacks that were asked for in an instance, oldest first.
    pub async fn callbacks_of(
        &self,
        account: &str,
        instance: &str,
    ) -> Result<Vec<Asked>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT callbacks.reference, typed, callbacks.created_at
             FROM receipts JOIN callbacks USING (account, reference)
             WHERE account = ? AND receipts.instance = ? ORDER BY callbacks.created_at, callbacks.rowid",
        )
        .bind(account)
        .bind(instance)
        .fetch_all(self.readers())
        .await?;
        Ok(rows)
    }

    /// The chats that were begun in an instance, oldest first.
    pub async fn chats_in(
        &self,
        account: &str,
        instance: &str,
    ) -> Result<Vec<Conversation>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT * FROM conversations WHERE account = ? AND instance = ? ORDER BY opened_at, rowid",
        )
        .bind(account)
        .bind(instance)
        .fetch_all(self.readers())
        .await?;
        Ok(rows)
    }

    /// The options that were pressed in an instance, in order.
    pub async fn pressed_in(
        &self,
        account: &str,
        instance: &str,
    ) -> Result<Vec<Beside>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT at, subject FROM events WHERE account = ? AND instance = ? AND event = 'option-pressed'
             ORDER BY at, rowid",
        )
        .bind(account)
        .bind(instance)
        .fetch_all(self.readers())
        .await?;
        Ok(rows)
    }

    /// Who opened the history of an instance, the latest first.
    pub async fn openings_of(
        &self,
        account: &str,
        instance: &str,
        limit: u32,
    ) -> Result<Vec<Opened>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT at, coalesce(people.name, '') AS name FROM events
             LEFT JOIN people ON people.person = events.subject AND people.account = events.account
             WHERE events.account = ? AND instance = ? AND event = 'history-opened'
             ORDER BY at DESC, events.rowid DESC LIMIT ?",
        )
        .bind(account)
        .bind(instance)
        .bind(limit)
        .fetch_all(self.readers())
        .await?;
        Ok(rows)
    }
}
