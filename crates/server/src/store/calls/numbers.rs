//! An account's own numbers, each one instance's for a while.

use {
    crate::store::{Store, StoreError},
    sqlx::{FromRow, SqliteConnection, SqliteExecutor},
};

/// A number to be added.
pub struct NewNumber<'a> {
    /// Its id.
    pub id: &'a str,
    /// The account.
    pub account: &'a str,
    /// As it was given, with its prefixes.
    pub phone: &'a str,
    /// `+` and digits.
    pub e164: &'a str,
    /// The short identifier that the call centre sees.
    pub dnid: &'a str,
    /// Its group, or nothing.
    pub group: &'a str,
    /// Whether it is given to customers.
    pub enabled: bool,
    /// When it is added.
    pub now: i64,
}

/// A number as it is kept.
#[derive(Clone, Debug, FromRow)]
pub struct NumberRow {
    /// Its id.
    pub number: String,
    /// As it was added.
    pub phone: String,
    /// `+` and digits.
    pub e164: String,
    /// The short identifier.
    pub dnid: String,
    /// Its group, or nothing.
    pub name: String,
    /// Whether it is given to customers.
    pub enabled: bool,
    /// The instance that has it, or had it last.
    pub instance: Option<String>,
    /// Until when, exclusive.
    pub until: i64,
    /// Whether it was removed while somebody had it: it goes to nobody after them.
    pub removed: bool,
}

impl NumberRow {
    /// The instance that has it at an instant.
    pub fn holder(&self, now: i64) -> Option<&str> {
        self.instance.as_deref().filter(|_| now < self.until)
    }
}

/// A number that an instance has now.
#[derive(Clone, Debug, FromRow)]
pub struct Allocated {
    /// As it was added.
    pub phone: String,
    /// `+` and digits.
    pub e164: String,
    /// Until when, exclusive.
    pub until: i64,
}

/// Adds a number. False: there is one with that number, or with that short identifier.
pub async fn add_number(
    tx: &mut SqliteConnection,
    new: &NewNumber<'_>,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO numbers (number, account, phone, digits, e164, dnid, name, enabled, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    )
    .bind(new.id)
    .bind(new.account)
    .bind(new.phone)
    .bind(digits(new.phone))
    .bind(new.e164)
    .bind(new.dnid)
    .bind(new.group)
    .bind(new.enabled)
    .bind(new.now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives an instance a number until an instant: the one that it has, or had and nobody took since; else the one that has
/// been free for longest. Those of the group come first, and others only if `any_group`. None: all are taken. One that
/// was disabled meanwhile stays with who has it, and goes to nobody after them.
///
/// One statement, so that no two instances get the same.
pub async fn allocate(
    tx: &mut SqliteConnection,
    account: &str,
    instance: &str,
    (group, any_group): (&str, bool),
    (now, until): (i64, i64),
) -> Result<Option<Allocated>, StoreError> {
    let given = sqlx::query_as(
        "UPDATE numbers SET instance = ?2, until = ?6 WHERE number = (
             SELECT number FROM numbers
             WHERE account = ?1 AND (?3 = '' OR name = ?3 OR ?4)
                 AND ((enabled AND (until <= ?5 OR instance = ?2)) OR (instance = ?2 AND until > ?5))
             ORDER BY instance IS ?2 DESC, name = ?3 DESC, until, number LIMIT 1)
         RETURNING phone, e164, until",
    )
    .bind(account)
    .bind(instance)
    .bind(group)
    .bind(any_group)
    .bind(now)
    .bind(until)
    .fetch_optional(tx)
    .await?;
    Ok(given)
}

/// The number of a short identifier, or of a full number however it is spaced.
pub async fn retrieve(
    db: impl SqliteExecutor<'_>,
    account: &str,
    phone: &str,
) -> Result<Option<NumberRow>, StoreError> {
    // Full numbers first: a short identifier is one only where no number is meant.
    let found = sqlx::query_as(
        "SELECT number, phone, e164, dnid, name, enabled, instance, until, removed FROM numbers
         WHERE account = ?1 AND (dnid = ?2 OR (?3 <> '' AND (digits = ?3 OR e164 = '+' || ?3)))
         ORDER BY dnid = ?2 LIMIT 1",
    )
    .bind(account)
    .bind(phone)
    .bind(digits(phone))
    .fetch_optional(db)
    .await?;
    Ok(found)
}

/// Every number of an account, by group and number; those that were removed and are somebody's yet, too.
pub async fn numbers(
    db: impl SqliteExecutor<'_>,
    account: &str,
) -> Result<Vec<NumberRow>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT number, phone, e164, dnid, name, enabled, instance, until, removed FROM numbers
         WHERE account = ? ORDER BY name, e164",
    )
    .bind(account)
    .fetch_all(db)
    .await?;
    Ok(rows)
}

