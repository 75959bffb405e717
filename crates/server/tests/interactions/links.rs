//! Interactions whose links are protected.

use {
    crate::{
        house::{Ask, House, NOW, TRIP, trip, with},
        html::Page,
    },
    contact_us_server::{
        contact::Key,
        interaction::{REMEMBERED, make_link},
        store::voice::{self, Session},
        workers::spawn_workers,
    },
    serde_json::{Value, json},
};

const HOUR: i64 = 3_600_000;

async fn protected() -> House {
    House::with(&with(
        trip(),
        "link",
        json!({ "expiresHours": 2, "uses": 2 }),
    ))
    .await
}

async fn link(house: &House, hours: Option<u32>, uses: Option<u32>) -> String {
    let made = make_link(&house.app, "demo", "trip", hours, uses)
        .await
        .unwrap();
    let (address, right) = made
        .split_once("#link=")
        .expect("the right is in the fragment");
    assert_eq!(address, "https://help.example/interaction/trip");
    right.to_owned()
}

fn begin(link: &str) -> Value {
    json!({ "direction": "start", "link": link })
}

#[tokio::test]
async fn without_its_link_it_neither_begins_nor_shows_its_first_page() {
    let house = protected().await;
    let unknown = "4f9c2a1e-0000-4000-8000-000000000000.AAAA";
    for link in ["", "x", ".", unknown] {
        let refused = house.send(Ask::post(TRIP, &begin(link))).await;
        assert!(refused.refused(401, "token").contains("link"));
    }
    house.send(Ask::get(TRIP)).await.refused(401, "token");
    assert_eq!(house.count("instances").await, 0);
}

#[tokio::test]
async fn a_tampered_link_begins_nothing() {
    let house = protected().await;
    let right = link(&house, None, None).await;
    let other = link(&house, None, None).await;
    let (id, signature) = right.split_once('.').unwrap();
    let (other_id, _) = other.split_once('.').unwrap();
    let longer = [right.as_str(), "A"].concat();
    let swapped = [other_id, ".", signature].concat();
    for wrong in [id, signature, &longer, &swapped, &right[1..]] {
        house
            .send(Ask::post(TRIP, &begin(wrong)))
            .await
            .refused(401, "token");
    }
    house.send(Ask::post(TRIP, &begin(&right))).await.standing();
}

#[tokio::test]
async fn a_link_is_good_before_its_expiry_and_not_at_it() {
    let house = protected().await;
    let right = link(&house, None, Some(9)).await;
    house.clock.set(NOW + 2 * HOUR - 1);
    house.send(Ask::post(TRIP, &begin(&right))).await.standing();
    house.clock.set(NOW + 2 * HOUR);
    let key = Key::fresh(NOW + 2 * HOUR);
    let late = house
        .send(Ask::post(TRIP, &begin(&right)).key(key.as_str()))
        .await;
    assert!(late.refused(401, "token").contains("time"));
}

#[tokio::test(flavor = "multi_thread")]
async fn links_are_forgotten_a_month_after_their_end_and_others_are_kept() {
    let house = protected().await;
    let ended = link(&house, Some(1), None).await;
    house.clock.set(NOW + HOUR);
    link(&house, Some(1), None).await;
    house
        .publish(&with(trip(), "link", json!({ "uses": 2 })))
        .await;
    link(&house, None, None).await;
    house.clock.set(NOW + HOUR + REMEMBERED - 1);
    tidied(&house).await;
    assert_eq!(house.count("links").await, 3);
    let key = Key::fresh(house.clock.now());
    let late = Ask::post(TRIP, &begin(&ended)).key(key.as_str());
    let said = house.send(late).await.refused(401, "token");
    assert!(said.contains("time"), "{said}");
    house.clock.set(NOW + HOUR + REMEMBERED);
    tidied(&house).await;
    assert_eq!(house.count("links").await, 2);
}

/// One round of the housekeeping, which begins with one.
async fn tidied(house: &House) {
    // A call that is long over goes in the same transaction, and so tells when it was done.
    let call = Session {
        account: "demo",
        external_id: "over",
    };
    let mut tx = house.app.store.begin().await.unwrap();
    voice::begin(&mut tx, call, NOW - 24 * HOUR).await.unwrap();
    tx.commit().await.unwrap();
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let mut workers = spawn_workers(&house.app, &stopped);
    while house.count("voice_sessions").await > 0 {
        tokio::task::yield_now().await;
    }
    stop.send(true).unwrap();
    while workers.join_next().await.is_some() {}
}

#[tokio::test]
async fn a_link_begins_as_many_as_it_may_and_a_repeat_uses_nothing() {
    let house = protected().await;
    let right = link(&house, None, None).await;
    let once = || Ask::post(TRIP, &begin(&right)).key("the-first-of-two");
    let first = house.send(once()).await.standing();
    assert_eq!(house.send(once()).await.standing(), first);
    house.send(Ask::post(TRIP, &begin(&right))).await.standing();
    let third = house.send(Ask::post(TRIP, &begin(&right))).await;
    assert!(third.refused(401, "token").contains("often"));
    let on = house.next(&first, json!({})).await;
    assert_eq!(
        on.page.element, "ask",
        "one that runs needs its link no more"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_only_as_many_begin_as_may() {
    let house = std::sync::Arc::new(protected().await);
    let right = link(&house, None, Some(3)).await;
    let all = (0..20).map(|_| {
        let (house, right) = (std::sync::Arc::clone(&house), right.clone());
        tokio::spawn(async move { house.send(Ask::post(TRIP, &begin(&right))).await.status })
    });
    let all = futures_util::future::join_all(all).await;
    let begun = all
        .into_iter()
        .filter(|one| *one.as_ref().unwrap() == 200)
        .count();
    assert_eq!(begun, 3);
    assert_eq!(house.count("instances").await, 3);
}

#[tokio::test]
async fn a_link_begins_its_own_interaction_alone() {
    let house = protected().await;
    let other = with(with(trip(), "name", "other"), "link", json!({ "uses": 9 }));
    house.publish(&other).await;
    let right = link(&house, None, None).await;
    let path = TRIP.replace("trip", "other");
    house
        .send(Ask::post(path, &begin(&right)))
        .await
        .refused(401, "token");
}

#[tokio::test]
async fn its_page_says_so_and_lets_the_app_try() {
    let house = protected().await;
    let reply = house.send(Ask::get("/interaction/trip")).await;
    assert_eq!(reply.status, 200);
    let page = Page::read(&reply.body);
    let said = page.one("main").words();
    assert!(said.contains("needs JavaScript"), "{said}");
    assert!(!page.one("title").text.starts_with("Error"));
    assert!(!reply.body.contains("Welcome"));
    let boot = house
        .send(Ask::get("/api/v1/boot?path=/interaction/trip"))
        .await
        .json();
    assert!(boot["standing"].is_null());
}

#[tokio::test]
async fn a_link_for_nothing_is_not_made() {
    let house = protected().await;
    for (name, hours, uses) in [
        ("trip", Some(0), None),
        ("trip", None, Some(0)),
        ("none", None, None),
    ] {
        let refused = make_link(&house.app, "demo", name, hours, uses).await;
        assert!(refused.unwrap_err().to_string().ends_with('.'));
    }
}
