//! Nothing accepted is lost, at whatever moment the server is killed.
//!
//! Fifty times the server's own program is started, sent messages, and killed with SIGKILL at a random moment. In the
//! end everything that it ever confirmed must have arrived, whatever arrived twice must be the same mail, and whoever
//! sends a message once more must get the reference of the first time. The seed is printed; `CONTACT_US_SEED` repeats
//! a run.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "in a test, a failed unwrap is a failed test; each test uses a part of the support"
)]

#[path = "support/server_process.rs"]
mod server_process;
#[path = "support/smtp.rs"]
mod smtp;

use {
    contact_us_wire::paths,
    mailparse::{MailHeaderMap, parse_mail},
    rand::{RngExt, SeedableRng, rngs::StdRng},
    serde_json::{Value, json},
    server_process::{ServerProcess, post},
    smtp::{Received, SmtpServer, Turn},
    sqlx::{SqlitePool, sqlite::SqliteConnectOptions},
    std::{
        collections::{HashMap, HashSet},
        path::Path,
        process::Stdio,
        sync::{Arc, mpsc},
        time::{Duration, Instant},
    },
};

const ROUNDS: u32 = 50;
/// A round is killed within this time of its beginning.
const ROUND_MS: u64 = 150;
/// Messages of a round at most, so that some rounds are killed while accepting, some while delivering.
const ROUND_MESSAGES: u32 = 8;
const SESSION: &str = "?interaction=Lost%20card&element=Contact";

/// A message that was sent, and the reference that was answered, if the answer came.
#[derive(Clone, Debug)]
struct Sent {
    message: String,
    reference: Option<String>,
}

/// Sends a message under a key that is made of it. None where the server died before it had answered.
fn send(server: &ServerProcess, message: &str) -> Option<String> {
    let body = json!({ "firstName": "Zoë", "lastName": "O'Neil", "phone": "020 7946 0018",
        "email": "zoe@example.org", "message": message });
    let headers = [
        ("content-type", "application/json"),
        ("accept-language", "en-GB"),
        (paths::IDEMPOTENCY_KEY, message),
    ];
    let path = [paths::EMAIL, SESSION].concat();
    let answer = server
        .send(&post(&path, &headers, &body.to_string()))
        .ok()?;
    assert_eq!(answer.status, 201, "{}", answer.body);
    let receipt: Value = serde_json::from_str(&answer.body).unwrap();
    Some(receipt["reference"].as_str().unwrap().to_owned())
}

/// Sends messages once more; each must be answered as it was.
fn repeat(server: &ServerProcess, sent: &mut [Sent]) {
    for one in sent {
        let again = send(server, &one.message).expect("nobody kills it yet");
        let first = one.reference.get_or_insert_with(|| again.clone());
        assert_eq!(*first, again, "{} has two references", one.message);
    }
}

/// Starts the server, has it repeat the last round's answers and accept more messages, and kills it `life` later.
/// Gives what was sent.
fn round(folder: &Path, smtp_url: &str, name: u32, life: Duration, last: &mut [Sent]) -> Vec<Sent> {
    let server = ServerProcess::start(folder, smtp_url, Stdio::null());
    repeat(&server, last);
    let begun = Instant::now();
    // From beside, so that it strikes in the middle of an acceptance, too. On Unix, `kill` is SIGKILL.
    let child = Arc::clone(&server.child);
    let killer = std::thread::spawn(move || {
        // An alarm at a random moment, whatever the server is doing then: nothing is waited for here.
        let (_never, alarm) = mpsc::channel::<()>();
        let _ = alarm.recv_timeout(life.saturating_sub(begun.elapsed()));
        child.lock().unwrap().kill().unwrap();
    });
    let mut sent = Vec::new();
    for n in 0..ROUND_MESSAGES {
        let message = format!("message-{name}-{n}.");
        let reference = send(&server, &message);
        let died = reference.is_none();
        sent.push(Sent { message, reference });
        if died {
            break;
        }
    }
    killer.join().unwrap();
    assert!(
        !server.wait().success(),
        "it was killed, it did not end by itself"
    );
    sent
}

/// The message of a mail, as it was sent.
fn message_of(mail: &Received) -> String {
    let text = part(mail, 0);
    let start = text.find("message-").unwrap();
    let message = text[start..].split_inclusive('.').next().unwrap();
    message.to_owned()
}

fn part(mail: &Received, n: usize) -> String {
    let mail = parse_mail(&mail.raw).unwrap();
    mail.subparts[n].get_body().unwrap()
}

fn message_id(mail: &Received) -> String {
    let mail = parse_mail(&mail.raw).unwrap();
    mail.headers.get_first_value("Message-ID").unwrap()
}

