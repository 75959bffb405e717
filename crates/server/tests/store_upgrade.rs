//! A database from before chat is brought up to date with all that is in it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a failed unwrap is a failed test"
)]

use {
    contact_us_server::store::{Store, StoreError},
    sqlx::{SqlitePool, migrate::Migrator, sqlite::SqliteConnectOptions},
    std::path::Path,
};

const BEFORE: [&str; 2] = ["0001_contact.sql", "0002_outbox.sql"];

/// What the first start made then, and a callback.
const ROWS: &str = r#"
INSERT INTO accounts VALUES ('demo', 'Demo', 'Europe/London', 'GB', 'en', '1', 'a@b.example', 'a@b.example', NULL, 'key', 2, 0);
INSERT INTO schedules VALUES ('demo', 'Always', 'UTC', '{}');
INSERT INTO options VALUES ('demo', 'call', 1, 'Always', 'refuse', 4);
INSERT INTO elements VALUES ('demo', '', '', '["call"]', NULL), ('demo', 'x', 'y', '[]', NULL);
INSERT INTO instances VALUES ('i', 'demo', '', '', NULL, 0);
INSERT INTO receipts VALUES ('CU-1', 'demo', 'i', 'callback', 0), ('CU-2', 'demo', 'i', 'email', 0);
INSERT INTO calls VALUES ('c', 'demo', '+44', 'open', 0);
INSERT INTO callbacks VALUES ('CU-1', 'demo', 'c', NULL, '1', '+44', 0, 0, 0, 'open', 'UTC', 0, 0);
INSERT INTO emails VALUES ('CU-2', 'demo', NULL, '', '', '', '', '', 0);
"#;

#[tokio::test]
async fn nothing_is_lost_on_the_way_and_chat_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let (file, old) = (folder.path().join("x.db"), folder.path().join("old"));
    std::fs::create_dir(&old).unwrap();
    for name in BEFORE {
        let from = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("migrations")
            .join(name);
        std::fs::copy(from, old.join(name)).unwrap();
    }
    let options = SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(true)
        .foreign_keys(true);
    let pool = SqlitePool::connect_with(options).await.unwrap();
    Migrator::new(old.as_path())
        .await
        .unwrap()
        .run(&pool)
        .await
        .unwrap();
    sqlx::raw_sql(ROWS).execute(&pool).await.unwrap();
    pool.close().await;
    let beside = Store::open_existing(&file).await;
    assert!(matches!(beside, Err(StoreError::Older)), "{beside:?}");

    let store = Store::open(&file).await.unwrap();
    assert!(store.is_ready().await);
    let receipts: Vec<(String, String)> =
        sqlx::query_as("SELECT reference, kind FROM receipts ORDER BY reference")
            .fetch_all(store.readers())
            .await
            .unwrap();
    let of = |reference: &str, kind: &str| (reference.to_owned(), kind.to_owned());
    assert_eq!(receipts, [of("CU-1", "callback"), of("CU-2", "email")]);
    let broken: Vec<(String,)> = sqlx::query_as("SELECT \"table\" FROM pragma_foreign_key_check")
        .fetch_all(store.readers())
        .await
        .unwrap();
    assert!(broken.is_empty(), "{broken:?}");
    assert!(store.callback("demo", "CU-1").await.unwrap().is_some());
    let mut tx = store.begin().await.unwrap();
    let dangling =
        sqlx::query("INSERT INTO emails VALUES ('CU-9', 'demo', NULL, '', '', '', '', '', 0)");
    assert!(
        dangling.execute(&mut *tx).await.is_err(),
        "rows still need their receipts"
    );
    drop(tx);

    assert_eq!(
        store.account("demo").await.unwrap().unwrap().chat_provider,
        "builtin"
    );
    let offered = store
        .element("demo", "", "")
        .await
        .unwrap()
        .unwrap()
        .options;
    assert_eq!(
        offered.iter().map(|kind| kind.name()).collect::<Vec<_>>(),
        ["chat", "call", "transfer"]
    );
    assert!(
        store
            .element("demo", "x", "y")
            .await
            .unwrap()
            .unwrap()
            .options
            .is_empty()
    );
    assert_eq!(store.options("demo").await.unwrap().len(), 3);
}

#[tokio::test]
async fn an_older_program_leaves_the_database_of_a_newer_one_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.db");
    let store = Store::open(&file).await.unwrap();
    sqlx::raw_sql("INSERT INTO _sqlx_migrations SELECT 9999, '', 0, 1, x'', 0")
        .execute(store.writer())
        .await
        .unwrap();
    store.close().await;
    for opened in [Store::open(&file).await, Store::open_existing(&file).await] {
        let sentence = opened.unwrap_err().to_string();
        assert!(
            sentence.contains("the copy of the database from before the upgrade"),
            "{sentence}"
        );
    }
}
