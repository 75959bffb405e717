//! Header injection and SMTP smuggling, tried on a real connection.

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
    contact_us_server::mail::MailJob,
    house::{House, job, quick},
    mailparse::parse_mail,
    smtp::SmtpServer,
};

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
