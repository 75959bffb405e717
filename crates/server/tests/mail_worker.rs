//! The worker among hanging mails, panics, rivals and leaping clocks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "in a test, a failed unwrap is a failed test; each test uses a part of the support"
)]

#[path = "support/mail_house.rs"]
mod house;
#[path = "support/smtp.rs"]
mod smtp;

use {
    contact_us_server::{mail, store::outbox},
    house::{House, job, quick},
    smtp::{SmtpServer, Turn},
    std::{
        sync::{
            Arc,
            atomic::{AtomicI64, AtomicU32, Ordering},
        },
        time::Duration,
    },
    tokio::sync::{Notify, watch},
};

#[tokio::test]
async fn a_mail_that_hangs_does_not_hold_up_the_others() {
    let server = SmtpServer::start([Turn::Hang]).await;
    let house = House::sending_to(&server.url(), quick()).await;
    let stuck = job(8);
    house.accept(&stuck).await;
    server.wait_for_tries(1).await;
    for n in 9..12 {
        house.accept(&job(n)).await;
    }
    server.wait_for(3).await;
    assert_eq!(house.row(&stuck).await.0, "pending");
}

#[tokio::test]
async fn a_lease_is_renewed_while_a_slow_server_thinks() {
    let server = SmtpServer::start([Turn::Hang]).await;
    let mut limits = quick();
    limits.lease = Duration::from_millis(30);
    limits.patience = Duration::from_millis(400);
    let house = House::sending_to(&server.url(), limits).await;
    let job = job(12);
    house.accept(&job).await;
    server.wait_for(1).await;
    let row = house.wait_until(&job, |state, _, _| state == "sent").await;
    assert_eq!(row.1, 2, "nobody began it while it was under way");
}

#[tokio::test]
async fn a_leap_of_the_clock_does_not_send_a_mail_twice() {
    static LEAP: AtomicI64 = AtomicI64::new(0);
    let server = SmtpServer::start([Turn::Hang]).await;
    let folder = tempfile::tempdir().unwrap();
    let pool = house::open(&folder.path().join("test.db")).await;
    let transport = mail::Transport::smtp(&server.url()).unwrap();
    let clock = || house::now() + LEAP.load(Ordering::SeqCst);
    let (wake, (stop, stopped)) = (Arc::new(Notify::new()), watch::channel(false));
    let limits = mail::Limits {
        patience: Duration::from_millis(400),
        ..quick()
    };
    let (pool_, wake_) = (pool.clone(), Arc::clone(&wake));
    let worker = tokio::spawn(mail::run(
        pool_,
        transport.into(),
        house::words,
        clock,
        wake_,
        stopped,
        limits,
    ));
    let stuck = job(15);
    outbox::enqueue(&mut pool.acquire().await.unwrap(), &stuck, house::now())
        .await
        .unwrap();
    wake.notify_one();
    server.wait_for_tries(1).await;
    LEAP.store(3_600_000, Ordering::SeqCst);
    outbox::enqueue(&mut pool.acquire().await.unwrap(), &job(16), house::now())
        .await
        .unwrap();
    wake.notify_one();
    server.wait_for(1).await; // the other mail; the first one is still under way
    server.wait_for_tries(3).await;
    server.wait_for(2).await;
    stop.send(true).unwrap();
    worker.await.unwrap();
    let attempts: u32 = sqlx::query_scalar("SELECT attempts FROM outbox WHERE id = ?")
        .bind(&stuck.id)
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(attempts, 2);
}

#[tokio::test]
async fn a_panic_costs_one_attempt_and_not_the_worker() {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    let server = SmtpServer::start([]).await;
    let transport = mail::Transport::smtp(&server.url()).unwrap();
    let words = |locale: &str| {
        assert!(
            CALLS.fetch_add(1, Ordering::SeqCst) > 0,
            "the first call breaks down"
        );
        house::words(locale)
    };
    let house = House::with(|_| transport, words, quick()).await;
    let job = job(13);
    house.accept(&job).await;
    server.wait_for(1).await;
    let row = house.wait_until(&job, |state, _, _| state == "sent").await;
    assert_eq!(row.1, 2);
}

#[tokio::test]
async fn two_workers_never_send_the_same_mail() {
    let latency = Some(Duration::from_millis(5));
    let server = SmtpServer::with_latency([], latency).await;
    let first = House::sending_to(&server.url(), quick()).await;
    let transport = mail::Transport::smtp(&server.url()).unwrap();
    let (stop, stopped) = watch::channel(false);
    let second = tokio::spawn(mail::run(
        first.pool.clone(),
        transport.into(),
        house::words,
        house::now,
        Notify::new().into(),
        stopped,
        mail::Limits {
            idle: Duration::from_millis(1),
            ..quick()
        },
    ));
    let jobs: Vec<_> = (0..40).map(job).collect();
    for job in &jobs {
        first.accept(job).await;
    }
    for job in &jobs {
        first.wait_until(job, |state, _, _| state == "sent").await;
    }
    stop.send(true).unwrap();
    second.await.unwrap();
    assert_eq!(server.received().len(), jobs.len());
}

#[tokio::test]
async fn shutting_down_finishes_the_mail_under_way() {
    let latency = Some(Duration::from_millis(40));
    let server = SmtpServer::with_latency([], latency).await;
    let house = House::sending_to(&server.url(), quick()).await;
    let job = job(14);
    house.accept(&job).await;
    server.wait_for_tries(1).await;
    let (pool, _folder) = house.shut_down().await;
    let state: String = sqlx::query_scalar("SELECT state FROM outbox")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(state, "sent");
    assert_eq!(server.received().len(), 1);
}
