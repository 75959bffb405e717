//! How many there are of what somebody has to do, over all accounts.

use {
    super::{Store, StoreError},
    crate::metrics::Standing,
};

impl Store {
    /// The figures. Agents count whose lease was renewed after `since`, UTC milliseconds.
    pub async fn standing(&self, since: i64) -> Result<Standing, StoreError> {
        let mut reader = self.readers().acquire().await?;
        let (waiting, live) = sqlx::query_as(
            "SELECT count(*) FILTER (WHERE state = 'waiting'), count(*) FILTER (WHERE state = 'live')
             FROM conversations WHERE state IN ('waiting', 'live')",
        )
        .fetch_one(&mut *reader)
        .await?;
        let agents =
            sqlx::query_scalar("SELECT count(*) FROM people WHERE available AND seen_at > ?")
                .bind(since)
                .fetch_one(&mut *reader)
                .await?;
        let (pending, dead, oldest_mail) = sqlx::query_as(
            "SELECT count(*) FILTER (WHERE state = 'pending'), count(*) FILTER (WHERE state = 'dead'),
                 min(created_at) FILTER (WHERE state = 'pending')
             FROM outbox WHERE state IN ('pending', 'dead')",
        )
        .fetch_one(&mut *reader)
        .await?;
        let hooks = sqlx::query_as(
            "SELECT count(*) FILTER (WHERE state = 'pending'), count(*) FILTER (WHERE state = 'dead')
             FROM hooks WHERE state IN ('pending', 'dead')",
        )
        .fetch_one(&mut *reader)
        .await?;
        Ok(Standing {
            waiting,
            live,
            agents,
            mails: (pending, dead),
            hooks,
            oldest_mail,
        })
    }
}
