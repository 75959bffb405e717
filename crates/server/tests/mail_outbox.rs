//! The outbox alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "in a test, a failed unwrap is a failed test; each test uses a part of the support"
)]

#[path = "support/mail_house.rs"]
mod house;

use {
    contact_us_server::store::outbox::{self, Outcome},
    house::job,
    sqlx::SqlitePool,
};

const SECOND: i64 = 1000;

async fn empty() -> (SqlitePool, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (house::open(&folder.path().join("test.db")).await, folder)
}

async fn holding(count: u32) -> (SqlitePool, tempfile::TempDir) {
    let (pool, folder) = empty().await;
    for n in 0..count {
        let mut connection = pool.acquire().await.unwrap();
        outbox::enqueue(&mut connection, &job(n), i64::from(n))
            .await
            .unwrap();
    }
    (pool, folder)
}

#[tokio::test]
async fn a_mail_exists_only_once_its_request_is_accepted() {
    let (pool, _folder) = empty().await;
    let mut accepting = pool.begin().await.unwrap();
    outbox::enqueue(&mut accepting, &job(1), 0).await.unwrap();
    accepting.rollback().await.unwrap();
    assert_eq!(
        outbox::counts(&pool).await.unwrap(),
        outbox::Counts::default()
    );
    assert_eq!(outbox::next_due(&pool).await.unwrap(), None);
}

#[tokio::test]
async fn the_same_job_cannot_be_accepted_twice() {
    let (pool, _folder) = empty().await;
    let mut connection = pool.acquire().await.unwrap();
    let job = job(1);
    outbox::enqueue(&mut connection, &job, 0).await.unwrap();
    let again = outbox::enqueue(&mut connection, &job, 0).await.unwrap_err();
    assert!(again.as_database_error().unwrap().is_unique_violation());
}

#[tokio::test]
async fn a_leased_row_is_nobody_elses_until_its_lease_ends() {
    let (pool, _folder) = holding(3).await;
    let first = outbox::lease(&pool, 10, SECOND, 2).await.unwrap();
    assert_eq!(
        first.iter().map(|row| row.created_at).collect::<Vec<_>>(),
        [0, 1]
    );
    assert_eq!(outbox::lease(&pool, 10, SECOND, 9).await.unwrap().len(), 1);
    assert_eq!(
        outbox::lease(&pool, 10 + SECOND - 1, SECOND, 9)
            .await
            .unwrap()
            .len(),
        0
    );
    assert_eq!(outbox::next_due(&pool).await.unwrap(), Some(10 + SECOND));

    let back = outbox::lease(&pool, 10 + SECOND, SECOND, 9).await.unwrap();
    assert_eq!(back.len(), 3, "a crashed worker's rows come back");
    assert!(back.iter().all(|row| row.attempts == 2));
}

#[tokio::test]
async fn leases_taken_at_once_share_no_row() {
    let (pool, _folder) = holding(60).await;
    let takers = (0..6).map(|_| {
        let pool = pool.clone();
        tokio::spawn(async move { outbox::lease(&pool, 100, SECOND, 10).await.unwrap() })
    });
    let mut ids = Vec::new();
    for taker in takers.collect::<Vec<_>>() {
        ids.extend(taker.await.unwrap().into_iter().map(|row| row.id));
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 60);
}

#[tokio::test]
async fn an_attempt_that_lost_its_lease_settles_nothing_but_a_sent_mail() {
    let (pool, _folder) = holding(1).await;
    let old = outbox::lease(&pool, 10, SECOND, 1).await.unwrap().remove(0);
    let new = outbox::lease(&pool, 10 + SECOND, SECOND, 1)
        .await
        .unwrap()
        .remove(0);
    let settle = |attempt, outcome| outbox::settle(&pool, &old.id, attempt, 20, outcome);

    assert!(
        !outbox::renew(&pool, &old.id, old.attempts, 9999)
            .await
            .unwrap()
    );
    assert!(
        !settle(old.attempts, Outcome::Dead { error: "x" })
            .await
            .unwrap()
    );
    assert!(
        !settle(old.attempts, Outcome::Retry { at: 0, error: "x" })
            .await
            .unwrap()
    );
    assert!(
        outbox::renew(&pool, &old.id, new.attempts, 9999)
            .await
            .unwrap()
    );
    assert_eq!(outbox::next_due(&pool).await.unwrap(), Some(9999));

    assert!(settle(old.attempts, Outcome::Sent).await.unwrap());
    assert!(
        !settle(new.attempts, Outcome::Dead { error: "x" })
            .await
            .unwrap()
    );
    assert_eq!(
        outbox::counts(&pool).await.unwrap(),
        outbox::Counts::default()
    );
}

#[tokio::test]
async fn a_retry_waits_for_its_time() {
    let (pool, _folder) = holding(1).await;
    let row = outbox::lease(&pool, 10, SECOND, 1).await.unwrap().remove(0);
    let retry = Outcome::Retry {
        at: 500,
        error: "transient: later",
    };
    assert!(outbox::settle(&pool, &row.id, 1, 20, retry).await.unwrap());
    assert!(
        !outbox::renew(&pool, &row.id, 1, 9999).await.unwrap(),
        "it is settled"
    );
    assert_eq!(outbox::next_due(&pool).await.unwrap(), Some(500));
    assert_eq!(outbox::lease(&pool, 499, SECOND, 1).await.unwrap().len(), 0);
    assert_eq!(
        outbox::lease(&pool, 500, SECOND, 1).await.unwrap()[0].attempts,
        2
    );
}

#[tokio::test]
async fn dead_mails_are_seen_by_their_own_account_only() {
    let (pool, _folder) = holding(1).await;
    let row = outbox::lease(&pool, 10, SECOND, 1).await.unwrap().remove(0);
    let dead = Outcome::Dead {
        error: "permanent 550: no",
    };
    assert!(outbox::settle(&pool, &row.id, 1, 20, dead).await.unwrap());

    assert!(outbox::dead(&pool, "other", 9).await.unwrap().is_empty());
    let seen = outbox::dead(&pool, "demo", 9).await.unwrap();
    assert_eq!(seen[0].last_error, "permanent 550: no");
    assert_eq!(outbox::counts(&pool).await.unwrap().dead, 1);

    assert!(!outbox::revive(&pool, "other", &row.id, 30).await.unwrap());
    assert!(outbox::revive(&pool, "demo", &row.id, 30).await.unwrap());
    let counts = outbox::counts(&pool).await.unwrap();
    assert_eq!(
        (counts.pending, counts.dead, counts.oldest_pending),
        (1, 0, Some(30))
    );
}

#[tokio::test]
async fn neither_job_nor_row_tells_of_a_person_in_a_log() {
    let (pool, _folder) = holding(1).await;
    let row = outbox::lease(&pool, 10, SECOND, 1).await.unwrap().remove(0);
    for shown in [format!("{row:?}"), format!("{:?}", job(1))] {
        for secret in ["Zo", "Neil", "7946", "example", "card", "token"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    }
}
