//! What goes on beside requests.

use {
    crate::{
        app::App,
        chat,
        desk::{presence, session},
        hooks, interaction, mail,
        store::{calls, idempotency, links, sessions, voice},
    },
    std::{sync::Arc, time::Duration},
    tokio::{sync::watch, task::JoinSet, time},
};

/// How often what is kept long enough is forgotten.
const HOUSEKEEPING: Duration = Duration::from_hours(1);

/// Starts every worker. Each ends soon after `shutdown` becomes true; wait for them with the set.
pub fn spawn_workers(app: &Arc<App>, shutdown: &watch::Receiver<bool>) -> JoinSet<()> {
    let mut workers = JoinSet::new();
    workers.spawn(housekeeping(Arc::clone(app), shutdown.clone()));
    workers.spawn(hooks::run(Arc::clone(app), shutdown.clone()));
    workers.spawn(mails(Arc::clone(app), shutdown.clone()));
    workers.spawn(rounds(Arc::clone(app), shutdown.clone()));
    workers
}

/// Sends the mails that are owed.
async fn mails(app: Arc<App>, shutdown: watch::Receiver<bool>) {
    let (words, clock) = (app.catalogues.clone(), app.clock.clone());
    mail::run(
        app.store.writer().clone(),
        Arc::clone(&app.transport),
        move |locale| words.choose([locale]).words.as_ref().clone(),
        move || clock.now(),
        Arc::clone(&app.mail_owed),
        shutdown,
        mail::Limits::default(),
    )
    .await;
}

/// Forgets old answers and quiet addresses, at the start and then once in a while.
async fn housekeeping(app: Arc<App>, mut shutdown: watch::Receiver<bool>) {
    let mut tick = time::interval(HOUSEKEEPING);
    loop {
        tokio::select! {
            _ = tick.tick() => {
                tidy(&app).await;
                // A failure is logged where it happens, and tried again next time.
                chat::tidy_files(&app).await.ok();
            }
            () = stopped(&mut shutdown) => return,
        }
    }
}

/// Looks for agents and customers who vanished.
async fn rounds(app: Arc<App>, mut shutdown: watch::Receiver<bool>) {
    let mut tick = time::interval(presence::ROUND);
    loop {
        tokio::select! {
            _ = tick.tick() => {
                if presence::sweep(&app).await.is_err() || chat::gone::sweep(&app).await.is_err() {
                    tracing::error!("nobody could look for those who vanished; it is tried again soon");
                }
            }
            () = stopped(&mut shutdown) => return,
        }
    }
}

/// Comes once the server is told to stop, or when nobody is left who could tell.
pub async fn stopped(shutdown: &mut watch::Receiver<bool>) {
    shutdown.wait_for(|stop| *stop).await.ok();
}

async fn tidy(app: &App) {
    app.limiter.tidy();
    app.navigations.tidy();
    app.desk.sign_ins.tidy();
    app.chat_limits.tidy();
    app.typing.tidy();
    let pruned = async {
        let mut tx = app.store.begin().await?;
        let now = app.clock.now();
        let pruned = idempotency::prune(&mut *tx, now).await?
            + sessions::prune(&mut *tx, now - session::IDLE).await?
            + calls::prune(&mut tx, now).await?
            + links::prune(&mut *tx, now - interaction::REMEMBERED).await?
            + voice::prune(&mut *tx, now).await?;
        tx.commit().await?;
        Ok::<u64, crate::store::StoreError>(pruned)
    };
    match pruned.await {
        Ok(0) => {}
        Ok(rows) => tracing::info!(rows, "forgot old answers, sessions, codes and links"),
        Err(error) => {
            tracing::error!(%error, "old answers could not be forgotten; they are tried again later");
        }
    }
}
