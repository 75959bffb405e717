//! Mails as files, for a server without SMTP.
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
    contact_us_server::mail::{Class, Transport, compose},
    house::{House, job, quick},
    mailparse::{MailHeaderMap, parse_mail},
    std::{fs, path::Path, time::Duration},
};

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_mail_becomes_one_file_named_by_its_job() {
    let to_files = |data: &Path| Transport::from_settings(None, data).unwrap();
    let house = House::with(to_files, house::words, quick()).await;
    let job = job(1);
    house.accept(&job).await;
    house.wait_until(&job, |state, _, _| state == "sent").await;

    let folder = house.folder.path().join("mail");
    let name = format!("{}.eml", job.id);
    assert_eq!(files(&folder), [name.as_str()]);
    let raw = fs::read(folder.join(&name)).unwrap();
    let mail = parse_mail(&raw).unwrap();
    assert!(
        mail.headers
            .get_first_value("Message-ID")
            .unwrap()
            .contains(&job.id)
    );
    #[cfg(unix)]
    {
        let mode = fs::metadata(folder.join(&name)).unwrap();
        let mode = std::os::unix::fs::PermissionsExt::mode(&mode.permissions());
        assert_eq!(mode & 0o077, 0, "nobody else reads a customer's mail");
    }
}

#[tokio::test]
async fn a_repeat_overwrites_the_same_file() {
    let data = tempfile::tempdir().unwrap();
    let transport = Transport::files(data.path().join("mail"));
    let job = job(1);
    let message = compose(&job, &house::words("en")).unwrap();
    let patience = Duration::from_secs(1);
    transport
        .send("demo", &job.id, &message, patience)
        .await
        .unwrap();
    let left = data.path().join("mail").join(format!("{}.eml.tmp", job.id));
    fs::write(&left, "what a crash left behind, longer than ".repeat(1000)).unwrap();
    transport
        .send("demo", &job.id, &message, patience)
        .await
        .unwrap();

    let name = format!("{}.eml", job.id);
    assert_eq!(files(&data.path().join("mail")), [name.as_str()]);
    let written = fs::read(data.path().join("mail").join(name)).unwrap();
    assert_eq!(written, message.formatted());
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_tried_again() {
    let data = tempfile::tempdir().unwrap();
    fs::write(
        data.path().join("mail"),
        "a file where the folder should be",
    )
    .unwrap();
    let transport = Transport::files(data.path().join("mail"));
    let job = job(1);
    let message = compose(&job, &house::words("en")).unwrap();
    let patience = Duration::from_secs(1);
    let failure = transport
        .send("demo", &job.id, &message, patience)
        .await
        .unwrap_err();
    assert_eq!(failure.class, Class::Transient);
    let escape = transport
        .send("demo", "../x", &message, patience)
        .await
        .unwrap_err();
    assert_eq!(escape.class, Class::Permanent);
}