/// Asserts that a mail has the details, the link to the history, the time and the variables.
fn is_whole(mail: &Received, sent: &Sent, begun: jiff::Timestamp) {
    let reference = sent
        .reference
        .as_deref()
        .expect("it was answered in the end");
    let history = format!("https://help.example/history/{reference}#");
    for text in [part(mail, 0), part(mail, 1)] {
        for wanted in [
            "Zoë",
            "zoe@example.org",
            "020 7946 0018",
            &sent.message,
            &history,
            "Lost card",
            "English (GB)",
        ] {
            assert!(text.contains(wanted), "{wanted} in\n{text}");
        }
    }
    let text = part(mail, 0);
    let time = text
        .lines()
        .find_map(|line| line.trim().parse::<jiff::Timestamp>().ok());
    let time = time.expect("a time in ISO 8601");
    assert!(begun.as_second() <= time.as_second() && time <= jiff::Timestamp::now());
}

fn seed() -> u64 {
    let given = std::env::var("CONTACT_US_SEED").ok();
    given.map_or_else(rand::random, |seed| seed.parse().unwrap())
}

/// Waits until no mail is owed any more.
async fn until_all_is_sent(database: &Path) {
    let options = SqliteConnectOptions::new()
        .filename(database)
        .read_only(true);
    let pool = SqlitePool::connect_with(options).await.unwrap();
    let patience = Instant::now() + Duration::from_secs(45);
    loop {
        let owed: i64 = sqlx::query_scalar("SELECT count(*) FROM outbox WHERE state <> 'sent'")
            .fetch_one(&pool)
            .await
            .unwrap();
        if owed == 0 {
            return;
        }
        assert!(Instant::now() < patience, "{owed} mails are still owed");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_accepted_is_lost_when_the_server_is_killed_fifty_times() {
    let seed = seed();
    println!("seed {seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let (begun, begun_at) = (Instant::now(), jiff::Timestamp::now());
    // Late replies, so that kills fall between the steps of SMTP as well.
    let latency = Some(Duration::from_millis(12));
    let smtp = SmtpServer::with_latency([Turn::DropAfterData], latency).await;
    let folder = tempfile::tempdir().unwrap();

    let (mut all, mut last) = (Vec::new(), Vec::new());
    let (mut confirmed, mut owed) = (0, 0);
    for name in 0..ROUNDS {
        let life = Duration::from_micros(random.random_range(0..ROUND_MS * 1000));
        let (data, url) = (folder.path().to_owned(), smtp.url());
        let round = tokio::task::spawn_blocking(move || {
            let sent = round(&data, &url, name, life, &mut last);
            (last, sent)
        });
        let (repeated, sent) = round.await.unwrap();
        all.extend(repeated);
        let arrived: HashSet<String> = smtp.received().iter().map(message_of).collect();
        let answered: Vec<_> = sent.iter().filter(|one| one.reference.is_some()).collect();
        confirmed += answered.len();
        owed += answered
            .iter()
            .filter(|one| !arrived.contains(&one.message))
            .count();
        last = sent;
    }
    let killed_after = begun.elapsed();

    // One last time, to send what is left.
    let (data, url) = (folder.path().to_owned(), smtp.url());
    let end = tokio::task::spawn_blocking(move || {
        let server = ServerProcess::start(&data, &url, Stdio::null());
        repeat(&server, &mut last);
        (server, last)
    });
    let (server, last) = end.await.unwrap();
    all.extend(last);
    until_all_is_sent(&folder.path().join("data/contact-us.db")).await;
    drop(server);

    let mails = smtp.received();
    let mut by_message: HashMap<String, Vec<&Received>> = HashMap::new();
    for mail in &mails {
        by_message.entry(message_of(mail)).or_default().push(mail);
    }
    for sent in &all {
        let copies = by_message.get(&sent.message);
        let copies = copies.unwrap_or_else(|| panic!("seed {seed}: {} is lost", sent.message));
        is_whole(copies[0], sent, begun_at);
        for copy in copies {
            assert_eq!(message_id(copy), message_id(copies[0]), "{}", sent.message);
            assert_eq!(copy.raw, copies[0].raw, "{}", sent.message);
        }
    }
    assert_eq!(
        by_message.len(),
        all.len(),
        "nothing arrives that was not sent"
    );
    let references: HashSet<_> = all.iter().map(|one| one.reference.clone()).collect();
    assert_eq!(
        references.len(),
        all.len(),
        "each message has a reference of its own"
    );
    println!(
        "seed {seed}: {ROUNDS} kills in {killed_after:.1?}; {} messages, {confirmed} confirmed at once, {owed} of them \
         not yet delivered when the server was killed; 0 lost, {} arrived twice with an equal Message-ID; all done \
         after {:.1?}",
        all.len(),
        mails.len() - by_message.len(),
        begun.elapsed(),
    );
    assert!(
        owed > 0,
        "seed {seed}: no kill fell between acceptance and delivery"
    );
}
