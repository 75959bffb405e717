//! The database: the only place that speaks SQL.
//!
//! Everything that is true is in here and nowhere else. Writers take turns on one connection, so none of them is
//! refused as busy; readers have their own.

pub mod accounts;
pub mod callbacks;
pub mod calls;
pub mod chats;
pub mod emails;
pub mod embed;
pub mod events;
mod figures;
pub mod history;
pub mod hooks;
pub mod idempotency;
pub mod identity;
mod installation;
pub mod instances;
pub mod integrations;
pub mod interactions;
pub mod links;
pub mod navigations;
pub mod outbox;
pub mod people;
pub mod replies;
pub mod revisions;
pub mod roster;
pub mod sessions;
pub mod visitors;
pub mod voice;

use {
    sqlx::{
        Sqlite, SqlitePool, Transaction,
        migrate::{MigrateError, Migrator},
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
    },
    std::{
        cmp::Ordering,
        path::{Path, PathBuf},
        time::Duration,
    },
};

static MIGRATIONS: Migrator = sqlx::migrate!();

/// How long a statement waits for another process (a backup, say) to let go of the file.
const BUSY: Duration = Duration::from_secs(5);
/// How long a request waits for its turn.
const TURN: Duration = Duration::from_secs(20);
/// Connections for reading: reads of a local file are short.
const READERS: u32 = 4;

/// Why the database did not do it. Says nothing of the data.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or could not be reached.
    #[error("the database did not answer as expected: {0}")]
    Database(#[from] sqlx::Error),
    /// Its tables could not be brought up to date.
    #[error("the database could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A column holds what no version of ours has written.
    #[error("a stored value cannot be read or written: {0}")]
    Value(#[from] serde_json::Error),
    /// The folder of the database could not be made.
    #[error("the folder of the database cannot be made: {0}")]
    Folder(#[from] std::io::Error),
    /// A command was started where no server has been.
    #[error(
        "there is no database at {}. Start the server once, or set CONTACT_US_DATA to the data folder of the one that is meant.",
        .0.display()
    )]
    Missing(PathBuf),
    /// A command is newer than the server.
    #[error(
        "the database is of an older version. Start the server of this version: it brings the database up to date."
    )]
    Older,
    /// The program is older than the database.
    #[error(
        "the database is of a newer version. Use the program of that version, or the copy of the database from before the upgrade."
    )]
    Newer,
}

/// The database.
#[derive(Clone, Debug)]
pub struct Store {
    readers: SqlitePool,
    writer: SqlitePool,
}

impl Store {
    /// Opens the database file; makes it, its folder and its tables where they are missing.
    pub async fn open(file: &Path) -> Result<Self, StoreError> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let store = Self::connect(file, true).await?;
        match MIGRATIONS.run(&store.writer).await {
            Ok(()) => Ok(store),
            Err(MigrateError::VersionMissing(_)) => Err(StoreError::Newer),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens the database of a server, for a command beside it: makes nothing, and brings nothing up to date.
    pub async fn open_existing(file: &Path) -> Result<Self, StoreError> {
        if !file.is_file() {
            return Err(StoreError::Missing(std::path::absolute(file)?));
        }
        let store = Self::connect(file, false).await?;
        let known = MIGRATIONS.iter().count();
        match store.applied().await.unwrap_or_default().cmp(&known) {
            Ordering::Less => Err(StoreError::Older),
            Ordering::Greater => Err(StoreError::Newer),
            Ordering::Equal => Ok(store),
        }
    }

    async fn connect(file: &Path, make: bool) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(make)
            .journal_mode(SqliteJournalMode::Wal)
            // What we confirmed must survive a power cut, too.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY);
        let pool = |most: u32| {
            SqlitePoolOptions::new()
                .max_connections(most)
                .acquire_timeout(TURN)
                // A file does not go away like a server: asking before each statement doubles what it costs.
                .test_before_acquire(false)
        };
        let writer = pool(1).connect_with(options.clone()).await?;
        let readers = pool(READERS).connect_with(options).await?;
        Ok(Self { readers, writer })
    }

    /// For reading.
    pub fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// For single statements that write: the outbox's leases. Each waits for its turn.
    pub fn writer(&self) -> &SqlitePool {
        &self.writer
    }

    /// A transaction that may write. It holds the only turn: be quick, and wait for nothing else within.
    pub async fn begin(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// Whether the database answers and its tables are those of this version.
    pub async fn is_ready(&self) -> bool {
        let applied = self.applied().await;
        applied.is_ok_and(|applied| applied >= MIGRATIONS.iter().count())
    }

    /// How many steps have brought the tables to where they are.
    async fn applied(&self) -> Result<usize, StoreError> {
        let applied: i64 =
            sqlx::query_scalar("SELECT count(*) FROM _sqlx_migrations WHERE success")
                .fetch_one(&self.readers)
                .await?;
        Ok(usize::try_from(applied).unwrap_or_default())
    }

    /// Waits for what is under way and lets go of the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}
