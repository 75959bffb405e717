//! One attempt at one mail.

use {
    super::Limits,
    crate::{
        mail::{
            Class, Failure, MailJob, TestJob, TranscriptJob, Transport,
            backoff::{Next, millis},
            compose, test_mail, transcript,
        },
        store::outbox::{self, Leased, Outcome},
    },
    contact_us_wire::Words,
    sqlx::SqlitePool,
    std::{sync::Arc, time::Duration},
};

/// What a payload holds: a transcript has a text, and a test somebody who asked for it, that a customer's request has not.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Mail {
    Transcript(TranscriptJob),
    Test(TestJob),
    Request(MailJob),
}

/// What every attempt needs.
pub(super) struct Context {
    pub(super) pool: SqlitePool,
    pub(super) transport: Arc<Transport>,
    pub(super) words: Box<dyn Fn(&str) -> Words + Send + Sync>,
    pub(super) clock: Box<dyn Fn() -> i64 + Send + Sync>,
    pub(super) limits: Limits,
}

impl Context {
    /// Sends the mail of a row and settles it.
    pub(super) async fn attempt(self: Arc<Self>, row: Leased) {
        match self.isolated(&row).await {
            Ok(()) => {
                tracing::info!(mail = row.id, attempt = row.attempts, "mail sent");
                self.settle(&row, Outcome::Sent).await;
            }
            Err(failure) => self.failed(&row, &failure).await,
        }
    }

    /// Sends in a task of its own: a panic in there, be it lettre's, is this attempt's failure and nothing more.
    async fn isolated(self: &Arc<Self>, row: &Leased) -> Result<(), Failure> {
        let (context, row) = (Arc::clone(self), row.clone());
        tokio::spawn(async move { context.send(&row).await })
            .await
            .unwrap_or_else(|_| Err(Failure::new(Class::Crashed, "the attempt broke down")))
    }

    async fn send(&self, row: &Leased) -> Result<(), Failure> {
        let mail: Mail = serde_json::from_str(&row.payload)
            .map_err(|_| Failure::new(Class::Permanent, "the payload cannot be read"))?;
        let (id, message) = match &mail {
            Mail::Transcript(job) => {
                let words = (self.words)(&job.locale);
                (&job.id, transcript::compose(job, &words))
            }
            Mail::Test(job) => (&job.id, test_mail::compose(job, &(self.words)(&job.locale))),
            Mail::Request(job) => (&job.id, compose(job, &(self.words)(&job.locale))),
        };
        let message = message.map_err(|error| Failure::new(Class::Permanent, error.to_string()))?;
        self.transport
            .send(
                &row.account,
                id,
                &message,
                patience(&self.limits, row.attempts),
            )
            .await
    }

    async fn failed(&self, row: &Leased, failure: &Failure) {
        let now = (self.clock)();
        let next = self.limits.backoff.next(
            failure.class,
            row.attempts,
            row.created_at,
            now,
            rand::random(),
        );
        let (mail, attempt) = (row.id.as_str(), row.attempts);
        let (class, code) = (failure.class.name(), failure.code);
        let error = failure.to_string();
        match next {
            Next::At(at) => {
                let wait_ms = at.saturating_sub(now);
                if now.saturating_sub(row.created_at) >= millis(self.limits.alert_after) {
                    tracing::error!(mail, attempt, class, code, wait_ms, "mail still not sent");
                } else {
                    tracing::warn!(mail, attempt, class, code, wait_ms, "mail not sent yet");
                }
                self.settle(row, Outcome::Retry { at, error: &error }).await;
            }
            Next::Dead => {
                tracing::error!(
                    mail,
                    attempt,
                    class,
                    code,
                    "mail is dead: staff must look at it"
                );
                self.settle(row, Outcome::Dead { error: &error }).await;
            }
        }
    }

    /// A row that cannot be settled comes back when its lease ends, and is sent again under the same Message-ID.
    async fn settle(&self, row: &Leased, outcome: Outcome<'_>) {
        let now = (self.clock)();
        if let Err(error) = outbox::settle(&self.pool, &row.id, row.attempts, now, outcome).await {
            tracing::error!(mail = row.id, %error, "what came of a mail was not written down");
        }
    }
}

/// How long this attempt may take.
fn patience(limits: &Limits, attempt: u32) -> Duration {
    limits
        .patience
        .saturating_mul(1 << attempt.saturating_sub(1).min(16))
        .min(limits.patience_cap)
}
