//! Customers whose page is gone: nobody waits behind them, and they keep no agent busy for ever.
//!
//! Each stream of a customer says every few seconds that its page is there, and so does what they ask and write. That
//! stands in the database; who is gone follows from it and the clock. Signs of life are gathered, and written down
//! together with each round: ten thousand pages give hundreds a second.

use {
    crate::{
        app::App,
        clock::{MINUTE, SECOND},
        store::{
            StoreError,
            chats::{self, Conversation, State},
        },
    },
    sqlx::SqliteConnection,
    std::{
        collections::HashSet,
        sync::{Mutex, PoisonError},
    },
};

/// A customer is gone when their page has given no sign of life for so long, in milliseconds: a reload or a tunnel is
/// shorter. Who waits has no turn from then on, and the old place as soon as they are back.
pub const GONE: i64 = 2 * MINUTE;
/// For so long a chat without its customer counts as one of those that an agent has, in milliseconds.
pub const BUSY: i64 = 10 * MINUTE;
/// What was noted so lately is not noted again, in milliseconds.
const FRESH: i64 = MINUTE;
/// For so long it is said that somebody has gone, in milliseconds: some rounds may fail.
const NEWS: i64 = 30 * SECOND;

/// The conversations whose customers have given a sign of life since the last round. What is lost with the server comes
/// again with the next sign.
#[derive(Debug, Default)]
pub struct Signs(Mutex<HashSet<String>>);

impl Signs {
    fn add(&self, conversation: &str) {
        let mut signs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !signs.contains(conversation) {
            signs.insert(conversation.to_owned());
        }
    }

    fn take(&self) -> HashSet<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Since when a conversation's customer has been gone, UTC milliseconds; none while they are there or it is over.
pub fn since(app: &App, one: &Conversation) -> Option<i64> {
    let seen = one.customer_seen_at;
    let gone = one.state() != State::Ended && seen <= app.clock.now() - GONE;
    gone.then_some(seen)
}

fn is_fresh(one: &Conversation, now: i64) -> bool {
    one.state() == State::Ended || one.customer_seen_at > now - FRESH
}

/// A sign of life of a conversation's customer. One who was gone is back at once.
pub async fn here(app: &App, one: &Conversation) -> Result<(), StoreError> {
    let now = app.clock.now();
    if is_fresh(one, now) {
        return Ok(());
    }
    if since(app, one).is_none() {
        app.signs.add(&one.id);
        return Ok(());
    }
    let mut tx = app.store.begin().await?;
    chats::set_here(&mut tx, [&one.id], now).await?;
    tx.commit().await?;
    changed(app, one);
    Ok(())
}

/// What they write is a sign, too, and noted within the same transaction.
pub(super) async fn wrote(
    tx: &mut SqliteConnection,
    one: &Conversation,
    now: i64,
) -> Result<(), StoreError> {
    if is_fresh(one, now) {
        return Ok(());
    }
    chats::set_here(tx, [&one.id], now).await
}

/// Notes who is there, and says who has gone. Nothing is ended for that: what they wrote waits for an agent, as they
/// were told.
///
/// Right after a start nobody has gone: pages need a moment to come back.
pub async fn sweep(app: &App) -> Result<(), StoreError> {
    let now = app.clock.now();
    let signs = app.signs.take();
    if !signs.is_empty() {
        let mut tx = app.store.begin().await?;
        chats::set_here(&mut tx, &signs, now).await?;
        tx.commit().await?;
    }
    if now < app.desk.started().saturating_add(GONE) {
        return Ok(());
    }
    for one in app.store.last_seen(now - GONE - NEWS, now - GONE).await? {
        changed(app, &one);
    }
    Ok(())
}

/// Tells the desk that a customer has gone or is back, and those who wait that places have changed.
fn changed(app: &App, one: &Conversation) {
    let agent = one.agent.as_deref();
    app.bus.publish(&one.account, agent, &one.id, one.last());
    if one.state() == State::Waiting {
        app.bus.publish_queue(&one.account);
    }
}
