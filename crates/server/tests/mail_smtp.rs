//! Mails and a mail server with all its moods.
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
    contact_us_server::{
        mail::{self, MailJob},
        store::outbox,
    },
    house::{House, job, quick},
    mailparse::{MailHeaderMap, parse_mail},
    smtp::{Received, SmtpServer, Turn},
    std::{
        sync::{
            Arc,
            atomic::{AtomicI64, AtomicU32, Ordering},
        },
        time::Duration,
    },
    tokio::sync::{Notify, watch},
};

fn header(mail: &Received, name: &str) -> String {
    let mail = parse_mail(&mail.raw).unwrap();
    mail.headers.get_first_value(name).unwrap()
}

fn message_id(job: &MailJob) -> String {
    format!("<{}@mail.example.com>", job.id)
}

fn part(mail: &Received, n: usize) -> String {
    parse_mail(&mail.raw).unwrap().subparts[n]
        .get_body()
        .unwrap()
}

#[tokio::test]
async fn a_mail_arrives_with_details_history_time_and_variables() {
    let server = SmtpServer::start([]).await;
    let house = House::sending_to(&server.url(), quick()).await;
    let mut job = job(1);
    job.accepted_at = 1_791_205_391_000;
    house.accept(&job).await;

    let mail = &server.wait_for(1).await[0];
    assert_eq!(mail.from, "no-reply@mail.example.com");
    assert_eq!(mail.to, ["help@example.com"]);
    assert_eq!(header(mail, "Message-ID"), message_id(&job));
    assert_eq!(header(mail, "Reply-To"), "Zoë O'Neil <zoe@example.org>");
    assert!(header(mail, "Subject").contains(&job.reference));
    for (n, line) in [(0, "Loyalty: gold"), (1, "gold")] {
        let text = part(mail, n);
        for wanted in [
            "zoe@example.org",
            "020 7946 0018",
            "My card does not work.",
            &job.history_url,
            "Monday 5 October 14:03 (UTC+01:00, Europe/London)",
            "2026-10-05T14:03:11+01:00",
            "Lost card",
            line,
        ] {
            assert!(text.contains(wanted), "{wanted} in\n{text}");
        }
        assert!(
            !text.contains("Device:") && !text.contains(">Device<"),
            "it has no value"
        );
    }
    let (state, attempts, payload, error) =
        house.wait_until(&job, |state, _, _| state == "sent").await;
    assert_eq!(
        (state.as_str(), attempts, payload.as_str(), error),
        ("sent", 1, "", None)
    );
}

