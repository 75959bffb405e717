//! What is known of who made a contact, by its reference.

use {
    super::{Store, StoreError},
    contact_us_wire::{
        HostFacts,
        console::{Identity, Verified, Visitor},
    },
    sqlx::{SqliteConnection, SqliteExecutor},
};

/// A contact.
#[derive(Clone, Copy, Debug)]
pub struct Contact<'a> {
    /// Whose it is.
    pub account: &'a str,
    /// Its receipt number.
    pub reference: &'a str,
}

/// Writes down who made a contact, by the word of the site, unless that is what is known; whether it is news. What was
/// known before stays beside it.
pub async fn put_identity(
    tx: &mut SqliteConnection,
    contact: Contact<'_>,
    identity: &Identity,
    now: i64,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO contact_identities (account, reference, identity, at)
         SELECT ?1, ?2, ?3, ?4 WHERE ?3 IS NOT (SELECT identity FROM contact_identities
             WHERE account = ?1 AND reference = ?2 ORDER BY rowid DESC LIMIT 1)",
    )
    .bind(contact.account)
    .bind(contact.reference)
    .bind(serde_json::to_string(identity)?)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    noted(tx, contact, done.rows_affected() > 0).await
}

/// Writes down what the host page says, in the place of what it said; whether it is news.
pub async fn put_host(
    tx: &mut SqliteConnection,
    contact: Contact<'_>,
    facts: &HostFacts,
    now: i64,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO contact_hosts (account, reference, facts, at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET facts = excluded.facts, at = excluded.at WHERE facts <> excluded.facts",
    )
    .bind(contact.account)
    .bind(contact.reference)
    .bind(serde_json::to_string(facts)?)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    noted(tx, contact, done.rows_affected() > 0).await
}

/// Counts what is news of a chat.
async fn noted(
    tx: &mut SqliteConnection,
    contact: Contact<'_>,
    news: bool,
) -> Result<bool, StoreError> {
    if news {
        sqlx::query(
            "UPDATE conversations SET known = known + 1 WHERE account = ? AND reference = ?",
        )
        .bind(contact.account)
        .bind(contact.reference)
        .execute(tx)
        .await?;
    }
    Ok(news)
}

/// Who made a contact by the word of the site, in the order in which that became known.
async fn verified(
    db: impl SqliteExecutor<'_>,
    contact: Contact<'_>,
) -> Result<Vec<Verified>, StoreError> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT identity, at FROM contact_identities WHERE account = ? AND reference = ? ORDER BY rowid",
    )
    .bind(contact.account)
    .bind(contact.reference)
    .fetch_all(db)
    .await?;
    let read = |(json, at): (String, i64)| {
        let identity = serde_json::from_str(&json)?;
        Ok(Verified { identity, at })
    };
    rows.into_iter().map(read).collect()
}

/// What the host page said last of a contact; none where there was none.
async fn host(
    db: impl SqliteExecutor<'_>,
    contact: Contact<'_>,
) -> Result<Option<HostFacts>, StoreError> {
    let found: Option<String> =
        sqlx::query_scalar("SELECT facts FROM contact_hosts WHERE account = ? AND reference = ?")
            .bind(contact.account)
            .bind(contact.reference)
            .fetch_optional(db)
            .await?;
    Ok(found.map(|json| serde_json::from_str(&json)).transpose()?)
}

/// What is known of who made a contact, as it stands within a transaction.
pub async fn find(tx: &mut SqliteConnection, contact: Contact<'_>) -> Result<Visitor, StoreError> {
    Ok(Visitor {
        verified: verified(&mut *tx, contact).await?,
        unverified: host(tx, contact).await?,
    })
}

impl Store {
    /// What is known of who made a contact.
    pub async fn visitor(&self, account: &str, reference: &str) -> Result<Visitor, StoreError> {
        let contact = Contact { account, reference };
        Ok(Visitor {
            verified: verified(self.readers(), contact).await?,
            unverified: host(self.readers(), contact).await?,
        })
    }
}
