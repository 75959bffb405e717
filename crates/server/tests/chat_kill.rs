//! A message that was accepted is there, once and in order, at whatever moment the server is killed.
//!
//! Twenty times the server's own program is started, written to from two sides at once, and killed with SIGKILL at a
//! random moment. Who got no answer sends the same message again. In the end the log must hold every message once,
//! numbered without a gap, each sender's in their order, and each number must be the one that was answered. The seed is
//! printed; `CONTACT_US_SEED` repeats a run.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "in a test, a failed unwrap is a failed test; each test uses a part of the support"
)]

#[path = "support/server_process.rs"]
mod server_process;

use {
    contact_us_wire::{
        chat::{ChatReceipt, Entry, EntryPage, MessageReceipt, What},
        paths,
    },
    rand::{RngExt, SeedableRng, rngs::StdRng},
    serde_json::json,
    server_process::{Answer, ServerProcess, post},
    std::{
        process::Stdio,
        sync::{Arc, Mutex},
        thread,
        time::Duration,
    },
    uuid::Uuid,
};

const ROUNDS: u32 = 20;
/// A round is killed within this time of its beginning.
const ROUND_MS: u64 = 200;
const TABS: usize = 2;
/// Messages of a tab that are repeated in the end.
const REPEATED: usize = 90;
const JSON: (&str, &str) = ("content-type", "application/json");

/// One tab of the customer: messages in order, one under way, as the app sends them.
#[derive(Default)]
struct Tab {
    sent: Vec<(String, String, Option<u64>)>,
}

impl Tab {
    /// Sends until the server dies; first again what has no answer yet.
    fn write(&mut self, server: &ServerProcess, token: &str, name: usize) {
        loop {
            if self.sent.last().is_none_or(|(_, _, seq)| seq.is_some()) {
                let text = format!("{name}:{}", self.sent.len());
                self.sent.push((Uuid::now_v7().to_string(), text, None));
            }
            let (id, text, seq) = self.sent.last_mut().unwrap();
            let Some(receipt) = send(server, token, id, text) else {
                return;
            };
            *seq = Some(receipt.seq);
        }
    }
}

/// Sends a message; none where the server died before it had answered.
fn send(server: &ServerProcess, token: &str, id: &str, text: &str) -> Option<MessageReceipt> {
    let bearer = format!("Bearer {token}");
    let body = json!({ "id": id, "content": { "text": text } }).to_string();
    let headers = [JSON, ("authorization", bearer.as_str())];
    let answer = loop {
        let request = post(paths::CHAT_MESSAGES, &headers, &body);
        let answer = server.send(&request).ok()?;
        if answer.status != 429 {
            break answer;
        }
        // The server asked for it; what was refused is sent again.
        thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(answer.status, 201, "{}", answer.body);
    Some(serde_json::from_str(&answer.body).unwrap())
}

fn open(server: &ServerProcess) -> ChatReceipt {
    let id = Uuid::now_v7().to_string();
    let headers = [JSON, (paths::IDEMPOTENCY_KEY, id.as_str())];
    let request = post(paths::CHAT, &headers, &json!({ "id": id }).to_string());
    let answer = server.send(&request).unwrap();
    assert_eq!(answer.status, 201, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

fn log(server: &ServerProcess, token: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let after = entries.len();
        let request = format!(
            "GET {}?limit=200&after={after} HTTP/1.1\r\nhost: help.example\r\nconnection: close\r\n\
             authorization: Bearer {token}\r\n\r\n",
            paths::CHAT_ENTRIES
        );
        let Answer { status, body } = server.send(request.as_bytes()).unwrap();
        assert_eq!(status, 200, "{body}");
        let page: EntryPage = serde_json::from_str(&body).unwrap();
        if page.entries.is_empty() {
            assert_eq!(page.status.last, entries.len() as u64);
            return entries;
        }
        entries.extend(page.entries);
    }
}

fn seed() -> u64 {
    let given = std::env::var("CONTACT_US_SEED").ok();
    given.map_or_else(rand::random, |seed| seed.parse().unwrap())
}

#[test]
fn what_was_accepted_is_there_once_and_in_order_after_every_kill() {
    let seed = seed();
    println!("CONTACT_US_SEED={seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let folder = tempfile::tempdir().unwrap();
    let mut token = None;
    let tabs: Vec<_> = (0..TABS).map(|_| Mutex::new(Tab::default())).collect();
    for _ in 0..ROUNDS {
        let server = ServerProcess::start(folder.path(), "", Stdio::null());
        let token = token.get_or_insert_with(|| open(&server).token).clone();
        let life = Duration::from_millis(random.random_range(0..ROUND_MS));
        let child = Arc::clone(&server.child);
        let killer = thread::spawn(move || {
            // The moment of the kill is drawn by lot; nothing waits for it.
            thread::sleep(life);
            // On Unix this is SIGKILL.
            child.lock().unwrap().kill().unwrap();
        });
        thread::scope(|scope| {
            for (name, tab) in tabs.iter().enumerate() {
                let (server, token) = (&server, &token);
                scope.spawn(move || tab.lock().unwrap().write(server, token, name));
            }
        });
        killer.join().unwrap();
        assert!(!server.wait().success(), "it was killed");
    }
    let server = ServerProcess::start(folder.path(), "", Stdio::null());
    let token = token.unwrap();
    let mut all: Vec<(u64, String, String)> = Vec::new();
    for tab in &tabs {
        let mut last = 0;
        let sent = &tab.lock().unwrap().sent;
        for (n, (id, text, seq)) in sent.iter().enumerate() {
            // The latest ones once more, as many as are taken at once: each gets the number of the first time.
            let again = match seq {
                Some(seq) if n + REPEATED < sent.len() => *seq,
                _ => send(&server, &token, id, text).unwrap().seq,
            };
            assert!(seq.is_none_or(|seq| seq == again), "{text} has two numbers");
            assert!(last < again, "{text} is out of order");
            last = again;
            all.push((again, id.clone(), text.clone()));
        }
    }
    all.sort();
    let entries = log(&server, &token);
    let numbers: Vec<u64> = entries.iter().map(|entry| entry.seq).collect();
    assert_eq!(numbers, (1..=all.len() as u64).collect::<Vec<_>>());
    for (entry, (seq, id, text)) in entries.iter().zip(&all) {
        assert_eq!((entry.seq, &entry.id), (*seq, id));
        assert_eq!(entry.what, What::Text(text.clone()));
    }
    println!(
        "{} messages, {ROUNDS} kills: 0 lost, 0 doubled, 0 reordered",
        all.len()
    );
}
