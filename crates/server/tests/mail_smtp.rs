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
    contact_us_server::{mail::MailJob, store::outbox},
    house::{House, job, quick},
    mailparse::{MailHeaderMap, parse_mail},
    smtp::{Received, SmtpServer, Turn},
    std::time::Duration,
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
    limits.patience = Duration::from_millis(200);
    let house = House::sending_to(&server.url(), limits).await;
    let job = job(6);
    house.accept(&job).await;
    let row = house.wait_until(&job, |_, _, error| error.is_some()).await;
    assert!(row.3.unwrap().starts_with("timed-out: "));
    server.wait_for(1).await;
    house
        .wait_until(&job, |state, attempts, _| state == "sent" && attempts >= 3)
        .await;
}

#[tokio::test]
async fn a_repeat_after_a_lost_reply_is_the_same_mail_to_the_byte() {
    for lost in [Turn::DropAfterData, Turn::HangAfterData] {
        let server = SmtpServer::start([lost]).await;
        let mut limits = quick();
        limits.patience = Duration::from_secs(2);
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
