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
    contact_us_server::mail::{self, Limits, MailJob},
    house::{House, job, quick},
    smtp::{SmtpServer, Turn},
    std::{
        collections::BTreeSet,
        sync::atomic::{AtomicI64, AtomicU32, Ordering},
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
    let limits = Limits {
        lease: Duration::from_mins(1), // no stall of the machine is a lost lease
        ..quick()
    };
    let latency = Some(Duration::from_millis(5));
    let server = SmtpServer::with_latency([], latency).await;
    let first = House::sending_to(&server.url(), limits).await;
    let transport = mail::Transport::smtp(&server.url()).unwrap();
    let (stop, stopped) = watch::channel(false);
    let second = tokio::spawn(mail::run(
        first.pool.clone(),
        transport.into(),
        house::words,
        house::now,
        Notify::new().into(),
        stopped,
        Limits {
            idle: Duration::from_millis(1),
            ..limits
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

/// A mail that hangs at its server for longer than any test lasts.
async fn hanging(server: &SmtpServer, house: &House) -> MailJob {
    let stuck = job(12);
    house.accept(&stuck).await;
    server.wait_for_tries(1).await;
    stuck
}

/// Has the worker go round its loop a few times.
async fn go_round(house: &House) {
    for n in 20..25 {
        let other = job(n);
        house.accept(&other).await;
        house
            .wait_until(&other, |state, _, _| state == "sent")
            .await;
    }
}

#[tokio::test]
async fn a_lease_is_renewed_while_a_slow_server_thinks() {
    let server = SmtpServer::start([Turn::Hang]).await;
    let mut limits = patient();
    limits.lease = Duration::from_millis(60);
    let house = House::sending_to(&server.url(), limits).await;
    let stuck = hanging(&server, &house).await;
    let mut leases = BTreeSet::new();
    while leases.len() < 6 {
        let until: i64 = sqlx::query_scalar("SELECT lease_until FROM outbox WHERE id = ?")
            .bind(&stuck.id)
            .fetch_one(&house.pool)
            .await
            .unwrap();
        leases.insert(until);
    }
    assert_eq!(
        house.row(&stuck).await.1,
        1,
        "nobody began it while it was under way"
    );
}

#[tokio::test]
async fn a_leaping_clock_does_not_send_a_mail_twice() {
    static CLOCK: AtomicI64 = AtomicI64::new(0);
    let server = SmtpServer::start([Turn::Hang]).await;
    let transport = mail::Transport::smtp(&server.url()).unwrap();
    // Each look at the clock finds it later by more than a lease lasts.
    let clock = || house::now() + CLOCK.fetch_add(1000, Ordering::SeqCst);
    let house = House::with_clock(|_| transport, house::words, clock, patient()).await;
    let stuck = hanging(&server, &house).await;
    go_round(&house).await;
    assert_eq!(
        house.row(&stuck).await.1,
        1,
        "nobody began it while it was under way"
    );
}

#[tokio::test]
async fn a_database_that_stands_still_does_not_send_a_mail_twice() {
    let server = SmtpServer::start([Turn::Hang]).await;
    let mut limits = patient();
    limits.lease = Duration::from_millis(60);
    let house = House::sending_to(&server.url(), limits).await;
    let stuck = hanging(&server, &house).await;
    for _ in 0..3 {
        // Somebody else writes for longer than a lease lasts, and renewing has to wait.
        let writing = house.pool.begin_with("BEGIN IMMEDIATE").await.unwrap();
        tokio::time::sleep(limits.lease * 3).await;
        writing.commit().await.unwrap();
        go_round(&house).await;
    }
    assert_eq!(
        house.row(&stuck).await.1,
        1,
        "nobody began it while it was under way"
    );
}

fn patient() -> Limits {
    Limits {
        patience: Duration::from_mins(10),
        ..quick()
    }
}
