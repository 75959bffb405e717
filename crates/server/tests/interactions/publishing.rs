//! Versions, what pages offer, and what is refused.

use {
    crate::house::{Ask, House, NOW, TRIP, trip, with},
    contact_us_server::{
        interaction::{PublishError, publish},
        seed,
        store::accounts,
    },
    contact_us_wire::paths,
    serde_json::{Value, json},
};

const DAY: i64 = 86_400_000;

/// The trip without its Contact Us page.
fn shorter() -> Value {
    let mut shorter = trip();
    let elements = shorter["elements"].as_array_mut().unwrap();
    elements.retain(|one| one["id"] != "help");
    elements[1]["next"] = "form".into();
    elements[1].as_object_mut().unwrap().remove("queue");
    shorter
}

async fn faults(house: &House, definition: &Value) -> Vec<String> {
    match publish(&house.app, "demo", &definition.to_string()).await {
        Err(PublishError::Faults(faults)) => faults.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_instance_keeps_its_version_and_new_ones_run_the_newest() {
    let house = House::start().await;
    let old = house.begin().await;
    let mut changed = trip();
    changed["elements"][1]["heading"] = "Which way?".into();
    assert_eq!(house.publish(&changed).await, 2);
    assert_eq!(
        house.publish(&changed).await,
        2,
        "the same once more is no new version"
    );
    let old = house.next(&old, json!({})).await;
    assert_eq!(old.page.heading, "How?");
    let new = house.begin().await;
    assert_eq!(house.next(&new, json!({})).await.page.heading, "Which way?");
}

#[tokio::test]
async fn what_a_page_offers_stays_while_somebody_may_come_to_it() {
    let house = House::start().await;
    house.begin().await;
    let offers = async |element: &str| {
        let path = format!("{}?interaction=trip&element={element}", paths::PAGE);
        house.send(Ask::get(path)).await.json()["options"]
            .as_array()
            .unwrap()
            .len()
    };
    house.publish(&shorter()).await;
    assert_eq!(
        offers("help").await,
        2,
        "an instance of the version before runs"
    );
    let queues = "SELECT cast(count(*) AS TEXT) FROM queues WHERE interaction = 'trip'";
    assert_eq!(
        house.value(queues).await,
        "0",
        "of pages that are still there the newest counts"
    );
    house.clock.set(NOW + DAY);
    house.publish(&shorter()).await;
    let left = "SELECT cast(count(*) AS TEXT) FROM elements WHERE interaction = 'trip' AND element = 'help'";
    assert_eq!(house.value(left).await, "0");
}

#[tokio::test]
async fn every_fault_names_element_and_field() {
    let house = House::start().await;
    let mut wrong = trip();
    wrong["elements"][0]["next"] = "nowhere".into();
    wrong["elements"][2]["fields"][0]["kind"] = "colour".into();
    let told = faults(&house, &wrong).await;
    assert!(
        told.iter()
            .any(|one| one.starts_with("Element welcome, next")),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|one| one.starts_with("Element form, fields[0].kind:")),
        "{told:?}"
    );
    let mut late = trip();
    late["elements"][3]["schedule"] = "Never heard of".into();
    let told = faults(&house, &late).await;
    assert!(told[0].starts_with("Element help, schedule: "), "{told:?}");
    let taken = trip().to_string().replace("\"way\"", "\"step\"");
    let told = faults(&house, &serde_json::from_str(&taken).unwrap()).await;
    assert!(
        told[0].starts_with("variables[2].name: "),
        "the page's own form has that name"
    );
    let versions = "SELECT cast(count(*) AS TEXT) FROM interactions WHERE name = 'trip'";
    assert_eq!(
        house.value(versions).await,
        "1",
        "nothing of it was published"
    );
}

#[tokio::test]
async fn a_schedule_of_the_account_closes_its_page() {
    let house = House::start().await;
    let mut late = trip();
    late["elements"][3]["schedule"] = "Office hours, closed now".into();
    house.publish(&late).await;
    let path = format!("{}?interaction=trip&element=help", paths::PAGE);
    let page = house.send(Ask::get(path)).await.json();
    assert!(
        page["options"][0]["state"]["deferred"].is_object(),
        "{page}"
    );
}

#[tokio::test]
async fn the_account_of_the_first_start_has_the_examples_and_keeps_what_it_has() {
    let house = House::with(&with(trip(), "name", "own")).await;
    let names = async || {
        let all = house.app.store.interactions("demo").await.unwrap();
        all.into_iter().map(|one| one.name).collect::<Vec<_>>()
    };
    let first = ["appointment", "broadband-fault", "lost-bank-card", "own"];
    assert_eq!(names().await, first);
    seed::seed(&house.app).await.unwrap();
    assert_eq!(names().await, first);
    assert_eq!(
        house.count("interactions").await,
        4,
        "no version is added by a start"
    );

    house.set("DELETE FROM interactions").await;
    seed::seed(&house.app).await.unwrap();
    assert_eq!(
        names().await,
        &first[..3],
        "a database from before Interactions gets them"
    );
}

#[tokio::test]
async fn the_schema_is_served() {
    let house = House::start().await;
    let reply = house.send(Ask::get(paths::INTERACTION_SCHEMA)).await;
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (200, "application/schema+json")
    );
    let dialect = "https://json-schema.org/draft/2020-12/schema";
    assert_eq!(reply.json()["$schema"], dialect);
}

#[tokio::test]
async fn an_interaction_of_another_account_is_not_there() {
    let house = House::start().await;
    let mut account = house.app.store.account("demo").await.unwrap().unwrap();
    account.account = "other".to_owned();
    let mut tx = house.app.store.begin().await.unwrap();
    assert!(accounts::add(&mut tx, &account).await.unwrap());
    tx.commit().await.unwrap();
    let path = format!("{TRIP}?account=other");
    house.send(Ask::get(&path)).await.refused(404, "not-found");
    let one = house.begin().await;
    let ask = Ask::get(&path).header(paths::INSTANCE, &one.instance);
    house.send(ask).await.refused(404, "not-found");
    let other = with(trip(), "name", "second");
    house.publish(&other).await;
    let ask = Ask::get(TRIP.replace("trip", "second")).header(paths::INSTANCE, &one.instance);
    house.send(ask).await.refused(404, "not-found");
}
