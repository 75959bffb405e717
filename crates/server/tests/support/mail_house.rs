//! An outbox with its worker, and jobs to put into it.

use {
    contact_us_server::{
        mail::{self, Backoff, Limits, MailJob, Transport},
        store::outbox,
    },
    contact_us_wire::{Words, words::CATALOGUES},
    sqlx::{
        SqlitePool,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions},
    },
    std::{
        path::Path,
        sync::Arc,
        time::{Duration, Instant, SystemTime},
    },
    tokio::{
        sync::{Notify, watch},
        task::JoinHandle,
    },
};

/// The time in UTC milliseconds.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    i64::try_from(since.unwrap().as_millis()).unwrap()
}

/// The words of a locale.
pub fn words(locale: &str) -> Words {
    let found = CATALOGUES.iter().find(|(tag, _)| *tag == locale);
    serde_json::from_str(found.unwrap_or(&CATALOGUES[0]).1).unwrap()
}

/// Limits that make a test quick: everything a hundred times shorter.
pub fn quick() -> Limits {
    Limits {
        lease: Duration::from_millis(300),
        patience: Duration::from_secs(10),
        backoff: Backoff {
            first: Duration::from_millis(20),
            cap: Duration::from_millis(200),
            ..Backoff::default()
        },
        idle: Duration::from_millis(200),
        ..Limits::default()
    }
}

/// A customer's mail.
pub fn job(n: u32) -> MailJob {
    MailJob {
        id: uuid::Uuid::now_v7().to_string(),
        account: "demo".into(),
        reference: format!("CU-7F3K-{n:04}"),
        to: "Support <help@example.com>".into(),
        sender: "Demo Company <no-reply@mail.example.com>".into(),
        organisation: "Demo Company".into(),
        locale: "en".into(),
        first_name: "Zoë".into(),
        last_name: "O'Neil".into(),
        known_name: String::new(),
        phone: "020 7946 0018".into(),
        email: "zoe@example.org".into(),
        message: "My card does not work.".into(),
        history_url: format!("https://help.example.com/history/CU-7F3K-{n:04}#token"),
        accepted_at: now(),
        zone: "Europe/London".into(),
        host: None,
        variables: vec![
            ("Interaction".into(), "Lost card".into()),
            ("Device".into(), String::new()),
            ("Loyalty".into(), "gold".into()),
        ],
    }
}

/// Opens the database, making it if need be, with the outbox in it.
pub async fn open(file: &Path) -> SqlitePool {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .busy_timeout(Duration::from_secs(10));
    let pool = SqlitePoolOptions::new()
        .max_connections(4)
        .connect_with(options)
        .await
        .unwrap();
    let made: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'outbox'")
        .fetch_one(&pool)
        .await
        .unwrap();
    if made == 0 {
        sqlx::raw_sql(include_str!("../../migrations/0002_outbox.sql"))
            .execute(&pool)
            .await
            .unwrap();
    }
    pool
}

/// A running worker over a database of its own.
pub struct House {
    pub pool: SqlitePool,
    pub folder: tempfile::TempDir,
    wake: Arc<Notify>,
    shutdown: watch::Sender<bool>,
    worker: JoinHandle<()>,
}

impl House {
    /// Starts a worker that sends to the given address.
    pub async fn sending_to(url: &str, limits: Limits) -> Self {
        let transport = Transport::smtp(url).unwrap();
        Self::with(|_| transport, words, limits).await
    }

    /// Starts a worker with the transport and words given.
    pub async fn with(
        transport: impl FnOnce(&Path) -> Transport,
        words: impl Fn(&str) -> Words + Send + Sync + 'static,
        limits: Limits,
    ) -> Self {
        Self::with_clock(transport, words, now, limits).await
    }

    /// The same with a clock of its own.
    pub async fn with_clock(
        transport: impl FnOnce(&Path) -> Transport,
        words: impl Fn(&str) -> Words + Send + Sync + 'static,
        clock: impl Fn() -> i64 + Send + Sync + 'static,
        limits: Limits,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let pool = open(&folder.path().join("test.db")).await;
        let transport = Arc::new(transport(folder.path()));
        let (wake, (shutdown, stop)) = (Arc::new(Notify::new()), watch::channel(false));
        let (pool_, wake_) = (pool.clone(), Arc::clone(&wake));
        let worker = tokio::spawn(mail::run(
            pool_, transport, words, clock, wake_, stop, limits,
        ));
        Self {
            pool,
            folder,
            wake,
            shutdown,
            worker,
        }
    }

    /// Commits a job and wakes the worker.
    pub async fn accept(&self, job: &MailJob) {
        let mut accepting = self.pool.begin().await.unwrap();
        outbox::enqueue(&mut accepting, job, now()).await.unwrap();
        accepting.commit().await.unwrap();
        self.wake.notify_one();
    }

    /// State, attempts, payload and last error of a job.
    pub async fn row(&self, job: &MailJob) -> (String, u32, String, Option<String>) {
        sqlx::query_as("SELECT state, attempts, payload, last_error FROM outbox WHERE id = ?")
            .bind(&job.id)
            .fetch_one(&self.pool)
            .await
            .unwrap()
    }

    /// Waits until the row of a job meets a condition.
    pub async fn wait_until(
        &self,
        job: &MailJob,
        met: impl Fn(&str, u32, Option<&str>) -> bool,
    ) -> (String, u32, String, Option<String>) {
        let patience = Instant::now() + Duration::from_secs(45);
        loop {
            let row = self.row(job).await;
            if met(&row.0, row.1, row.3.as_deref()) {
                return row;
            }
            assert!(
                Instant::now() < patience,
                "waited 45 s in vain; the row is {row:?}"
            );
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Stops the worker and waits for it.
    pub async fn shut_down(self) -> (SqlitePool, tempfile::TempDir) {
        self.shutdown.send(true).unwrap();
        self.worker.await.unwrap();
        (self.pool, self.folder)
    }
}
