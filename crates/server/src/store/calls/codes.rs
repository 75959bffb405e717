//! Codes that are typed or dialled behind a number.

use {
    super::{Method, numbers::prune_numbers},
    crate::{
        clock::DAY,
        store::{Store, StoreError},
    },
    sqlx::SqliteConnection,
};

/// How long after it was last given a code is found, and not used again.
pub const KEPT: i64 = DAY;

/// How often another code is tried. Of a million, a thousand are taken in a busy day.
const TRIES: usize = 20;

/// A code that an instance has now.
#[derive(Clone, Debug)]
pub struct Code {
    /// Six digits.
    pub code: String,
    /// Until when it is shown, exclusive.
    pub until: i64,
}

/// Gives an instance a code until an instant: the one that it has, or a new one that nobody has. `random` makes one.
/// None: so many are taken that none was found.
pub async fn hold_code(
    tx: &mut SqliteConnection,
    (account, instance): (&str, &str),
    method: Method,
    (now, until): (i64, i64),
    mut random: impl FnMut() -> String + Send,
) -> Result<Option<Code>, StoreError> {
    let kept = now.saturating_add(KEPT).max(until);
    let renewed: Option<String> = sqlx::query_scalar(
        "UPDATE call_codes SET shown_until = ?4, kept_until = ?5
         WHERE rowid = (SELECT rowid FROM call_codes
             WHERE account = ?1 AND instance = ?2 AND method = ?3 AND kept_until > ?6
             ORDER BY kept_until DESC LIMIT 1)
         RETURNING code",
    )
    .bind(account)
    .bind(instance)
    .bind(method.name())
    .bind(until)
    .bind(kept)
    .bind(now)
    .fetch_optional(&mut *tx)
    .await?;
    if let Some(code) = renewed {
        return Ok(Some(Code { code, until }));
    }
    for _ in 0..TRIES {
        let code = random();
        let done = sqlx::query(
            "INSERT INTO call_codes (account, code, method, instance, shown_until, kept_until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET method = excluded.method, instance = excluded.instance,
                 shown_until = excluded.shown_until, kept_until = excluded.kept_until
             WHERE call_codes.kept_until <= ?7",
        )
        .bind(account)
        .bind(&code)
        .bind(method.name())
        .bind(instance)
        .bind(until)
        .bind(kept)
        .bind(now)
        .execute(&mut *tx)
        .await?;
        if done.rows_affected() == 1 {
            return Ok(Some(Code { code, until }));
        }
    }
    Ok(None)
}

/// Forgets codes that are not found any more, and numbers that were removed. Tells how many.
pub async fn prune(tx: &mut SqliteConnection, now: i64) -> Result<u64, StoreError> {
    let done = sqlx::query("DELETE FROM call_codes WHERE kept_until <= ?")
        .bind(now)
        .execute(&mut *tx)
        .await?;
    Ok(done.rows_affected() + prune_numbers(tx, now).await?)
}

impl Store {
    /// The instance that a code was given to under a method, within the last day.
    pub async fn instance_by_code(
        &self,
        account: &str,
        code: &str,
        method: Method,
        now: i64,
    ) -> Result<Option<String>, StoreError> {
        let found = sqlx::query_scalar(
            "SELECT instance FROM call_codes WHERE account = ? AND code = ? AND method = ? AND kept_until > ?",
        )
        .bind(account)
        .bind(code)
        .bind(method.name())
        .bind(now)
        .fetch_optional(self.readers())
        .await?;
        Ok(found)
    }
}
