//! What the logs tell, and what they do not.
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
    house::{House, job, quick},
    smtp::{SmtpServer, Turn},
    std::{
        io,
        sync::{Arc, Mutex},
    },
};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn logs_name_the_mail_and_the_failure_and_never_the_person() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();

    let server = SmtpServer::start([
        Turn::Data("451 4.3.0 zoe@example.org wait"),
        Turn::Rcpt("550 5.1.1 no zoe@example.org here"),
    ])
    .await;
    let house = House::sending_to(&server.url(), quick()).await;
    let (dead, sent) = (job(1), job(2));
    house.accept(&dead).await;
    house.wait_until(&dead, |state, _, _| state == "dead").await;
    house.accept(&sent).await;
    house.wait_until(&sent, |state, _, _| state == "sent").await;

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    for wanted in [
        &dead.id,
        &sent.id,
        "transient",
        "451",
        "permanent",
        "550",
        "mail sent",
    ] {
        assert!(log.contains(wanted), "{wanted} in\n{log}");
    }
    // The statements of the database are logged by sqlx without their values.
    for secret in [
        "zoe",
        "Zoë",
        "Neil",
        "7946 0018",
        "My card",
        "#token",
        "help@",
        "CU-7F3K",
    ] {
        assert!(!log.contains(secret), "{secret} in\n{log}");
    }
}
