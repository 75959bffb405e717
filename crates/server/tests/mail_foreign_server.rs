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
        net::{TcpListener, TcpStream},
        path::{Path, PathBuf},
        process::{Child, Command, Stdio},
        time::{Duration, Instant},
    },
};

/// A running aiosmtpd that keeps its mails in a Maildir.
struct Aiosmtpd {
    child: Child,
    port: u16,
    maildir: PathBuf,
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
        let child = Command::new(python)
            .args(["-m", "aiosmtpd", "--nosetuid", "--listen"])
            .arg(format!("127.0.0.1:{port}"))
            .args(["--class", "aiosmtpd.handlers.Mailbox"])
            .arg(&maildir)
            .spawn()
            .unwrap();
        let server = Self {
            child,
            port,
            maildir,
        };
        server.wait("its port", || TcpStream::connect(("127.0.0.1", port)).ok());
        server
    }

    fn mail(&self) -> Vec<u8> {
        self.wait("a mail", || {
            let file = fs::read_dir(self.maildir.join("new")).ok()?.next()?;
            fs::read(file.ok()?.path()).ok()
        })
    }

    fn wait<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            if let Some(found) = look() {
                return found;
            }
            assert!(
                begun.elapsed() < Duration::from_secs(30),
                "aiosmtpd on port {}: waited 30 s in vain for {what}",
                self.port
            );
            std::thread::sleep(Duration::from_millis(10));
        }
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
