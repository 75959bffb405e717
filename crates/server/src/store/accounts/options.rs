//! Which assistance options an account has set up, and which of them a page offers.

use {
    crate::store::{Store, StoreError},
    contact_us_wire::OptionKind,
    sqlx::SqliteConnection,
};

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

impl Store {
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
}

impl Store {
    /// The pages of an account's Interactions that offer an option, as Interaction and element.
    pub async fn places(
        &self,
        account: &str,
        kind: OptionKind,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT interaction, element FROM elements
             WHERE account = ?1 AND interaction <> '' AND EXISTS (SELECT 1 FROM json_each(options) WHERE value = ?2)
             ORDER BY interaction, element",
        )
        .bind(account)
        .bind(kind.name())
        .fetch_all(self.readers())
        .await?;
        Ok(rows)
    }
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

pub(super) fn kind_named(name: &str) -> Option<OptionKind> {
    OptionKind::ALL.into_iter().find(|kind| kind.name() == name)
}
