//! Links that begin Interactions whose links are protected.

use {
    super::StoreError,
    sqlx::{Executor, Sqlite, SqliteConnection},
};

/// A link.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// Its id.
    pub id: &'a str,
    /// The account.
    pub account: &'a str,
    /// The Interaction that it begins.
    pub interaction: &'a str,
}

/// How a link stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spent {
    /// It was good, and has one use less now.
    Good,
    /// It is over its time.
    Expired,
    /// It was used as often as it may be.
    UsedUp,
    /// There is none such.
    Unknown,
}

/// Keeps a new link. None means without that limit; the expiry is in UTC milliseconds.
pub async fn add(
    tx: &mut SqliteConnection,
    link: Link<'_>,
    expires: Option<i64>,
    uses: Option<u32>,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO links (link, account, interaction, expires_at, uses_left, created_at) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(link.id)
    .bind(link.account)
    .bind(link.interaction)
    .bind(expires)
    .bind(uses)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Forgets links that ended at `until` or before; tells how many.
pub async fn prune(
    db: impl Executor<'_, Database = Sqlite>,
    until: i64,
) -> Result<u64, StoreError> {
    let done = sqlx::query("DELETE FROM links WHERE expires_at <= ?")
        .bind(until)
        .execute(db)
        .await?;
    Ok(done.rows_affected())
}

/// Uses a link once, if it may be. It is good before its expiry, not at it.
pub async fn spend(
    tx: &mut SqliteConnection,
    link: Link<'_>,
    now: i64,
) -> Result<Spent, StoreError> {
    let found: Option<(Option<i64>, Option<i64>)> = sqlx::query_as(
        "SELECT expires_at, uses_left FROM links WHERE link = ? AND account = ? AND interaction = ?",
    )
    .bind(link.id)
    .bind(link.account)
    .bind(link.interaction)
    .fetch_optional(&mut *tx)
    .await?;
    let Some((expires, uses)) = found else {
        return Ok(Spent::Unknown);
    };
    if expires.is_some_and(|expires| now >= expires) {
        return Ok(Spent::Expired);
    }
    if uses.is_some_and(|uses| uses < 1) {
        return Ok(Spent::UsedUp);
    }
    // The transaction has the only turn to write, so nobody has used it since.
    sqlx::query("UPDATE links SET uses_left = uses_left - 1 WHERE link = ?")
        .bind(link.id)
        .execute(tx)
        .await?;
    Ok(Spent::Good)
}
