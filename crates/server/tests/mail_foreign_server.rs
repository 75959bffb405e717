//! A mail server that is not ours takes our mails, too: aiosmtpd, from the Debian package `python3-aiosmtpd`.
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
    house::{House, job, quick},
    mailparse::{MailHeaderMap, parse_mail},
    std::{
        fs,
        io::{BufRead, BufReader},
        net::TcpListener,
        path::{Path, PathBuf},
        process::{Child, ChildStderr, Command, Stdio},
    },
};

/// A running aiosmtpd that keeps its mails in a Maildir.
struct Aiosmtpd {
    child: Child,
    port: u16,
    maildir: PathBuf,
    /// Kept open, so that it can go on writing to it.
    _log: BufReader<ChildStderr>,
}

/// A Python that has aiosmtpd: Debian's own first, since its packages are no other Python's.
fn python() -> &'static str {
    let has_it = |python: &&str| {
        let asked = Command::new(python)
            .args(["-c", "import aiosmtpd"])
            .stderr(Stdio::null())
            .status();
        asked.is_ok_and(|status| status.success())
    };
    let found = ["/usr/bin/python3", "python3"].into_iter().find(has_it);
    found.expect("aiosmtpd is missing: install it with `apt-get install python3-aiosmtpd`")
}

impl Aiosmtpd {
    fn start(folder: &Path) -> Self {
        let python = python();
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let maildir = folder.join("maildir");
        let mut child = Command::new(python)
            .args(["-m", "aiosmtpd", "--debug", "--nosetuid", "--listen"])
            .arg(format!("127.0.0.1:{port}"))
            .args(["--class", "aiosmtpd.handlers.Mailbox"])
            .arg(&maildir)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("Server is listening") {
            line.clear();
            assert_ne!(log.read_line(&mut line).unwrap(), 0, "it did not start");
        }
        Self {
            child,
            port,
            maildir,
            _log: log,
        }
    }

    /// The mail that it took: it keeps one before it says so.
    fn mail(&self) -> Vec<u8> {
        let mut files = fs::read_dir(self.maildir.join("new")).unwrap();
        let file = files.next().expect("a mail").unwrap();
        fs::read(file.path()).unwrap()
    }
}

impl Drop for Aiosmtpd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_foreign_mail_server_takes_the_mail_as_it_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    let server = Aiosmtpd::start(folder.path());
    let house = House::sending_to(&format!("smtp://127.0.0.1:{}", server.port), quick()).await;
    let mut job = job(1);
    job.message = "First line\r.\r\nسلام 👋\n.\nMAIL FROM:<x@evil.test>\u{2028}last".into();
    house.accept(&job).await;
    house.wait_until(&job, |state, _, _| state == "sent").await;

    let raw = server.mail();
    let mail = parse_mail(&raw).unwrap();
    let header = |name: &str| mail.headers.get_first_value(name).unwrap();
    assert_eq!(
        header("Message-ID"),
        format!("<{}@mail.example.com>", job.id)
    );
    assert_eq!(header("X-RcptTo"), "help@example.com");
    assert_eq!(header("Reply-To"), "Zoë O'Neil <zoe@example.org>");
    for part in &mail.subparts {
        let text = part.get_body().unwrap().replace("\r\n", "\n");
        for line in [
            "First line",
            "سلام 👋",
            "last",
            &job.history_url,
            "Lost card",
            "020 7946 0018",
        ] {
            assert!(text.contains(line), "{line} in\n{text}");
        }
    }
}
