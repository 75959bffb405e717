//! What one core of the server can carry: idle conversations, and messages a second. Long runs, for `make soak`; the
//! figures are those of the design, and what is printed is what was seen.
//!
//! `CONTACT_US_IDLE` is how many conversations are idle (10,000), `CONTACT_US_SECONDS` how long messages are sent (30).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failed unwrap is a failed test, and the figures are printed"
)]
#![cfg(target_os = "linux")]

mod http;
mod office;
#[path = "../support/server_process.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod server_process;
mod traffic;

use {
    contact_us_wire::{chat::HEARTBEAT, paths},
    http::Connection,
    office::Office,
    std::{fs, time::Duration},
};

/// Messages of both sides, each second.
const RATE: usize = 1_000;
/// At most this from its acceptance until a message is on the other side's stream, for 99 of 100.
const P99: Duration = Duration::from_millis(50);
/// Bytes of memory for each idle conversation, by the design.
const EACH: usize = 20_000;
/// What it takes today; more is a step back.
const MOST: usize = 28_000;

fn setting(name: &str, otherwise: usize) -> usize {
    std::env::var(name).map_or(otherwise, |text| text.parse().expect(name))
}

/// Resident memory in bytes.
fn memory(pid: u32) -> usize {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib: usize = line.unwrap().trim_end_matches("kB").trim().parse().unwrap();
    kib * 1_024
}

/// Seconds of the processor that a process has used.
fn used(pid: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let fields: Vec<&str> = stat
        .rsplit_once(')')
        .unwrap()
        .1
        .split_whitespace()
        .collect();
    let ticks: f64 = [11, 12]
        .map(|n: usize| fields[n].parse::<f64>().unwrap())
        .iter()
        .sum();
    ticks / 100.0
}

#[tokio::test]
#[ignore = "takes minutes, and needs 10,000 files to be open"]
async fn ten_thousand_idle_conversations_stay_open_on_one_core() {
    let count = setting("CONTACT_US_IDLE", 10_000);
    let office = Office::open(count, 1).await;
    let (pid, at) = (office.pid(), office.server.address);
    let before = memory(pid);
    let mut open = Vec::new();
    for talk in &office.talks {
        let mut stream = Connection::open(at, talk.customer_from).await;
        stream.listen(paths::CHAT_STREAM, &talk.customer).await;
        open.push(tokio::spawn(async move {
            let mut beats = 0_usize;
            while let Some(line) = stream.line().await {
                beats += usize::from(line.starts_with(':'));
                if beats == 2 {
                    return true;
                }
            }
            false
        }));
    }
    let (opened, from) = (memory(pid), used(pid));
    let begun = std::time::Instant::now();
    let mut alive = 0;
    for stream in open {
        alive += usize::from(stream.await.unwrap());
    }
    let busy = (used(pid) - from) / begun.elapsed().as_secs_f64();
    let each = memory(pid).max(opened).saturating_sub(before) / count;
    println!(
        "{count} idle conversations: {alive} heard two signs of life (each {HEARTBEAT} s), {each} bytes each \
         (the design's figure of {EACH}: {}), {} MB in all, {:.0} % of one core",
        if each <= EACH {
            "reached"
        } else {
            "NOT REACHED"
        },
        memory(pid) / 1_000_000,
        busy * 100.0,
    );
    assert_eq!(alive, count);
    assert!(each <= MOST, "{each} bytes each");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute of both cores"]
async fn a_thousand_messages_a_second_arrive_within_50_ms() {
    let office = Office::open(1_000, 100).await;
    let from = used(office.pid());
    let seconds = setting("CONTACT_US_SECONDS", 30);
    let seen = traffic::run(&office, RATE, seconds).await;
    let busy = (used(office.pid()) - from) / seen.took.as_secs_f64();
    println!(
        "{} messages in {:.1} s, {} arrived, {} twice; from acceptance p50 {:?}, p99 {:?}, worst {:?}; \
         from sending p50 {:?}, p99 {:?}; {:.0} % of one core",
        seen.sent,
        seen.took.as_secs_f64(),
        seen.arrived,
        seen.doubled,
        seen.accepted(0.5),
        seen.accepted(0.99),
        seen.accepted(1.0),
        seen.whole(0.5),
        seen.whole(0.99),
        busy * 100.0,
    );
    assert_eq!((seen.arrived, seen.doubled), (seen.sent, 0));
    assert!(seen.accepted(0.99) <= P99, "{:?}", seen.accepted(0.99));
}