#[tokio::test]
async fn a_mail_waits_for_a_server_that_is_down() {
    let mut server = SmtpServer::start([]).await;
    server.stop().await;
    let house = House::sending_to(&server.url(), quick()).await;
    let job = job(2);
    house.accept(&job).await;
    let row = house.wait_until(&job, |_, attempts, _| attempts >= 3).await;
    assert_eq!(row.0, "pending");
    assert!(row.3.unwrap().starts_with("transient: "));

    server.resume().await;
    let mails = server.wait_for(1).await;
    assert_eq!(header(&mails[0], "Message-ID"), message_id(&job));
    house.wait_until(&job, |state, _, _| state == "sent").await;
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_mail_put_off_with_451_is_sent_when_it_is_taken() {
    for put_off in [
        Turn::Mail("451 4.7.1 Greylisted"),
        Turn::Rcpt("451 4.7.1 Greylisted"),
        Turn::Data("451 4.3.0 Try later"),
    ] {
        let server = SmtpServer::start([put_off]).await;
        let house = House::sending_to(&server.url(), quick()).await;
        let job = job(3);
        house.accept(&job).await;
        server.wait_for(1).await;
        let row = house.wait_until(&job, |state, _, _| state == "sent").await;
        assert_eq!(row.1, 2, "two attempts");
        assert_eq!(server.received().len(), 1);
    }
}

#[tokio::test]
async fn a_mail_refused_with_550_is_dead_at_once_and_staff_see_it() {
    for refusal in [
        Turn::Rcpt("550 5.1.1 No such mailbox"),
        Turn::Data("550 5.7.1 No thanks"),
    ] {
        let server = SmtpServer::start([refusal]).await;
        let house = House::sending_to(&server.url(), quick()).await;
        let job = job(4);
        house.accept(&job).await;
        let row = house.wait_until(&job, |state, _, _| state == "dead").await;
        assert_eq!(row.1, 1, "one attempt");
        assert!(
            row.2.contains("My card does not work."),
            "what was written is kept"
        );

        let dead = outbox::dead(&house.pool, "demo", 10).await.unwrap();
        assert_eq!(dead.len(), 1);
        assert_eq!(dead[0].id, job.id);
        assert!(
            dead[0].last_error.starts_with("permanent 550: 5."),
            "{}",
            dead[0].last_error
        );

        assert!(
            outbox::revive(&house.pool, "demo", &job.id, house::now())
                .await
                .unwrap()
        );
        server.wait_for(1).await;
        house.wait_until(&job, |state, _, _| state == "sent").await;
    }
}

#[tokio::test]
async fn a_wrong_password_of_ours_kills_no_mail() {
    let server = SmtpServer::start([Turn::Mail("530 5.7.0 Authentication required")]).await;
    let house = House::sending_to(&server.url(), quick()).await;
    let job = job(5);
    house.accept(&job).await;
    server.wait_for(1).await;
    house
        .wait_until(&job, |state, attempts, _| state == "sent" && attempts == 2)
        .await;
}

#[tokio::test]
async fn a_server_that_says_nothing_is_a_time_out_and_is_tried_again() {
    let server = SmtpServer::start([Turn::Hang, Turn::Hang]).await;
    let mut limits = quick();
    limits.patience = Duration::from_millis(60);
    let house = House::sending_to(&server.url(), limits).await;
    let job = job(6);
    house.accept(&job).await;
    let row = house.wait_until(&job, |_, _, error| error.is_some()).await;
    assert!(row.3.unwrap().starts_with("timed-out: "));
    server.wait_for(1).await;
    house
        .wait_until(&job, |state, attempts, _| state == "sent" && attempts == 3)
        .await;
}

#[tokio::test]
async fn a_repeat_after_a_lost_reply_is_the_same_mail_to_the_byte() {
    for lost in [Turn::DropAfterData, Turn::HangAfterData] {
        let server = SmtpServer::start([lost]).await;
        let mut limits = quick();
        limits.patience = Duration::from_millis(500);
        let house = House::sending_to(&server.url(), limits).await;
        let job = job(7);
        house.accept(&job).await;
        let mails = server.wait_for(2).await;
        house.wait_until(&job, |state, _, _| state == "sent").await;
        assert_eq!(header(&mails[0], "Message-ID"), message_id(&job));
        assert_eq!(mails[0].raw, mails[1].raw);
        assert_eq!(server.received().len(), 2);
    }
}

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

#[tokio::test]
async fn no_input_of_a_customer_adds_a_header_or_ends_a_mail() {
    let server = SmtpServer::start([]).await;
    let house = House::sending_to(&server.url(), quick()).await;
    let seeds = [
        "\r",
        "\n",
        "\r\n",
        "\0",
        "\u{85}",
        "\u{2028}",
        "\r\n.\r\n",
        "\n.\n",
        "\r.\r",
        "=?utf-8?q?=0D=0ABcc:_x@evil.test?=",
        "\u{202e}",
    ];
    let mut jobs = Vec::new();
    for (n, seed) in (0_u32..).zip(seeds) {
        let evil = format!("a{seed}Bcc: x@evil.test{seed}MAIL FROM:<x@evil.test>{seed}");
        let fields: [fn(&mut MailJob) -> &mut String; 6] = [
            |j| &mut j.first_name,
            |j| &mut j.last_name,
            |j| &mut j.phone,
            |j| &mut j.email,
            |j| &mut j.message,
            |j| &mut j.reference,
        ];
        for field in fields {
            let mut job = job(n);
            field(&mut job).clone_from(&evil);
            house.accept(&job).await;
            jobs.push(job);
        }
    }
    let mails = server.wait_for(jobs.len()).await;
    for job in &jobs {
        house
            .wait_until(job, |state, attempts, _| state == "sent" && attempts == 1)
            .await;
    }
    assert_eq!(server.received().len(), jobs.len(), "not one mail more");
    for mail in &mails {
        assert_eq!(mail.to, ["help@example.com"]);
        let text = std::str::from_utf8(&mail.raw).unwrap();
        assert!(!text.replace("\r\n", "").contains(['\r', '\n', '\0']));
        let mail = parse_mail(&mail.raw).unwrap();
        let mut names: Vec<_> = mail
            .headers
            .iter()
            .map(mailparse::MailHeader::get_key)
            .collect();
        names.retain(|name| name != "Reply-To");
        let ours = [
            "From",
            "To",
            "Subject",
            "Message-ID",
            "Date",
            "MIME-Version",
            "Content-Type",
        ];
        assert_eq!(names, ours);
    }
}
