//! Nothing accepted is lost, at whatever moment the process is killed.
//!
//! Fifty times a process that accepts requests and delivers their mails is started, given work, and killed with
//! SIGKILL at a random moment. In the end everything that it ever confirmed must have arrived, and whatever
//! arrived twice must be the same mail. The seed is printed; `CONTACT_US_SEED` repeats a run.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "in a test, a failed unwrap is a failed test; each test uses a part of the support"
)]

#[path = "support/mail_house.rs"]
mod house;
#[path = "support/killed_process.rs"]
mod killed_process;
#[path = "support/smtp.rs"]
mod smtp;

use {
    contact_us_server::{
        mail::{self, Transport},
        store::outbox,
    },
    killed_process::Process,
    mailparse::{MailHeaderMap, parse_mail},
    rand::{RngExt, SeedableRng, rngs::StdRng},
    smtp::{Received, SmtpServer, Turn},
    std::{
        collections::{HashMap, HashSet},
        io::Write,
        path::{Path, PathBuf},
        sync::{Arc, Mutex},
        time::{Duration, Instant},
    },
    tokio::sync::{Notify, watch},
};

const ROUNDS: u32 = 50;
/// A round is killed within this time of its start being complete.
const ROUND_MS: u64 = 150;
/// Messages of a round at most, so that some rounds are killed while accepting, some while delivering.
const ROUND_MESSAGES: u32 = 8;

/// Starts the process, has it accept messages, and kills it `life` later. Gives those that it confirmed.
fn round(data: &Path, smtp_url: &str, name: u32, life: Duration) -> Vec<String> {
    let mut process = Process::start(data, smtp_url);
    let begun = Instant::now();
    // From beside, so that it strikes in the middle of an acceptance, too. On Unix, `kill` is SIGKILL.
    let child = Arc::clone(&process.child);
    let killer = std::thread::spawn(move || {
        std::thread::sleep(life.saturating_sub(begun.elapsed()));
        child.lock().unwrap().kill().unwrap();
    });
    let mut confirmed = Vec::new();
    for n in 0..ROUND_MESSAGES {
        let message = format!("message-{name}-{n}.");
        if !process.accept(&message) {
            break;
        }
        confirmed.push(message);
    }
    killer.join().unwrap();
    let status = process.child.lock().unwrap().wait().unwrap();
    assert!(!status.success(), "it was killed, it did not end by itself");
    confirmed
}

/// The message of a mail, as it was accepted.
fn message_of(mail: &Received) -> String {
    let text = parse_mail(&mail.raw).unwrap().subparts[0]
        .get_body()
        .unwrap();
    let start = text.find("message-").unwrap();
    text[start..]
        .split_inclusive('.')
        .next()
        .unwrap()
        .to_owned()
}

fn message_id_of(mail: &Received) -> String {
    let mail = parse_mail(&mail.raw).unwrap();
    mail.headers.get_first_value("Message-ID").unwrap()
}

fn seed() -> u64 {
    let given = std::env::var("CONTACT_US_SEED").ok();
    given.map_or_else(rand::random, |seed| seed.parse().unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_accepted_is_lost_when_the_process_is_killed_fifty_times() {
    let seed = seed();
    let mut random = StdRng::seed_from_u64(seed);
    let begun = Instant::now();
    // Late replies, so that kills fall between the steps of SMTP as well.
    let latency = Some(Duration::from_millis(12));
    let server = SmtpServer::with_latency([Turn::DropAfterData], latency).await;
    let folder = tempfile::tempdir().unwrap();
    drop(house::open(&folder.path().join("test.db")).await);

    let mut confirmed = Vec::new();
    for name in 0..ROUNDS {
        let life = Duration::from_micros(random.random_range(0..ROUND_MS * 1000));
        let (data, url) = (folder.path().to_owned(), server.url());
        let round = tokio::task::spawn_blocking(move || round(&data, &url, name, life));
        confirmed.extend(round.await.unwrap());
    }
    let killed_after = begun.elapsed();
    let before = server.received().len();

    // One last time, to send what is left.
    let (data, url) = (folder.path().to_owned(), server.url());
    let last = tokio::task::spawn_blocking(move || Process::start(&data, &url))
        .await
        .unwrap();
    let wanted: HashSet<String> = confirmed.iter().cloned().collect();
    assert_eq!(wanted.len(), confirmed.len());
    let missing = Mutex::new((wanted, 0));
    let mails = server
        .wait_until("everything that was confirmed", |mails| {
            let (missing, read) = &mut *missing.lock().unwrap();
            for mail in &mails[*read..] {
                missing.remove(&message_of(mail));
            }
            *read = mails.len();
            missing.is_empty()
        })
        .await;
    drop(last);

    let mut by_message: HashMap<String, Vec<&Received>> = HashMap::new();
    for mail in &mails {
        by_message.entry(message_of(mail)).or_default().push(mail);
    }
    for (message, copies) in &by_message {
        for copy in copies {
            assert_eq!(message_id_of(copy), message_id_of(copies[0]), "{message}");
            assert_eq!(copy.raw, copies[0].raw, "{message}");
        }
    }
    println!(
        "seed {seed}: {ROUNDS} kills in {killed_after:.1?}, {} confirmed, {before} mails in before the \
         last start, {} requests arrived in the end, 0 lost, {} repeats with an equal Message-ID; \
         all done after {:.1?}",
        confirmed.len(),
        by_message.len(),
        mails.len() - by_message.len(),
        begun.elapsed(),
    );
    assert!(
        !confirmed.is_empty(),
        "seed {seed}: nothing was accepted, so nothing was shown"
    );
}

/// The child's role. Without the environment of [`Process::start`] there is nothing to do.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_process_that_is_killed() {
    let Some(data) = std::env::var_os("CONTACT_US_TEST_DATA").map(PathBuf::from) else {
        return;
    };
    let pool = house::open(&data.join("test.db")).await;
    let transport = Transport::smtp(&std::env::var("CONTACT_US_TEST_SMTP").unwrap()).unwrap();
    let (wake, (_stop, stopped)) = (Arc::new(Notify::new()), watch::channel(false));
    tokio::spawn(mail::run(
        pool.clone(),
        transport.into(),
        house::words,
        house::now,
        Arc::clone(&wake),
        stopped,
        house::quick(),
    ));
    answer("ready");
    loop {
        let next = tokio::task::spawn_blocking(|| {
            let mut line = String::new();
            let read = std::io::stdin().read_line(&mut line);
            read.is_ok_and(|bytes| bytes > 0)
                .then(|| line.trim_end().to_owned())
        });
        let Some(message) = next.await.unwrap() else {
            return;
        };
        let mut job = house::job(0);
        job.message.clone_from(&message);
        let mut accepting = pool.begin().await.unwrap();
        outbox::enqueue(&mut accepting, &job, house::now())
            .await
            .unwrap();
        accepting.commit().await.unwrap();
        wake.notify_one();
        answer(&message);
    }
}

fn answer(text: &str) {
    let mut output = std::io::stdout().lock();
    writeln!(output, "answer {text}").unwrap();
    output.flush().unwrap();
}
