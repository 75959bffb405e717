//! The attempts that this worker has begun and not ended.

use {
    super::Context,
    crate::{mail::backoff::millis, store::outbox},
    std::{collections::HashMap, sync::Arc, time::Duration},
    tokio::task::{Id, JoinSet},
};

/// Attempts under way. One place renews their leases and takes new rows, in this order, so that a worker which
/// stood still for a while (a suspended machine, a leap of the clock) never takes a row that it still has.
pub(super) struct UnderWay {
    context: Arc<Context>,
    tasks: JoinSet<()>,
    /// The row's id and the attempt's number.
    rows: HashMap<Id, (String, u32)>,
    /// When the leases were last renewed: UTC, milliseconds.
    renewed: i64,
}

impl UnderWay {
    pub(super) fn new(context: Arc<Context>) -> Self {
        Self {
            context,
            tasks: JoinSet::new(),
            rows: HashMap::new(),
            renewed: 0,
        }
    }

    /// Begins as many attempts as there is room for. Gives the time until there may be more to do.
    pub(super) async fn begin(&mut self) -> Duration {
        let limits = &self.context.limits;
        let longest = if self.rows.is_empty() {
            limits.idle
        } else {
            limits.idle.min(limits.lease / 3)
        };
        match self.renew_and_lease().await {
            Ok(until_due) => until_due.min(longest),
            Err(error) => {
                tracing::error!(%error, "the outbox could not be read; it is tried again");
                longest
            }
        }
        // Never quite at once, so that nothing can make the loop spin.
        .max(Duration::from_millis(1))
    }

    /// Waits until an attempt ends; for ever if there is none. May be cut short without loss.
    pub(super) async fn one_ends(&mut self) {
        let task = match self.tasks.join_next_with_id().await {
            Some(Ok((task, ()))) => task,
            Some(Err(error)) => error.id(),
            None => return std::future::pending().await,
        };
        self.rows.remove(&task);
    }

    /// Waits until all attempts have ended, and keeps their leases meanwhile.
    pub(super) async fn finish(mut self) {
        while !self.rows.is_empty() {
            let beat = self.context.limits.lease / 3;
            if tokio::time::timeout(beat, self.one_ends()).await.is_err()
                && let Err(error) = self.renew((self.context.clock)()).await
            {
                tracing::warn!(%error, "leases were not renewed");
            }
        }
    }

    /// Gives the time until the next row is due.
    async fn renew_and_lease(&mut self) -> sqlx::Result<Duration> {
        // One `now` for both: a renewal that the database kept waiting ends in the past by the time it is
        // written, and by a later clock the row would look forsaken.
        let now = (self.context.clock)();
        self.renew(now).await?;
        let context = Arc::clone(&self.context);
        let busy = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let room = context.limits.parallel.saturating_sub(busy);
        if room == 0 {
            return Ok(Duration::MAX);
        }
        let lease = millis(context.limits.lease);
        for row in outbox::lease(&context.pool, now, lease, room).await? {
            let key = (row.id.clone(), row.attempts);
            let task = self.tasks.spawn(Arc::clone(&context).attempt(row));
            self.rows.insert(task.id(), key);
        }
        let due = outbox::next_due(&context.pool).await?;
        Ok(due.map_or(Duration::MAX, |due| {
            let wait = due.saturating_sub((context.clock)());
            Duration::from_millis(u64::try_from(wait).unwrap_or(0))
        }))
    }

    /// Renews all leases, if a third of one has passed.
    async fn renew(&mut self, now: i64) -> sqlx::Result<()> {
        let lease = millis(self.context.limits.lease);
        let passed = now.saturating_sub(self.renewed);
        if (0..lease / 3).contains(&passed) {
            return Ok(());
        }
        for (id, attempt) in self.rows.values() {
            outbox::renew(&self.context.pool, id, *attempt, now.saturating_add(lease)).await?;
        }
        self.renewed = now;
        Ok(())
    }
}
