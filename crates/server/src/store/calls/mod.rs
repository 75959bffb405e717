//! Calls that carry their context: how an account's calls are matched, its own numbers, and the codes behind numbers.

mod codes;
mod groups;
mod numbers;
mod waits;

pub use {
    codes::{Code, hold_code, prune},
    groups::{PlaceGroup, put_group, put_groups},
    numbers::{
        Allocated, NewNumber, NumberRow, add_number, allocate, edit_number, enable_number, free,
        name_number, numbers, remove_number, retrieve,
    },
    waits::{Wait, put_wait},
};

use {
    super::{Store, StoreError},
    crate::clock::MINUTE,
    sqlx::{FromRow, SqliteConnection},
};

/// How a call centre learns which instance calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// It does not.
    #[default]
    Plain,
    /// By a code that is typed or dialled behind the number: Direct Dial with DTMF Code.
    Dtmf,
    /// By the number that was dialled, which is this instance's for a while: DNIS Manager.
    Dnis,
}

impl Method {
    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Dtmf => "dtmf",
            Self::Dnis => "dnis",
        }
    }

    /// The method of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Plain, Self::Dtmf, Self::Dnis]
            .into_iter()
            .find(|method| method.name() == name)
    }
}

/// What an administrator sets for calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallSettings {
    /// How calls are matched.
    pub method: Method,
    /// Milliseconds that a number or code is one customer's.
    pub shown_for: i64,
    /// Whether a number is free again as soon as the call centre has asked whose it is.
    pub free_on_retrieve: bool,
    /// Whether another group's number serves where the page's group has none left.
    pub any_group: bool,
}

impl Default for CallSettings {
    fn default() -> Self {
        Self {
            method: Method::Plain,
            shown_for: 15 * MINUTE,
            free_on_retrieve: false,
            any_group: true,
        }
    }
}

#[derive(FromRow)]
struct SettingsRow {
    method: String,
    shown_for: i64,
    free_on_retrieve: bool,
    any_group: bool,
}

impl Store {
    /// What an account has set for calls.
    pub async fn call_settings(&self, account: &str) -> Result<CallSettings, StoreError> {
        let row: Option<SettingsRow> = sqlx::query_as(
            "SELECT method, shown_for, free_on_retrieve, any_group FROM call_settings WHERE account = ?",
        )
        .bind(account)
        .fetch_optional(self.readers())
        .await?;
        Ok(row.map_or_else(CallSettings::default, |row| CallSettings {
            method: Method::named(&row.method).unwrap_or_default(),
            shown_for: row.shown_for,
            free_on_retrieve: row.free_on_retrieve,
            any_group: row.any_group,
        }))
    }

    /// The instance of a visitor at a place who has a number or a code that is still theirs.
    pub async fn calling_instance(
        &self,
        account: &str,
        visitor: &str,
        (interaction, element): (&str, &str),
        now: i64,
    ) -> Result<Option<String>, StoreError> {
        let found = sqlx::query_scalar(
            "SELECT instance FROM instances AS one
             WHERE account = ?1 AND visitor = ?2 AND interaction = ?3 AND element = ?4 AND (
                 EXISTS (SELECT 1 FROM numbers WHERE numbers.instance = one.instance AND until > ?5)
                 OR EXISTS (SELECT 1 FROM call_codes WHERE call_codes.instance = one.instance AND shown_until > ?5))
             ORDER BY created_at DESC LIMIT 1",
        )
        .bind(account)
        .bind(visitor)
        .bind(interaction)
        .bind(element)
        .bind(now)
        .fetch_optional(self.readers())
        .await?;
        Ok(found)
    }
}

/// Writes what an account has set for calls, in place of what was.
pub async fn put_settings(
    tx: &mut SqliteConnection,
    account: &str,
    settings: &CallSettings,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO call_settings (account, method, shown_for, free_on_retrieve, any_group) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET method = excluded.method, shown_for = excluded.shown_for,
             free_on_retrieve = excluded.free_on_retrieve, any_group = excluded.any_group",
    )
    .bind(account)
    .bind(settings.method.name())
    .bind(settings.shown_for)
    .bind(settings.free_on_retrieve)
    .bind(settings.any_group)
    .execute(tx)
    .await?;
    Ok(())
}
