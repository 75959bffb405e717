//! Sends what the outbox holds.

mod attempt;

use {
    super::{Backoff, Transport, backoff::millis},
    crate::store::outbox,
    attempt::Context,
    contact_us_wire::Words,
    sqlx::SqlitePool,
    std::{sync::Arc, time::Duration},
    tokio::{
        sync::{Notify, watch},
        task::JoinSet,
    },
};

/// How the worker goes about it.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Mails under way at once, so that one that hangs does not hold up the rest.
    pub parallel: u32,
    /// How long a row stays with a worker that says nothing more; a worker at work renews it three times as
    /// often. After a crash, mails go on after this time.
    pub lease: Duration,
    /// Time that the first attempt may take; each further one may take twice as long.
    pub patience: Duration,
    /// The longest that an attempt may take: RFC 5321 4.5.3.2.6 grants a server 10 minutes after DATA.
    /// A slow scanner thus delays a mail and does not multiply it for ever.
    pub patience_cap: Duration,
    /// Waits between attempts.
    pub backoff: Backoff,
    /// A failing mail older than this is logged as an error.
    pub alert_after: Duration,
    /// How often to look without having been woken: for rows of another process, and after a change of the clock.
    pub idle: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            parallel: 8,
            lease: Duration::from_secs(10),
            patience: Duration::from_secs(20),
            patience_cap: Duration::from_mins(10),
            backoff: Backoff::default(),
            alert_after: Duration::from_mins(15),
            idle: Duration::from_secs(5),
        }
    }
}

/// Sends mails until `shutdown` turns true (or its sender is gone), then finishes those under way and returns.
/// Whoever cannot wait that long may drop the future: what was cut off is repeated later, under the same
/// Message-ID.
///
/// `words` gives the catalogue of a locale, `clock` the time in UTC milliseconds. `wake` is notified
/// (`notify_one`, which is remembered) after each commit that enqueued a mail.
pub async fn run<W, C>(
    pool: SqlitePool,
    transport: Arc<Transport>,
    words: W,
    clock: C,
    wake: Arc<Notify>,
    mut shutdown: watch::Receiver<bool>,
    limits: Limits,
) where
    W: Fn(&str) -> Words + Send + Sync + 'static,
    C: Fn() -> i64 + Send + Sync + 'static,
{
    let context = Arc::new(Context {
        pool,
        transport,
        words: Box::new(words),
        clock: Box::new(clock),
        limits,
    });
    let mut under_way = JoinSet::new();
    while !*shutdown.borrow_and_update() {
        let wait = context.begin(&mut under_way).await;
        tokio::select! {
            Some(_) = under_way.join_next() => {}
            () = wake.notified() => {}
            () = tokio::time::sleep(wait) => {}
            changed = shutdown.changed() => if changed.is_err() { break },
        }
    }
    while under_way.join_next().await.is_some() {}
}

impl Context {
    /// Begins as many attempts as there is room for. Gives the time until there may be more to do.
    async fn begin(self: &Arc<Self>, under_way: &mut JoinSet<()>) -> Duration {
        let busy = u32::try_from(under_way.len()).unwrap_or(u32::MAX);
        let room = self.limits.parallel.saturating_sub(busy);
        if room == 0 {
            return self.limits.idle;
        }
        match self.lease(room).await {
            Ok((rows, wait)) => {
                for row in rows {
                    under_way.spawn(Arc::clone(self).attempt(row));
                }
                wait
            }
            Err(error) => {
                tracing::error!(%error, "the outbox could not be read; it is tried again");
                self.limits.idle
            }
        }
    }

    async fn lease(&self, room: u32) -> sqlx::Result<(Vec<outbox::Leased>, Duration)> {
        let now = (self.clock)();
        let rows = outbox::lease(&self.pool, now, millis(self.limits.lease), room).await?;
        let due = outbox::next_due(&self.pool).await?;
        let wait = due.map_or(self.limits.idle, |due| {
            let wait = due.saturating_sub((self.clock)());
            Duration::from_millis(u64::try_from(wait).unwrap_or(0))
        });
        // Never quite at once: rows that are due but find no room must not make the loop spin.
        let least = Duration::from_millis(1);
        Ok((rows, wait.clamp(least, self.limits.idle.max(least))))
    }
}
