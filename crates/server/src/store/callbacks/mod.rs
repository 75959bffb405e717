//! Callbacks, and the calls that they wait for.

mod seats;

pub use seats::{full_for, release_seats, take_seat};

use {
    super::{Store, StoreError},
    crate::slots::Span,
    contact_us_wire::CallbackState,
    sqlx::{FromRow, SqliteConnection, SqliteExecutor},
};

/// A stored callback.
#[derive(Clone, FromRow)]
pub struct Callback {
    /// Its reference.
    pub reference: String,
    /// The call that it waits for.
    pub call: String,
    /// The number to call.
    pub e164: String,
    /// Whether the customer asked for this time.
    pub chosen: bool,
    /// When we call, from.
    pub window_from: i64,
    /// When we call, until.
    pub window_until: i64,
    /// Name of its state.
    state: String,
    /// IANA name of the zone whose clock the window is shown by.
    pub zone: String,
}

impl Callback {
    /// What has become of it.
    pub fn state(&self) -> CallbackState {
        match self.state.as_str() {
            "open" => CallbackState::Open,
            "cancelled" => CallbackState::Cancelled,
            _ => CallbackState::Done,
        }
    }

    /// When we call.
    pub fn span(&self) -> Span {
        Span {
            from: self.window_from,
            until: self.window_until,
        }
    }
}

/// A callback to be stored.
pub struct NewCallback<'a> {
    /// Its reference.
    pub reference: &'a str,
    /// The account.
    pub account: &'a str,
    /// The call that it waits for.
    pub call: &'a str,
    /// The visitor.
    pub visitor: Option<&'a str>,
    /// The number as typed.
    pub typed: &'a str,
    /// The number to call.
    pub e164: &'a str,
    /// Whether the customer asked for the time.
    pub chosen: bool,
    /// When we call.
    pub span: Span,
    /// The half hour that the call sits in.
    pub seat: i64,
    /// IANA name of the zone whose clock the window is shown by.
    pub zone: &'a str,
    /// When it is stored.
    pub now: i64,
}

/// The callback of a reference.
pub async fn find(
    db: impl SqliteExecutor<'_>,
    account: &str,
    reference: &str,
) -> Result<Option<Callback>, StoreError> {
    let found = sqlx::query_as("SELECT * FROM callbacks WHERE account = ? AND reference = ?")
        .bind(account)
        .bind(reference)
        .fetch_optional(db)
        .await?;
    Ok(found)
}

/// The Interaction Unique Id of a callback.
pub async fn instance(db: impl SqliteExecutor<'_>, reference: &str) -> Result<String, StoreError> {
    let instance = sqlx::query_scalar("SELECT instance FROM receipts WHERE reference = ?")
        .bind(reference)
        .fetch_one(db)
        .await?;
    Ok(instance)
}

/// The callbacks that a visitor waits for: open, and not over since before `since`. Newest first.
pub async fn waiting(
    tx: &mut SqliteConnection,
    account: &str,
    visitor: &str,
    since: i64,
) -> Result<Vec<Callback>, StoreError> {
    let found = sqlx::query_as(
        "SELECT * FROM callbacks WHERE account = ? AND visitor = ? AND state = 'open' AND window_until > ?
         ORDER BY created_at DESC",
    )
    .bind(account)
    .bind(visitor)
    .bind(since)
    .fetch_all(tx)
    .await?;
    Ok(found)
}

/// The open call to a number: the one that is owed already, or a new one.
pub async fn open_call(
    tx: &mut SqliteConnection,
    account: &str,
    e164: &str,
    id: &str,
    now: i64,
) -> Result<String, StoreError> {
    let call = sqlx::query_scalar(
        "INSERT INTO calls (call, account, e164, state, created_at) VALUES (?, ?, ?, 'open', ?)
         ON CONFLICT (account, e164) WHERE state = 'open' DO UPDATE SET e164 = excluded.e164 RETURNING call",
    )
    .bind(id)
    .bind(account)
    .bind(e164)
    .bind(now)
    .fetch_one(tx)
    .await?;
    Ok(call)
}

/// Stores a callback.
pub async fn add(tx: &mut SqliteConnection, new: &NewCallback<'_>) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO callbacks (reference, account, call, visitor, typed, e164, chosen, window_from, window_until,
             seat, state, zone, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)",
    )
    .bind(new.reference)
    .bind(new.account)
    .bind(new.call)
    .bind(new.visitor)
    .bind(new.typed)
    .bind(new.e164)
    .bind(new.chosen)
    .bind(new.span.from)
    .bind(new.span.until)
    .bind(new.seat)
    .bind(new.zone)
    .bind(new.now)
    .bind(new.now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Gives a callback another time.
pub async fn set_time(
    tx: &mut SqliteConnection,
    reference: &str,
    chosen: bool,
    span: Span,
    seat: i64,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE callbacks SET chosen = ?, window_from = ?, window_until = ?, seat = ?, updated_at = ?
         WHERE reference = ?",
    )
    .bind(chosen)
    .bind(span.from)
    .bind(span.until)
    .bind(seat)
    .bind(now)
    .bind(reference)
    .execute(tx)
    .await?;
    Ok(())
}

/// Cancels a callback, and the call if nobody else waits for it.
pub async fn cancel(
    tx: &mut SqliteConnection,
    callback: &Callback,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE callbacks SET state = 'cancelled', updated_at = ? WHERE reference = ?")
        .bind(now)
        .bind(&callback.reference)
        .execute(&mut *tx)
        .await?;
    sqlx::query(
        "UPDATE calls SET state = 'cancelled' WHERE call = ?1 AND state = 'open'
         AND NOT EXISTS (SELECT 1 FROM callbacks WHERE call = ?1 AND state = 'open')",
    )
    .bind(&callback.call)
    .execute(&mut *tx)
    .await?;
    release_seats(tx, &callback.call).await
}

impl Store {
    /// The callback of a reference.
    pub async fn callback(
        &self,
        account: &str,
        reference: &str,
    ) -> Result<Option<Callback>, StoreError> {
        find(self.readers(), account, reference).await
    }

    /// The Interaction Unique Id of the latest callback to a number, given in E.164 or as the customer typed it.
    pub async fn instance_by_number(
        &self,
        account: &str,
        number: &str,
    ) -> Result<Option<String>, StoreError> {
        let found = sqlx::query_scalar(
            "SELECT receipts.instance FROM callbacks JOIN receipts USING (reference)
             WHERE callbacks.account = ?1 AND (callbacks.e164 = ?2 OR callbacks.typed = ?2)
             ORDER BY callbacks.created_at DESC, callbacks.rowid DESC LIMIT 1",
        )
        .bind(account)
        .bind(number)
        .fetch_optional(self.readers())
        .await?;
        Ok(found)
    }
}
