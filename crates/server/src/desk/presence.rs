//! Whether agents are there: as long as a stream of theirs is open, and for half a minute after.

use {
    crate::{
        app::App,
        clock::SECOND,
        refusal::Refusal,
        store::{
            StoreError,
            people::{self, PersonRow},
        },
    },
    contact_us_wire::console::{Colleague, Person},
    std::time::Duration,
};

/// How long somebody counts as there after their last sign of life, in milliseconds.
pub const LEASE: i64 = 30 * SECOND;
/// How often an open stream renews the lease: two may fail.
pub const RENEWAL: Duration = Duration::from_secs(10);
/// How often is looked for those who vanished.
pub const ROUND: Duration = Duration::from_secs(5);

/// A sign of life of somebody.
pub async fn renew(app: &App, row: &PersonRow) -> Result<(), StoreError> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    let was_away = people::set_seen(&mut tx, &row.person, now, now - LEASE).await?;
    tx.commit().await?;
    if was_away {
        changed(app, &row.account).await;
    }
    Ok(())
}

/// Somebody takes chats from now on, or takes a break. Their chats stay theirs.
pub async fn set_available(app: &App, row: &PersonRow, available: bool) -> Result<Person, Refusal> {
    let mut tx = app.store.begin().await?;
    people::set_available(&mut tx, &row.person, available).await?;
    tx.commit().await?;
    changed(app, &row.account).await;
    Ok(Person {
        available,
        ..super::session::face(row)
    })
}

/// Who takes chats of an account and is there, by name.
pub async fn present(app: &App, account: &str) -> Result<Vec<Colleague>, StoreError> {
    app.store.present(account, app.clock.now() - LEASE).await
}

/// Somebody is gone: their chats go back to the queue.
pub async fn leave(app: &App, row: &PersonRow) -> Result<(), Refusal> {
    let mut tx = app.store.begin().await?;
    people::set_seen(&mut tx, &row.person, 0, 0).await?;
    tx.commit().await?;
    changed(app, &row.account).await;
    Ok(())
}

async fn changed(app: &App, account: &str) {
    app.desk.tell(account);
}
