//! Revisions of an account's settings.

use {
    super::{Store, StoreError},
    sqlx::{FromRow, SqliteConnection},
};

/// A part of the settings that is changed as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Account Information.
    Account,
    /// Assistance options.
    Options,
    /// The account's own numbers.
    Numbers,
    /// After Hours schedules.
    Schedules,
    /// Exceptions from the hours.
    Exceptions,
    /// The Contact Us variable set.
    Variables,
    /// Canned replies.
    Replies,
    /// Which sites may hold the widget.
    Widget,
    /// The identity secret.
    Identity,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Options => "options",
            Self::Numbers => "numbers",
            Self::Schedules => "schedules",
            Self::Exceptions => "exceptions",
            Self::Variables => "variables",
            Self::Replies => "replies",
            Self::Widget => "widget",
            Self::Identity => "identity",
        }
    }
}

/// How often a part was changed, and who did it last.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromRow)]
pub struct Revision {
    /// 0 until it is first changed.
    pub revision: u32,
    /// When it was last changed, UTC milliseconds.
    pub changed_at: i64,
    /// The name of who did it.
    pub changed_by: String,
}

impl Store {
    /// The revision of a part.
    pub async fn revision(&self, account: &str, part: Part) -> Result<Revision, StoreError> {
        let found = sqlx::query_as(
            "SELECT revision, changed_at, changed_by FROM revisions WHERE account = ? AND part = ?",
        )
        .bind(account)
        .bind(part.name())
        .fetch_optional(self.readers())
        .await?;
        Ok(found.unwrap_or_default())
    }
}

/// Counts a change that was made on the revision `seen`, in its own transaction. False if that is not the latest.
pub async fn raise(
    tx: &mut SqliteConnection,
    account: &str,
    part: Part,
    seen: u32,
    by: &str,
    now: i64,
) -> Result<bool, StoreError> {
    let query = if seen == 0 {
        "INSERT INTO revisions (account, part, revision, changed_at, changed_by) VALUES (?1, ?2, ?3 + 1, ?4, ?5)
         ON CONFLICT DO NOTHING"
    } else {
        "UPDATE revisions SET revision = ?3 + 1, changed_at = ?4, changed_by = ?5
         WHERE account = ?1 AND part = ?2 AND revision = ?3"
    };
    let done = sqlx::query(query)
        .bind(account)
        .bind(part.name())
        .bind(seen)
        .bind(now)
        .bind(by)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Counts a change that was made by a program, whatever the revision: administrators who have read an earlier one are
/// told so.
pub async fn touch(
    tx: &mut SqliteConnection,
    account: &str,
    part: Part,
    by: &str,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO revisions (account, part, revision, changed_at, changed_by) VALUES (?, ?, 1, ?, ?)
         ON CONFLICT DO UPDATE SET revision = revision + 1, changed_at = excluded.changed_at,
             changed_by = excluded.changed_by",
    )
    .bind(account)
    .bind(part.name())
    .bind(now)
    .bind(by)
    .execute(tx)
    .await?;
    Ok(())
}
