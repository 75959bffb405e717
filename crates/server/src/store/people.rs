//! The console's people.

use {
    super::{Store, StoreError},
    contact_us_wire::console::{Colleague, Role},
    sqlx::{FromRow, SqliteConnection},
};

/// Somebody who answers.
#[derive(Clone, Debug, FromRow)]
pub struct PersonRow {
    /// Their id.
    pub person: String,
    /// Their account.
    pub account: String,
    /// Their name as customers see it.
    pub name: String,
    #[sqlx(try_from = "String")]
    role: RoleName,
    /// Whether they take chats now.
    pub available: bool,
    /// The most chats at once.
    pub chat_limit: u32,
    /// When a stream of theirs was last known to be open, UTC milliseconds.
    pub seen_at: i64,
}

impl PersonRow {
    /// What they may do.
    pub fn role(&self) -> Role {
        self.role.0
    }
}

/// A new person.
pub struct NewPerson<'a> {
    /// Their id.
    pub person: &'a str,
    /// Their account.
    pub account: &'a str,
    /// Their name as customers see it.
    pub name: &'a str,
    /// What they may do.
    pub role: Role,
    /// Their password, hashed.
    pub password: &'a str,
    /// The most chats at once.
    pub chat_limit: u32,
}

/// A role as the database names it.
#[derive(Clone, Copy, Debug)]
pub(super) struct RoleName(pub(super) Role);

impl From<String> for RoleName {
    fn from(name: String) -> Self {
        Self(if name == role_name(Role::Administrator) {
            Role::Administrator
        } else {
            Role::Agent
        })
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Agent => "agent",
        Role::Administrator => "administrator",
    }
}

/// A name as it is compared.
fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// Stores a person, who takes chats from the first; false where the account has one of that name.
pub async fn add(
    tx: &mut SqliteConnection,
    new: &NewPerson<'_>,
    now: i64,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO people (person, account, name, folded, role, password, available, chat_limit, seen_at, created_at)
         VALUES (?, ?, ?, ?, ?, ?, 1, ?, 0, ?) ON CONFLICT (account, folded) DO NOTHING",
    )
    .bind(new.person)
    .bind(new.account)
    .bind(new.name)
    .bind(folded(new.name))
    .bind(role_name(new.role))
    .bind(new.password)
    .bind(new.chat_limit)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives a person another password and ends all their sessions but `stays`; false where there is none of that name.
pub async fn set_password(
    tx: &mut SqliteConnection,
    account: &str,
    name: &str,
    password: &str,
    stays: &str,
) -> Result<bool, StoreError> {
    let person: Option<String> = sqlx::query_scalar(
        "UPDATE people SET password = ? WHERE account = ? AND folded = ? RETURNING person",
    )
    .bind(password)
    .bind(account)
    .bind(folded(name))
    .fetch_optional(&mut *tx)
    .await?;
    let Some(person) = person else {
        return Ok(false);
    };
    sqlx::query("DELETE FROM sessions WHERE person = ? AND token <> ?")
        .bind(person)
        .bind(stays)
        .execute(tx)
        .await?;
    Ok(true)
}

/// Says whether a person takes chats.
pub async fn set_available(
    tx: &mut SqliteConnection,
    person: &str,
    available: bool,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE people SET available = ? WHERE person = ?")
        .bind(available)
        .bind(person)
        .execute(tx)
        .await?;
    Ok(())
}

/// Renews a person's lease, or ends it with 0. Tells whether they were away at `away` or longer, UTC milliseconds.
pub async fn set_seen(
    tx: &mut SqliteConnection,
    person: &str,
    seen_at: i64,
    away: i64,
) -> Result<bool, StoreError> {
    let was: Option<i64> = sqlx::query_scalar("SELECT seen_at FROM people WHERE person = ?")
        .bind(person)
        .fetch_optional(&mut *tx)
        .await?;
    sqlx::query(
        "UPDATE people SET seen_at = ?1, last_seen_at = max(last_seen_at, ?1) WHERE person = ?2 AND removed_at IS NULL",
    )
    .bind(seen_at)
    .bind(person)
    .execute(tx)
    .await?;
    Ok(was.is_none_or(|was| was <= away))
}

/// Ends a person's lease if it was last renewed at `until` or before (UTC milliseconds). Whether it was.
pub async fn forget_seen(
    tx: &mut SqliteConnection,
    person: &str,
    until: i64,
) -> Result<bool, StoreError> {
    let done = sqlx::query("UPDATE people SET seen_at = 0 WHERE person = ? AND seen_at <= ?")
        .bind(person)
        .bind(until)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// A person as a transaction sees them; none where they were taken away.
pub async fn one(
    tx: &mut SqliteConnection,
    account: &str,
    person: &str,
) -> Result<Option<PersonRow>, StoreError> {
    let found = sqlx::query_as(
        "SELECT person, account, name, role, available, chat_limit, seen_at FROM people
         WHERE account = ? AND person = ? AND removed_at IS NULL",
    )
    .bind(account)
    .bind(person)
    .fetch_optional(tx)
    .await?;
    Ok(found)
}

/// A person's id, by the name that they sign in with.
pub async fn named(
    tx: &mut SqliteConnection,
    account: &str,
    name: &str,
) -> Result<Option<String>, StoreError> {
    let found = sqlx::query_scalar("SELECT person FROM people WHERE account = ? AND folded = ?")
        .bind(account)
        .bind(folded(name))
        .fetch_optional(tx)
        .await?;
    Ok(found)
}

impl Store {
    /// A person's id and hashed password, by the name that they sign in with.
    pub async fn credentials(
        &self,
        account: &str,
        name: &str,
    ) -> Result<Option<(String, String)>, StoreError> {
        let found =
            sqlx::query_as("SELECT person, password FROM people WHERE account = ? AND folded = ?")
                .bind(account)
                .bind(folded(name))
                .fetch_optional(self.readers())
                .await?;
        Ok(found)
    }

    /// Who takes chats, of an account, with a lease renewed after `since` (UTC milliseconds); by name.
    pub async fn present(&self, account: &str, since: i64) -> Result<Vec<Colleague>, StoreError> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT person, name FROM people WHERE account = ? AND available AND seen_at > ? ORDER BY folded",
        )
        .bind(account)
        .bind(since)
        .fetch_all(self.readers())
        .await?;
        let colleague = |(id, name)| Colleague { id, name };
        Ok(rows.into_iter().map(colleague).collect())
    }

    /// A person of an account; none where they were taken away.
    pub async fn person(
        &self,
        account: &str,
        person: &str,
    ) -> Result<Option<PersonRow>, StoreError> {
        let mut reader = self.readers().acquire().await?;
        one(&mut reader, account, person).await
    }

    /// Who has a lease, or chats, and was last seen at `until` or before (UTC milliseconds).
    pub async fn vanished(&self, until: i64) -> Result<Vec<PersonRow>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT person, account, name, role, available, chat_limit, seen_at FROM people
             WHERE seen_at <= ? AND (seen_at > 0 OR EXISTS (
                 SELECT 1 FROM conversations
                 WHERE conversations.account = people.account AND agent = person AND state = 'live'))",
        )
        .bind(until)
        .fetch_all(self.readers())
        .await?;
        Ok(rows)
    }

    /// The accounts that have people.
    pub async fn accounts_with_people(&self) -> Result<Vec<String>, StoreError> {
        let accounts = sqlx::query_scalar("SELECT DISTINCT account FROM people")
            .fetch_all(self.readers())
            .await?;
        Ok(accounts)
    }
}
