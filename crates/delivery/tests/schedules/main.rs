//! Whole conversations under faults: two tabs of a customer and an agent drive the core against a model of the server,
//! while requests, answers and streams are lost, doubled, delayed and cut, the server crashes, pages are reloaded,
//! closed, hidden and frozen, tokens expire and clocks jump. Time is simulated, so a schedule takes milliseconds, and
//! the same seed gives the same schedule.
//!
//! `CONTACT_US_SCHEDULES` is how many (500), `CONTACT_US_SEED` the first one's seed (0).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

mod acts;
mod chance;
mod check;
mod network;
mod server;
mod tab;
mod world;

use check::Tally;

fn setting(name: &str, otherwise: u64) -> u64 {
    let value = std::env::var(name).ok();
    value.map_or(otherwise, |value| value.parse().expect(name))
}

#[test]
fn nothing_is_lost_doubled_or_reordered_whatever_fails() {
    let (count, first) = (
        setting("CONTACT_US_SCHEDULES", 500),
        setting("CONTACT_US_SEED", 0),
    );
    let mut sum = Tally::default();
    for seed in first..first + count {
        let tally = world::run(seed);
        for problem in tally.problems.iter().take(5) {
            println!("seed {seed}: {problem}");
        }
        sum.add(&tally);
    }
    println!(
        "{count} schedules: {} messages written, {} accepted, {} refused and shown so, {} kept after the end; \
         {} faults; lost {}, doubled {}, reordered {}, shown as sent too early {}, else wrong {}",
        sum.written,
        sum.accepted,
        sum.refused,
        sum.kept,
        sum.faults,
        sum.lost,
        sum.doubled,
        sum.reordered,
        sum.early,
        sum.other,
    );
    assert_eq!(
        sum.lost + sum.doubled + sum.reordered + sum.early + sum.other,
        0
    );
    assert!(count < 100 || (sum.accepted > 10 * count && sum.faults > 10 * count));
}
