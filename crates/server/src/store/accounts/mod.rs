//! Accounts, and what an administrator sets for them.

mod edit;
mod options;
mod overrides;
mod schedules;
mod variables;

pub use {
    edit::{ChatSettings, Information, put_chat, put_information, put_number, put_slot_capacity},
    options::{AfterHours, Element, OptionSetting, put_element, put_option},
    overrides::{Subject, put_override, put_overrides, remove_override},
    schedules::{NamedSchedule, drop_schedule, put_schedule},
    variables::put_variable_set,
};

use {
    super::{Store, StoreError},
    jiff::tz::TimeZone,
    sqlx::{FromRow, SqliteConnection},
};

/// An account.
#[derive(Clone, FromRow)]
pub struct Account {
    /// Its name in links.
    pub account: String,
    /// What people call it.
    pub organisation: String,
    /// IANA name of its time zone.
    pub zone: String,
    /// Region that a number without a country code is read in.
    pub region: String,
    /// Its language.
    pub locale: String,
    /// The number to dial, as typed.
    pub number_to_dial: String,
    /// The organisation's own number, as typed; may be empty.
    pub phone: String,
    /// Where Email Us goes.
    pub primary_email: String,
    /// `Name <address>` that mails come from.
    pub sender: String,
    /// Its privacy notice.
    pub privacy_url: Option<String>,
    /// Its key for the Voice Proxy, history and DNIS paths.
    pub application_key: String,
    /// How many calls fit into a slot.
    pub slot_capacity: u32,
    /// Who answers its chats: `none`, `builtin` or `webhook`.
    pub chat_provider: String,
    /// Where the webhook is told of chats.
    pub chat_url: Option<String>,
    /// What both sides of the webhook sign with.
    pub chat_secret: Option<String>,
    /// When it was made, UTC milliseconds.
    pub created_at: i64,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account")
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

impl Account {
    /// Its time zone; UTC if the name is none.
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

impl Store {
    /// The account of a name.
    pub async fn account(&self, name: &str) -> Result<Option<Account>, StoreError> {
        let found = sqlx::query_as("SELECT * FROM accounts WHERE account = ?")
            .bind(name)
            .fetch_optional(self.readers())
            .await?;
        Ok(found)
    }

    /// Every account, by name.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let all = sqlx::query_as("SELECT * FROM accounts ORDER BY account")
            .fetch_all(self.readers())
            .await?;
        Ok(all)
    }
}

/// Writes an account, where there is none of its name.
pub async fn add(tx: &mut SqliteConnection, account: &Account) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO accounts (account, organisation, zone, region, locale, number_to_dial, primary_email, sender,
             privacy_url, application_key, slot_capacity, chat_provider, chat_url, chat_secret, phone, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    )
    .bind(&account.account)
    .bind(&account.organisation)
    .bind(&account.zone)
    .bind(&account.region)
    .bind(&account.locale)
    .bind(&account.number_to_dial)
    .bind(&account.primary_email)
    .bind(&account.sender)
    .bind(&account.privacy_url)
    .bind(&account.application_key)
    .bind(account.slot_capacity)
    .bind(&account.chat_provider)
    .bind(&account.chat_url)
    .bind(&account.chat_secret)
    .bind(&account.phone)
    .bind(account.created_at)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Replaces an account's application key.
pub async fn set_application_key(
    tx: &mut SqliteConnection,
    account: &str,
    key: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE accounts SET application_key = ? WHERE account = ?")
        .bind(key)
        .bind(account)
        .execute(tx)
        .await?;
    Ok(())
}
