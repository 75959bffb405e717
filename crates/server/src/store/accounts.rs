//! Accounts, and what an administrator sets for them.

use {
    super::{Store, StoreError},
    crate::schedule::{Closed, Schedule},
    contact_us_wire::OptionKind,
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

/// What happens to a request after hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterHours {
    /// It is not taken.
    Refuse,
    /// It is taken and answered once the business opens.
    Accept,
}

impl AfterHours {
    fn name(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::Accept => "accept",
        }
    }
}

/// Kind, configured, schedule, after hours, promise.
type OptionRow = (String, bool, Option<String>, String, Option<u32>);

/// An assistance option as the account has set it up.
#[derive(Clone, Debug)]
pub struct OptionSetting {
    /// Which.
    pub kind: OptionKind,
    /// Whether it is set up at all.
    pub configured: bool,
    /// Name of its After Hours schedule.
    pub schedule: Option<String>,
    /// What happens to requests then.
    pub after_hours: AfterHours,
    /// What is promised: minutes for call and callback, hours for e-mail.
    pub promise: Option<u32>,
}

/// What a page of an Interaction offers.
#[derive(Clone, Debug)]
pub struct Element {
    /// Name of the Interaction.
    pub interaction: String,
    /// Name of the element.
    pub element: String,
    /// The options that it sets.
    pub options: Vec<OptionKind>,
    /// A schedule instead of the options' own.
    pub schedule: Option<String>,
}

/// A schedule by its name.
#[derive(Clone, Debug)]
pub struct NamedSchedule {
    /// The name.
    pub name: String,
    /// The zone whose clock it follows.
    pub zone: String,
    /// The closed periods.
    pub closed: Closed,
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

    /// Every option that an account has set up or not.
    pub async fn options(&self, account: &str) -> Result<Vec<OptionSetting>, StoreError> {
        let rows: Vec<OptionRow> = sqlx::query_as(
            "SELECT kind, configured, schedule, after_hours, promise FROM options WHERE account = ?",
        )
        .bind(account)
        .fetch_all(self.readers())
        .await?;
        let read =
            rows.into_iter()
                .filter_map(|(kind, configured, schedule, after_hours, promise)| {
                    let kind = kind_named(&kind)?;
                    let accepts = after_hours == AfterHours::Accept.name();
                    let after_hours = if accepts {
                        AfterHours::Accept
                    } else {
                        AfterHours::Refuse
                    };
                    Some(OptionSetting {
                        kind,
                        configured,
                        schedule,
                        after_hours,
                        promise,
                    })
                });
        Ok(read.collect())
    }

    /// The page of an element; the account's default page where there is none of that name.
    pub async fn element(
        &self,
        account: &str,
        interaction: &str,
        element: &str,
    ) -> Result<Option<Element>, StoreError> {
        let row: Option<(String, String, String, Option<String>)> = sqlx::query_as(
            "SELECT interaction, element, options, schedule FROM elements
             WHERE account = ?1 AND ((interaction = ?2 AND element = ?3) OR (interaction = '' AND element = ''))
             ORDER BY interaction = ?2 AND element = ?3 DESC LIMIT 1",
        )
        .bind(account)
        .bind(interaction)
        .bind(element)
        .fetch_optional(self.readers())
        .await?;
        let Some((interaction, element, names, schedule)) = row else {
            return Ok(None);
        };
        let names: Vec<String> = serde_json::from_str(&names)?;
        let options = names.iter().filter_map(|name| kind_named(name)).collect();
        Ok(Some(Element {
            interaction,
            element,
            options,
            schedule,
        }))
    }

    /// The schedule of a name.
    pub async fn schedule(
        &self,
        account: &str,
        name: &str,
    ) -> Result<Option<Schedule>, StoreError> {
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT zone, closed FROM schedules WHERE account = ? AND name = ?")
                .bind(account)
                .bind(name)
                .fetch_optional(self.readers())
                .await?;
        let Some((zone, closed)) = row else {
            return Ok(None);
        };
        let zone = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
        Ok(Some(Schedule::new(zone, serde_json::from_str(&closed)?)))
    }

    /// The names of a variable set, in order; none where there is no such set.
    pub async fn variable_set(&self, account: &str, name: &str) -> Result<Vec<String>, StoreError> {
        let names: Option<String> = sqlx::query_scalar(
            "SELECT variables FROM variable_sets WHERE account = ? AND name = ?",
        )
        .bind(account)
        .bind(name)
        .fetch_optional(self.readers())
        .await?;
        names.map_or(Ok(Vec::new()), |json| Ok(serde_json::from_str(&json)?))
    }
}

/// Writes an account, where there is none of its name.
pub async fn add(
    tx: &mut SqliteConnection,
    account: &Account,
    now: i64,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO accounts (account, organisation, zone, region, locale, number_to_dial, primary_email, sender,
             privacy_url, application_key, slot_capacity, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
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
    .bind(now)
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

/// Writes a schedule, in place of one of its name.
pub async fn put_schedule(
    tx: &mut SqliteConnection,
    account: &str,
    schedule: &NamedSchedule,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO schedules (account, name, zone, closed) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET zone = excluded.zone, closed = excluded.closed",
    )
    .bind(account)
    .bind(&schedule.name)
    .bind(&schedule.zone)
    .bind(serde_json::to_string(&schedule.closed)?)
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes how an option is set up, in place of what was.
pub async fn put_option(
    tx: &mut SqliteConnection,
    account: &str,
    option: &OptionSetting,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO options (account, kind, configured, schedule, after_hours, promise) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET configured = excluded.configured, schedule = excluded.schedule,
             after_hours = excluded.after_hours, promise = excluded.promise",
    )
    .bind(account)
    .bind(option.kind.name())
    .bind(option.configured)
    .bind(&option.schedule)
    .bind(option.after_hours.name())
    .bind(option.promise)
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes what a page offers, in place of what it did.
pub async fn put_element(
    tx: &mut SqliteConnection,
    account: &str,
    element: &Element,
) -> Result<(), StoreError> {
    let names: Vec<&str> = element.options.iter().map(|kind| kind.name()).collect();
    sqlx::query(
        "INSERT INTO elements (account, interaction, element, options, schedule) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET options = excluded.options, schedule = excluded.schedule",
    )
    .bind(account)
    .bind(&element.interaction)
    .bind(&element.element)
    .bind(serde_json::to_string(&names)?)
    .bind(&element.schedule)
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes a variable set, in place of one of its name.
pub async fn put_variable_set(
    tx: &mut SqliteConnection,
    account: &str,
    name: &str,
    variables: &[&str],
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO variable_sets (account, name, variables) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET variables = excluded.variables",
    )
    .bind(account)
    .bind(name)
    .bind(serde_json::to_string(variables)?)
    .execute(tx)
    .await?;
    Ok(())
}

fn kind_named(name: &str) -> Option<OptionKind> {
    OptionKind::ALL.into_iter().find(|kind| kind.name() == name)
}
