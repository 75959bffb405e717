//! Numbers of the account's own: whose each is, and until when.

use {
    crate::{
        centre::{command, get, instances, pool, press, press_at, started},
        server::{ADA, BOB, NOW},
    },
    contact_us_server::{call::instance_by_dnid, clock::MINUTE},
    contact_us_wire::paths,
};

const EVE: &str = "0199f000-0000-4000-8000-000000000003";

#[tokio::test]
async fn each_customer_gets_a_number_and_keeps_it() {
    let server = started().await;
    pool(&server, 2).await;
    let (ada, bob) = (press(&server, ADA).await, press(&server, BOB).await);
    assert_ne!(ada.face.e164, bob.face.e164);
    assert_eq!(
        (ada.dial.as_str(), ada.left),
        (ada.face.e164.as_str(), 900_000)
    );
    server.clock.set(NOW + 14 * MINUTE);
    let again = press(&server, ADA).await;
    assert_eq!((again.face, again.left), (ada.face.clone(), 900_000));
    // Bob's is over, Ada's is not.
    server.clock.set(NOW + 15 * MINUTE);
    assert_eq!(press(&server, EVE).await.face, bob.face);
}

#[tokio::test]
async fn r11_an_allocation_ends_at_fifteen_minutes_exactly() {
    let server = started().await;
    pool(&server, 1).await;
    let ada = press(&server, ADA).await;
    let mine = instances(&server).await[0].clone();
    server.clock.set(NOW + 15 * MINUTE - 1);
    assert_eq!(get(&server, "0001").await.body, mine);
    let fallback = press(&server, BOB).await;
    assert!(!fallback.code.is_empty() && fallback.face.e164 != ada.face.e164);
    server.clock.set(NOW + 15 * MINUTE);
    assert_eq!(get(&server, "0001").await.body, "");
    assert_eq!(
        instance_by_dnid(&server.app, "demo", "0001").await.unwrap(),
        None
    );
    assert_eq!(press(&server, EVE).await.face.e164, ada.face.e164);
}

#[tokio::test]
async fn the_time_is_a_setting() {
    let server = started().await;
    pool(&server, 1).await;
    command(&server, "call method dnis --for 90s")
        .await
        .unwrap();
    assert_eq!(press(&server, ADA).await.left, 90_000);
    server.clock.set(NOW + 90_000 - 1);
    assert_ne!(get(&server, "0001").await.body, "");
    server.clock.set(NOW + 90_000);
    assert_eq!(get(&server, "0001").await.body, "");
}

#[tokio::test]
async fn a_page_gives_numbers_of_its_group_first() {
    let server = started().await;
    command(&server, "call method dnis").await.unwrap();
    for line in [
        "call number add +442079460001 0001",
        "call number add +442079460002 0002 --group claims",
        "call number add +442079460003 0003 --group sales",
        "call group claims --interaction Claim",
        "call group sales --interaction Claim --element Offer",
    ] {
        command(&server, line).await.unwrap();
    }
    let at = async |place: &str, visitor: &str| {
        let path = format!("{}?{place}", paths::CALL);
        press_at(&server, &path, visitor).await.json()["face"]["e164"].clone()
    };
    assert_eq!(
        at("interaction=Claim&element=Policy", ADA).await,
        "+442079460002"
    );
    assert_eq!(
        at("interaction=Claim&element=Offer", ADA).await,
        "+442079460003"
    );
    assert_eq!(
        at("interaction=Claim&element=Policy", BOB).await,
        "+442079460001",
        "another's serves"
    );
    server.clock.set(NOW + 15 * MINUTE);
    command(&server, "call method dnis --group-only")
        .await
        .unwrap();
    at("interaction=Claim&element=Policy", ADA).await;
    assert_eq!(
        at("interaction=Claim&element=Policy", BOB).await,
        "+442079460018",
        "the fallback"
    );
}

#[tokio::test]
async fn a_disabled_number_stays_with_who_has_it_and_goes_to_nobody_after() {
    let server = started().await;
    pool(&server, 1).await;
    let ada = press(&server, ADA).await;
    let mine = instances(&server).await[0].clone();
    command(&server, "call number disable 0001").await.unwrap();
    assert_eq!(get(&server, "0001").await.body, mine);
    assert_eq!(press(&server, ADA).await.face, ada.face);
    server.clock.set(NOW + 15 * MINUTE);
    assert_eq!(get(&server, "0001").await.body, "");
    assert_ne!(press(&server, BOB).await.face, ada.face);
    assert_ne!(press(&server, ADA).await.face, ada.face);
    command(&server, "call number enable 0001").await.unwrap();
    assert_eq!(press(&server, EVE).await.face, ada.face);
}

#[tokio::test]
async fn without_any_number_the_customer_is_told_what_to_do() {
    let server = started().await;
    pool(&server, 1).await;
    server.set("UPDATE accounts SET number_to_dial = ''").await;
    press(&server, ADA).await;
    let problem = press_at(&server, paths::CALL, BOB)
        .await
        .refused(409, "unavailable");
    assert!(
        problem["detail"].as_str().unwrap().contains("in use"),
        "{problem}"
    );
    // With nothing to give, Call is not offered.
    server.set("UPDATE numbers SET enabled = 0").await;
    let page = server
        .send(crate::server::Ask::get(paths::PAGE))
        .await
        .json();
    let kinds: Vec<_> = page["options"]
        .as_array()
        .unwrap()
        .iter()
        .map(|o| o["kind"].clone())
        .collect();
    assert!(!kinds.contains(&"call".into()), "{kinds:?}");
}

#[tokio::test]
async fn what_is_given_survives_a_restart() {
    let server = started().await;
    pool(&server, 1).await;
    let ada = press(&server, ADA).await;
    let mine = instances(&server).await[0].clone();
    let file = server.app.settings.database.clone();
    server.app.store.close().await;
    let store = contact_us_server::store::Store::open(&file).await.unwrap();
    let numbers = store.numbers("demo").await.unwrap();
    assert_eq!(
        numbers[0].holder(NOW + 15 * MINUTE - 1),
        Some(mine.as_str())
    );
    assert_eq!(numbers[0].holder(NOW + 15 * MINUTE), None);
    assert_eq!(numbers[0].e164, ada.face.e164);
    store.close().await;
}
