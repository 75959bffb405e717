//! Many customers at once.

use {
    crate::{
        centre::{ask, instances, pool, started},
        server::NOW,
    },
    contact_us_wire::{CallTicket, paths},
    std::{
        collections::{BTreeMap, BTreeSet},
        sync::Arc,
    },
    tokio::task::JoinSet,
};

/// Sends so many presses at once, each of a visitor of their own.
async fn tickets(count: u32, numbers: u32) -> (Vec<CallTicket>, usize) {
    let server = Arc::new(started().await);
    pool(&server, numbers).await;
    let mut pressing = JoinSet::new();
    for n in 0..count {
        let server = Arc::clone(&server);
        pressing.spawn(async move {
            let visitor = format!("0199f000-0000-4000-8000-{n:012}");
            let reply = server.send(ask(paths::CALL, &visitor)).await;
            assert_eq!(reply.status, 200, "{}", reply.body);
            serde_json::from_str(&reply.body).unwrap()
        });
    }
    let tickets = pressing.join_all().await;
    let rows = server.app.store.numbers("demo").await.unwrap();
    let holders: BTreeSet<_> = rows.iter().filter_map(|row| row.holder(NOW)).collect();
    assert_eq!(holders.len(), numbers as usize, "each is one customer's");
    let made = instances(&server).await.len();
    (tickets, made)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_customers_for_a_hundred_numbers_share_none() {
    let (tickets, made) = tickets(1_000, 100).await;
    let mut given: BTreeMap<&str, u32> = BTreeMap::new();
    for ticket in tickets.iter().filter(|ticket| ticket.code.is_empty()) {
        *given.entry(&ticket.face.e164).or_default() += 1;
    }
    assert_eq!((given.len(), made), (100, 1_000));
    assert!(given.values().all(|&times| times == 1), "{given:?}");
    let codes: BTreeSet<_> = tickets
        .iter()
        .map(|t| &t.code)
        .filter(|c| !c.is_empty())
        .collect();
    assert_eq!(
        codes.len(),
        900,
        "and each of the others has a code of their own"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn exactly_one_of_two_gets_the_last_number() {
    let (tickets, _) = tickets(2, 1).await;
    let numbers = tickets
        .iter()
        .filter(|ticket| ticket.code.is_empty())
        .count();
    assert_eq!(numbers, 1);
}
