//! Sends what the outbox holds.

mod attempt;
mod under_way;

use {
    super::{Backoff, Transport},
    attempt::Context,
    contact_us_wire::Words,
    sqlx::SqlitePool,
    std::{sync::Arc, time::Duration},
    tokio::sync::{Notify, watch},
    under_way::UnderWay,
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
    let mut under_way = UnderWay::new(context);
    while !*shutdown.borrow_and_update() {
        let wait = under_way.begin().await;
        tokio::select! {
            () = under_way.one_ends() => {}
            () = wake.notified() => {}
            () = tokio::time::sleep(wait) => {}
            changed = shutdown.changed() => if changed.is_err() { break },
        }
    }
    under_way.finish().await;
}
