//! Exceptions from the hours.

use {
    super::{House, change},
    crate::{
        house::Agent,
        server::{ADA, Ask, NOW, Reply},
    },
    contact_us_server::clock::{DAY, HOUR},
    contact_us_wire::paths,
    serde_json::{Value, json},
};

const EXCEPTIONS: &str = paths::CONSOLE_EXCEPTIONS;
const AROUND: &str = "Around the clock";

fn of_option(kind: &str, open: bool) -> Value {
    json!({ "option": kind, "schedule": "", "open": open, "since": NOW, "until": NOW + 2 * HOUR, "reason": "Storm." })
}

fn of_schedule(name: &str, open: bool) -> Value {
    let mut one = of_option("call", open);
    (one["option"], one["schedule"]) = (Value::Null, json!(name));
    one
}

impl House {
    async fn set_exceptions(&self, sam: &Agent, all: Value) -> Reply {
        let mut part = self.part(sam, EXCEPTIONS).await;
        part["value"] = all;
        self.put(sam, EXCEPTIONS, &change(&part)).await
    }

    async fn option(&self, kind: &str) -> Value {
        let page = self.server.send(Ask::get(paths::PAGE)).await.json();
        let options = page["options"].as_array().unwrap().clone();
        options.into_iter().find(|one| one["kind"] == kind).unwrap()
    }
}

#[tokio::test]
async fn an_option_is_closed_for_a_while_alone_says_why_and_opens_by_itself() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let reply = house
        .set_exceptions(&sam, json!([of_option("call", false)]))
        .await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let call = house.option("call").await;
    assert_eq!(call["state"]["closed"]["opens"]["at"], NOW + 2 * HOUR);
    assert_eq!(call["reason"], "Storm.");
    assert_eq!(house.option("callback").await["state"], "open");
    house.call(ADA).await.refused(409, "unavailable");
    house.later(2 * HOUR);
    assert_eq!(house.option("call").await["state"], "open");
    assert_eq!(house.part(&sam, EXCEPTIONS).await["value"], json!([]));
}

#[tokio::test]
async fn one_of_an_option_wins_over_one_of_its_schedule_and_each_can_be_removed() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let both = json!([of_option("call", true), of_schedule(AROUND, false)]);
    let reply = house.set_exceptions(&sam, both).await;
    assert_eq!(
        reply.json()["value"].as_array().unwrap().len(),
        2,
        "{}",
        reply.body
    );
    assert_eq!(house.option("call").await["state"], "open");
    assert_ne!(house.option("callback").await["state"], "open");
    house
        .set_exceptions(&sam, json!([of_schedule(AROUND, false)]))
        .await;
    assert_ne!(house.option("call").await["state"], "open");
    house.set_exceptions(&sam, json!([])).await;
    assert_eq!(house.option("callback").await["state"], "open");
}

#[tokio::test]
async fn one_that_is_to_come_counts_from_its_beginning_on() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let mut later = of_option("call", false);
    (later["since"], later["until"]) = (json!(NOW + HOUR), json!(NOW + 2 * HOUR));
    house.set_exceptions(&sam, json!([later])).await;
    assert_eq!(house.option("call").await["state"], "open");
    house.later(HOUR);
    assert_ne!(house.option("call").await["state"], "open");
}

#[tokio::test]
async fn what_is_wrong_names_the_exception() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let with = |name: &str, value: Value| {
        let mut one = of_option("email", false);
        one[name] = value;
        one
    };
    for (wrong, code) in [
        (with("until", json!(NOW)), "error.admin.exception.order"),
        (
            with("until", json!(NOW - HOUR)),
            "error.admin.exception.order",
        ),
        (
            with("until", json!(NOW + 400 * DAY)),
            "error.admin.exception.far",
        ),
        (
            with("reason", json!("x".repeat(201))),
            "error.admin.exception.reason",
        ),
        (of_schedule("Nowhere", false), "error.admin.schedule.gone"),
        (of_option("call", true), "error.admin.exception.twice"),
    ] {
        let all = json!([of_option("call", false), wrong]);
        let reply = house.set_exceptions(&sam, all).await;
        reply.wrong_fields(&[("exceptions.1", code)]);
    }
    let mut over = of_option("call", false);
    (over["since"], over["until"]) = (json!(NOW - 2 * HOUR), json!(NOW));
    let reply = house.set_exceptions(&sam, json!([over])).await;
    reply.wrong_fields(&[("exceptions.0", "error.admin.exception.over")]);
    assert_eq!(house.option("call").await["state"], "open");
}

#[tokio::test]
async fn a_schedule_is_deleted_with_its_exception() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let path = paths::CONSOLE_SCHEDULES;
    let mut part = house.part(&sam, path).await;
    let spare = json!({ "name": "Spare", "zone": "UTC", "weekly": [], "dates": [] });
    part["value"].as_array_mut().unwrap().push(spare);
    assert_eq!(house.put(&sam, path, &change(&part)).await.status, 200);
    house
        .set_exceptions(&sam, json!([of_schedule("Spare", false)]))
        .await;
    let mut part = house.part(&sam, path).await;
    part["value"].as_array_mut().unwrap().pop();
    let reply = house.put(&sam, path, &change(&part)).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(house.part(&sam, EXCEPTIONS).await["value"], json!([]));
}
