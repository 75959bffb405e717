//! Messages that come together are committed together: the disk takes as long for one as for many.
//!
//! One task takes what has come meanwhile, each message within a savepoint of its own, commits once, and answers all.
//! It also tells the readers, so that a sender who goes away in the middle keeps nobody from hearing.

use {
    super::{Actor, accept, told},
    crate::{app::App, refusal::Refusal, store::chats::Conversation},
    contact_us_wire::{
        ProblemKind,
        chat::{Content, Entry},
    },
    sqlx::SqliteConnection,
    std::sync::Weak,
    tokio::sync::{mpsc, oneshot},
};

/// Most messages of one commit.
const MOST: usize = 64;
/// Messages that may wait for their turn; who comes then waits for a place.
pub const WAITING: usize = 1_024;

/// A message on its way in, checked.
#[derive(Debug)]
pub struct Posting {
    pub(super) conversation: String,
    pub(super) actor: Actor,
    pub(super) id: String,
    pub(super) content: Content,
    pub(super) now: i64,
    pub(super) answer: oneshot::Sender<Result<Entry, Refusal>>,
}

/// What came of a message: its entry, and the conversation as it stood before if the entry is new.
pub(super) type Accepted = (Entry, Option<Conversation>);

/// Takes messages until the server's state is gone.
pub async fn run(app: Weak<App>, mut postings: mpsc::Receiver<Posting>) {
    let mut batch = Vec::with_capacity(MOST);
    while postings.recv_many(&mut batch, MOST).await > 0 {
        let Some(app) = app.upgrade() else {
            return;
        };
        let results = all(&app, &batch).await;
        for (posting, result) in batch.drain(..).zip(results) {
            if let Ok((entry, Some(before))) = &result {
                app.typing.set(&before.id, posting.actor.by, false);
                told(&app, before, entry.seq);
                tracing::info!(
                    conversation = before.id,
                    seq = entry.seq,
                    "chat message accepted"
                );
            }
            // Whoever has gone asks again.
            posting.answer.send(result.map(|(entry, _)| entry)).ok();
        }
    }
}

/// Takes a batch in one transaction. If that cannot be committed, none of it was taken.
async fn all(app: &App, batch: &[Posting]) -> Vec<Result<Accepted, Refusal>> {
    let done = async {
        let mut tx = app.store.begin().await?;
        let mut results = Vec::with_capacity(batch.len());
        for posting in batch {
            results.push(one(&mut tx, posting).await?);
        }
        tx.commit().await?;
        Ok::<_, Refusal>(results)
    };
    done.await
        .unwrap_or_else(|refusal| batch.iter().map(|_| Err(refusal.clone())).collect())
}

/// Takes one message; what is refused leaves nothing. An error is one of the whole batch.
async fn one(
    tx: &mut SqliteConnection,
    posting: &Posting,
) -> Result<Result<Accepted, Refusal>, Refusal> {
    sqlx::query("SAVEPOINT one").execute(&mut *tx).await?;
    let result = accept(tx, posting).await;
    if result.is_err() {
        sqlx::query("ROLLBACK TO one").execute(&mut *tx).await?;
    }
    sqlx::query("RELEASE one").execute(&mut *tx).await?;
    Ok(result)
}

/// The task is gone: the server is stopping.
pub(super) fn gone<E>(_: E) -> Refusal {
    Refusal::new(ProblemKind::Internal)
}
