//! The seats of slots: how many calls fit into a time that was promised.

use {
    crate::store::{Store, StoreError},
    sqlx::{SqliteConnection, SqliteExecutor},
};

impl Store {
    /// The beginnings of slots from an instant on that have no seat left.
    pub async fn full_slots(
        &self,
        account: &str,
        from: i64,
        capacity: u32,
    ) -> Result<Vec<i64>, StoreError> {
        full_for(self.readers(), account, from, capacity, "").await
    }
}

/// The beginnings of slots from an instant on that have no seat left for a call: it sits in none of them itself.
pub async fn full_for(
    db: impl SqliteExecutor<'_>,
    account: &str,
    from: i64,
    capacity: u32,
    call: &str,
) -> Result<Vec<i64>, StoreError> {
    let full = sqlx::query_scalar(
        "SELECT slot FROM slot_seats WHERE account = ? AND slot >= ? GROUP BY slot
         HAVING count(*) >= ? AND sum(call = ?) = 0",
    )
    .bind(account)
    .bind(from)
    .bind(capacity)
    .bind(call)
    .fetch_all(db)
    .await?;
    Ok(full)
}

/// Takes a seat for a call in a slot of so many. False: it is full. A call that sits there already keeps its seat.
pub async fn take_seat(
    tx: &mut SqliteConnection,
    account: &str,
    slot: i64,
    call: &str,
    capacity: u32,
) -> Result<bool, StoreError> {
    sqlx::query(
        "INSERT INTO slot_seats (account, slot, call)
         SELECT ?1, ?2, ?3 WHERE (SELECT count(*) FROM slot_seats WHERE account = ?1 AND slot = ?2) < ?4
         ON CONFLICT DO NOTHING",
    )
    .bind(account)
    .bind(slot)
    .bind(call)
    .bind(capacity)
    .execute(&mut *tx)
    .await?;
    let seats: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM slot_seats WHERE account = ? AND slot = ? AND call = ?",
    )
    .bind(account)
    .bind(slot)
    .bind(call)
    .fetch_one(tx)
    .await?;
    Ok(seats == 1)
}

/// Gives up every seat of a call that no open callback of it has.
pub async fn release_seats(tx: &mut SqliteConnection, call: &str) -> Result<(), StoreError> {
    sqlx::query(
        "DELETE FROM slot_seats WHERE call = ?1 AND slot NOT IN
             (SELECT seat FROM callbacks WHERE call = ?1 AND state = 'open' AND seat IS NOT NULL)",
    )
    .bind(call)
    .execute(tx)
    .await?;
    Ok(())
}