/// Takes a number back from whoever has it.
pub async fn free(
    tx: &mut SqliteConnection,
    account: &str,
    number: &str,
    now: i64,
) -> Result<(), StoreError> {
    // Who had it last may have it again, and it counts as used until now.
    sqlx::query("UPDATE numbers SET until = min(until, ?3) WHERE account = ?1 AND number = ?2")
        .bind(account)
        .bind(number)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Says whether a number is given to customers. Who has it keeps it. False: there is none of that id.
pub async fn enable_number(
    tx: &mut SqliteConnection,
    account: &str,
    number: &str,
    enabled: bool,
) -> Result<bool, StoreError> {
    let done = sqlx::query("UPDATE numbers SET enabled = ? WHERE account = ? AND number = ?")
        .bind(enabled)
        .bind(account)
        .bind(number)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Changes what is set of a number that there is, but for its short identifier. One that was removed is back.
pub async fn edit_number(
    tx: &mut SqliteConnection,
    account: &str,
    number: &str,
    new: &NewNumber<'_>,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE numbers SET phone = ?3, digits = ?4, name = ?5, enabled = ?6, removed = 0
         WHERE account = ?1 AND number = ?2",
    )
    .bind(account)
    .bind(number)
    .bind(new.phone)
    .bind(digits(new.phone))
    .bind(new.group)
    .bind(new.enabled)
    .execute(tx)
    .await?;
    Ok(())
}

/// Gives a number another short identifier; none is one of its own for now, which nobody else can have, so that two
/// numbers can change theirs.
pub async fn name_number(
    tx: &mut SqliteConnection,
    account: &str,
    number: &str,
    dnid: Option<&str>,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE numbers SET dnid = coalesce(?3, number) WHERE account = ?1 AND number = ?2",
    )
    .bind(account)
    .bind(number)
    .bind(dnid)
    .execute(tx)
    .await?;
    Ok(())
}

/// Removes a number. Who has it keeps it until then, and it goes to nobody after them.
pub async fn remove_number(
    tx: &mut SqliteConnection,
    account: &str,
    number: &str,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE numbers SET enabled = 0, removed = 1 WHERE account = ? AND number = ?")
        .bind(account)
        .bind(number)
        .execute(&mut *tx)
        .await?;
    prune_numbers(tx, now).await?;
    Ok(())
}

/// Forgets numbers that were removed and that nobody has any more. Tells how many.
pub(super) async fn prune_numbers(tx: &mut SqliteConnection, now: i64) -> Result<u64, StoreError> {
    let done = sqlx::query("DELETE FROM numbers WHERE removed AND until <= ?")
        .bind(now)
        .execute(tx)
        .await?;
    Ok(done.rows_affected())
}

impl Store {
    /// Every number of an account, by group and number.
    pub async fn numbers(&self, account: &str) -> Result<Vec<NumberRow>, StoreError> {
        numbers(self.readers(), account).await
    }

    /// Whether an account has a number of its own to give.
    pub async fn has_numbers(&self, account: &str) -> Result<bool, StoreError> {
        let any = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM numbers WHERE account = ? AND enabled)",
        )
        .bind(account)
        .fetch_one(self.readers())
        .await?;
        Ok(any)
    }
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}
