//! An agent takes a conversation, gives it back, hands it over; either side ends it.

use {
    super::{
        gone,
        post::{Actor, add, found, told},
    },
    crate::{
        app::App,
        contact::key::uuid_v7,
        refusal::Refusal,
        store::chats::{self, Conversation, State},
    },
    contact_us_wire::{ProblemKind, chat::What},
    sqlx::SqliteConnection,
};

/// Gives a waiting conversation to an agent who has fewer than `limit` now. Of several at once, one wins.
///
/// # Errors
/// 409 when it does not wait any more, or the agent has as many as they may.
pub async fn assign(
    app: &App,
    conversation: &str,
    person: &str,
    name: &str,
    limit: u32,
) -> Result<(), Refusal> {
    let mut tx = app.store.begin().await?;
    let found = found(&mut tx, conversation).await?;
    let seq = join(app, &mut tx, &found, person, name, limit).await?;
    tx.commit().await?;
    moved(app, &found, seq);
    tracing::info!(conversation, person, "chat taken");
    Ok(())
}

/// Gives an agent's conversation back to its queue, where it keeps the place that its waiting since then earned.
///
/// # Errors
/// 409 when it is not theirs.
pub async fn release(app: &App, conversation: &str, person: &str) -> Result<(), Refusal> {
    let mut tx = app.store.begin().await?;
    let found = found(&mut tx, conversation).await?;
    let seq = leave(app, &mut tx, &found, person).await?;
    tx.commit().await?;
    moved(app, &found, seq);
    tracing::info!(conversation, person, "chat given back");
    Ok(())
}

/// Gives all conversations of an agent back to their queues within a transaction. What became of them is told after its
/// commit, by [`given_back`].
pub async fn release_all(
    app: &App,
    tx: &mut SqliteConnection,
    account: &str,
    person: &str,
) -> Result<Vec<(Conversation, u64)>, Refusal> {
    let mut given = Vec::new();
    for one in chats::live_of(tx, account, person).await? {
        let seq = leave(app, tx, &one, person).await?;
        given.push((one, seq));
    }
    Ok(given)
}

/// Tells everybody of conversations that were given back.
pub fn given_back(app: &App, given: &[(Conversation, u64)]) {
    for (conversation, seq) in given {
        moved(app, conversation, *seq);
    }
}

/// Hands an agent's conversation to another one, who has fewer than `limit` now; it never waits in between.
///
/// # Errors
/// 409 when it is not the first agent's, or the second has as many as they may.
pub async fn hand_over(
    app: &App,
    conversation: &str,
    from: &str,
    to: &str,
    name: &str,
    limit: u32,
) -> Result<(), Refusal> {
    let mut tx = app.store.begin().await?;
    let before = found(&mut tx, conversation).await?;
    leave(app, &mut tx, &before, from).await?;
    let between = found(&mut tx, conversation).await?;
    let seq = join(app, &mut tx, &between, to, name, limit).await?;
    tx.commit().await?;
    moved(app, &before, seq);
    tracing::info!(conversation, from, to, "chat handed over");
    Ok(())
}

/// Ends a conversation; one that is over stays as it is.
///
/// # Errors
/// 409 for an agent who does not have it.
pub async fn end(app: &App, conversation: &str, actor: &Actor) -> Result<(), Refusal> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    let found = found(&mut tx, conversation).await?;
    if found.state() == State::Ended {
        return Ok(());
    }
    if actor.person.is_some() && actor.person != found.agent {
        return Err(Refusal::new(ProblemKind::Conflict));
    }
    chats::end(&mut tx, conversation, actor.by, now).await?;
    let id = uuid_v7(now);
    let entry = add(&mut tx, &found, actor, &id, &What::Ended, now).await?;
    tx.commit().await?;
    moved(app, &found, entry.seq);
    tracing::info!(conversation, seq = entry.seq, "chat ended");
    Ok(())
}

async fn join(
    app: &App,
    tx: &mut SqliteConnection,
    conversation: &Conversation,
    person: &str,
    name: &str,
    limit: u32,
) -> Result<u64, Refusal> {
    let now = app.clock.now();
    let gone = now - gone::BUSY;
    let has = chats::live_chats(tx, &conversation.account, person, gone).await?;
    let free = has < limit;
    if !(free && chats::assign(tx, &conversation.id, person, name, now).await?) {
        return Err(Refusal::new(ProblemKind::Conflict));
    }
    let (agent, id) = (Actor::agent(person, name), uuid_v7(now));
    let entry = add(tx, conversation, &agent, &id, &What::Joined, now).await?;
    Ok(entry.seq)
}

async fn leave(
    app: &App,
    tx: &mut SqliteConnection,
    conversation: &Conversation,
    person: &str,
) -> Result<u64, Refusal> {
    let now = app.clock.now();
    if !chats::release(tx, &conversation.id, person).await? {
        return Err(Refusal::new(ProblemKind::Conflict));
    }
    let (agent, id) = (Actor::agent(person, &conversation.agent_name), uuid_v7(now));
    let entry = add(tx, conversation, &agent, &id, &What::Left, now).await?;
    Ok(entry.seq)
}

/// Tells everybody of a new entry and of places in the queue that have changed by it.
fn moved(app: &App, conversation: &Conversation, seq: u64) {
    told(app, conversation, seq);
    app.bus.publish_queue(&conversation.account);
}
