//! Whether agents are there: as long as a stream of theirs is open, and for half a minute after.

use {
    crate::{
        app::App,
        chat,
        clock::SECOND,
        refusal::Refusal,
        store::{
            StoreError,
            people::{self, PersonRow},
        },
    },
    contact_us_wire::{
        ProblemKind,
        console::{Colleague, Person},
    },
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
        changed(app, &row.account).await
    } else {
        // A server that has just started does not know yet that somebody is there.
        attend(app, &row.account).await
    }
}

/// Somebody takes chats from now on, or takes a break. Their chats stay theirs.
pub async fn set_available(app: &App, row: &PersonRow, available: bool) -> Result<Person, Refusal> {
    let mut tx = app.store.begin().await?;
    people::set_available(&mut tx, &row.person, available).await?;
    tx.commit().await?;
    changed(app, &row.account).await?;
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
    give_back(app, row).await?;
    changed(app, &row.account).await?;
    Ok(())
}

/// Looks for those who vanished without a word, gives their chats back to the queue, and says where nobody is left.
///
/// Right after a start nobody has vanished: whoever was there gets as long as a lease to come back.
pub async fn sweep(app: &App) -> Result<(), Refusal> {
    let now = app.clock.now();
    if now >= app.desk.started.saturating_add(LEASE) {
        for row in app.store.vanished(now - LEASE).await? {
            vanished(app, &row, now - LEASE).await?;
        }
    }
    for account in app.store.accounts_with_people().await? {
        attend(app, &account).await?;
    }
    Ok(())
}

/// Somebody was last seen at `until` or before, unless they have come back meanwhile.
async fn vanished(app: &App, row: &PersonRow, until: i64) -> Result<(), Refusal> {
    let mut tx = app.store.begin().await?;
    let still = people::forget_seen(&mut tx, &row.person, until).await?;
    tx.commit().await?;
    if still {
        tracing::info!(account = %row.account, person = %row.person, "an agent has vanished");
        give_back(app, row).await?;
        changed(app, &row.account).await?;
    }
    Ok(())
}

async fn give_back(app: &App, row: &PersonRow) -> Result<(), Refusal> {
    for one in app
        .store
        .chats_of(&row.account, &row.person, i64::MAX)
        .await?
    {
        match chat::release(app, &one.id, &row.person).await {
            // Ended or handed over meanwhile.
            Err(refusal) if refusal.kind == ProblemKind::Conflict => {}
            done => done?,
        }
    }
    Ok(())
}

/// Tells colleagues, and those who wait, that somebody came or went.
pub(super) async fn changed(app: &App, account: &str) -> Result<(), StoreError> {
    attend(app, account).await?;
    app.bus.publish_queue(account);
    Ok(())
}

async fn attend(app: &App, account: &str) -> Result<(), StoreError> {
    let attended = !present(app, account).await?.is_empty();
    app.attendance.set(&app.bus, account, attended);
    Ok(())
}
