//! A database in which who was verified was kept by the instance.

use {
    contact_us_server::store::Store,
    sqlx::{SqlitePool, migrate::Migrator, sqlite::SqliteConnectOptions},
    std::{fs, path::Path},
};

/// One instance with one contact, one with two, and one with none.
const ROWS: &str = r#"
INSERT INTO accounts (account, organisation, zone, region, locale, number_to_dial, primary_email, sender, application_key,
    slot_capacity, created_at) VALUES ('demo', 'Demo', 'UTC', 'GB', 'en', '1', 'a@b.example', 'a@b.example', 'key', 2, 0);
INSERT INTO instances (instance, account, interaction, element, created_at) VALUES
    ('one', 'demo', '', '', 0), ('two', 'demo', '', '', 0), ('none', 'demo', '', '', 0);
INSERT INTO receipts VALUES ('CU-1', 'demo', 'one', 'email', 7), ('CU-2', 'demo', 'two', 'email', 8),
    ('CU-3', 'demo', 'two', 'callback', 9);
INSERT INTO identities VALUES ('demo', 'one', '{"subject":"c-17"}'), ('demo', 'two', '{"subject":"c-18"}'),
    ('demo', 'none', '{"subject":"c-19"}');
INSERT INTO instance_variables VALUES ('demo', 'one', 'Verified customer', 'Ada', 0), ('demo', 'one', 'Page', 'x', 1);
"#;

#[tokio::test]
async fn who_was_verified_stays_so_where_it_is_certain_of_which_contact() {
    let folder = tempfile::tempdir().unwrap();
    let (file, old) = (folder.path().join("x.db"), folder.path().join("old"));
    fs::create_dir(&old).unwrap();
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    for entry in fs::read_dir(all).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if *name < *"0014" {
            fs::copy(&path, old.join(name)).unwrap();
        }
    }
    let options = SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(true)
        .foreign_keys(true);
    let pool = SqlitePool::connect_with(options).await.unwrap();
    let before = Migrator::new(old.as_path()).await.unwrap();
    before.run(&pool).await.unwrap();
    sqlx::raw_sql(ROWS).execute(&pool).await.unwrap();
    pool.close().await;

    let store = Store::open(&file).await.unwrap();
    let [known] = store
        .visitor("demo", "CU-1")
        .await
        .unwrap()
        .verified
        .try_into()
        .unwrap();
    assert_eq!((known.identity.subject.as_str(), known.at), ("c-17", 7));
    for reference in ["CU-2", "CU-3"] {
        assert!(
            store
                .visitor("demo", reference)
                .await
                .unwrap()
                .verified
                .is_empty()
        );
    }
    let variables = store.instance_variables("demo", "one").await.unwrap();
    assert_eq!(variables, [("Page".to_owned(), "x".to_owned())]);
}
