//! The core of a conversation against the server's own program over real connections: two tabs of a customer and an
//! agent write to each other while a proxy between them delays and cuts, the server is killed and started again, and a
//! page is loaded anew.
//!
//! `CONTACT_US_KILLS` is how often the server is killed (3).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

mod client;
mod house;
mod http;
mod proxy;
#[path = "../support/server_process.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod server_process;

use {
    client::{Client, View},
    contact_us_wire::chat::Party,
    house::House,
    std::{
        collections::HashMap,
        thread::sleep,
        time::{Duration, Instant},
    },
};

/// Longer than it takes until everything has arrived once the faults have ended.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long the server lives before it is killed.
const LIFE: Duration = Duration::from_millis(1_500);
/// The pause between two messages of one page.
const PAUSE: Duration = Duration::from_millis(120);

fn kills() -> u32 {
    let kills = std::env::var("CONTACT_US_KILLS").ok();
    kills.map_or(3, |kills| kills.parse().unwrap())
}

#[test]
fn both_sides_have_every_message_once_and_in_order_whatever_breaks() {
    let mut house = House::open();
    let mut pages = [
        house.page(Party::Customer),
        house.page(Party::Customer),
        house.page(Party::Agent),
    ];
    let mut written: Vec<Vec<String>> = vec![Vec::new(); pages.len()];
    house.proxy.storm(true);
    for round in 0..kills() {
        let end = Instant::now() + LIFE;
        while Instant::now() < end {
            for place in 0..pages.len() {
                let item = pages[place].write();
                if place < 2 {
                    pages[1 - place].adopt(item.clone());
                }
                written[place].push(item.id);
            }
            sleep(PAUSE);
        }
        house.kill();
        if round % 2 == 0 {
            pages[0].reload();
        }
        house.restart();
    }
    house.proxy.storm(false);
    for page in &pages {
        page.nudge();
    }
    let deadline = Instant::now() + PATIENCE;
    let views = loop {
        let views: Vec<View> = pages.iter().map(Client::view).collect();
        let count = written.iter().map(Vec::len).sum::<usize>();
        let whole = |view: &View| view.outbox == 0 && view.messages.len() > count;
        if views.iter().all(whole) || Instant::now() > deadline {
            break views;
        }
        sleep(Duration::from_millis(50));
    };
    judge(&views, &written, house.proxy.faults());
}

/// Counts what is lost, doubled and reordered in what each page shows in the end.
fn judge(views: &[View], written: &[Vec<String>], faults: u64) {
    let (mut lost, mut doubled, mut reordered) = (0, 0, 0);
    for view in views {
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (place, id) in view.messages.iter().enumerate() {
            doubled += usize::from(places.insert(id, place).is_some());
        }
        for ids in written {
            let found: Vec<usize> = ids
                .iter()
                .filter_map(|id| places.get(&**id).copied())
                .collect();
            lost += ids.len() - found.len();
            reordered += found.windows(2).filter(|pair| pair[0] > pair[1]).count();
        }
        reordered += usize::from(view.messages != views[0].messages);
    }
    println!(
        "{} kills, {faults} delays and cuts, {} messages written; lost {lost}, doubled {doubled}, reordered {reordered}",
        kills(),
        written.iter().map(Vec::len).sum::<usize>(),
    );
    assert_eq!((lost, doubled, reordered), (0, 0, 0));
    assert!(
        views.iter().all(|view| view.outbox == 0),
        "everything has left"
    );
    assert!(faults > 0, "the network was cut");
}
