//! After Hours schedules.

use {
    super::{House, change},
    crate::server::Ask,
    contact_us_wire::paths,
    serde_json::{Value, json},
};

const SCHEDULES: &str = paths::CONSOLE_SCHEDULES;

fn week(name: &str) -> Value {
    let day = |day: u8| json!({ "day": day, "from": 0, "to": 1440 });
    json!({ "name": name, "zone": "Europe/London", "weekly": (0..7).map(day).collect::<Vec<_>>(), "dates": [] })
}

#[tokio::test]
async fn a_schedule_that_is_changed_closes_the_options_it_is_attached_to_at_once() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let mut part = house.part(&sam, SCHEDULES).await;
    let names: Vec<_> = part["value"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].clone())
        .collect();
    assert_eq!(names, ["Around the clock", "Office hours, closed now"]);
    part["value"][0] = week("Around the clock");
    let reply = house.put(&sam, SCHEDULES, &change(&part)).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let page = house.server.send(Ask::get(paths::PAGE)).await.json();
    let call = page["options"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["kind"] == "call");
    assert!(
        call.expect("Call")["state"].get("closed").is_some(),
        "{page}"
    );
}

#[tokio::test]
async fn one_can_be_added_and_deleted_but_not_while_something_is_attached_to_it() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let mut part = house.part(&sam, SCHEDULES).await;
    let list = part["value"].as_array_mut().unwrap();
    list.push(
        json!({ "name": "Feasts", "zone": "Europe/London", "weekly": [],
        "dates": [{ "date": "2026-12-25", "closed": [{ "from": 0, "to": 1440 }] }] }),
    );
    let added = house.put(&sam, SCHEDULES, &change(&part)).await;
    assert_eq!(added.status, 200, "{}", added.body);
    let mut part = added.json();
    part["value"]
        .as_array_mut()
        .unwrap()
        .retain(|one| one["name"] != "Feasts");
    let deleted = house.put(&sam, SCHEDULES, &change(&part)).await;
    assert_eq!(deleted.json()["value"].as_array().unwrap().len(), 2);
    let mut part = deleted.json();
    part["value"] = json!([]);
    let refused = house.put(&sam, SCHEDULES, &change(&part)).await;
    refused.wrong_fields(&[("schedules", "error.admin.attached")]);
    let after = house.part(&sam, SCHEDULES).await;
    assert_eq!(
        (&after["revision"], after["value"].as_array().unwrap().len()),
        (&json!(2), 2)
    );
}

#[tokio::test]
async fn what_is_wrong_names_the_schedule() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let day = |day: u8, from: u16, to: u16| json!([{ "day": day, "from": from, "to": to }]);
    let dated = |date: &str| json!([{ "date": date, "closed": [] }]);
    let with = |name: &str, value: Value| {
        let mut schedule = week("Winter");
        schedule[name] = value;
        schedule
    };
    let cases = [
        (
            with("zone", json!("Nowhere/Here")),
            "error.admin.schedule.zone",
        ),
        (with("weekly", day(7, 0, 60)), "error.admin.period"),
        (with("weekly", day(0, 60, 60)), "error.admin.period"),
        (with("weekly", day(0, 1440, 60)), "error.admin.period"),
        (with("dates", dated("2026-02-30")), "error.admin.date"),
        (with("name", json!("Around the clock")), "error.admin.twice"),
        (with("name", json!(" ")), "error.admin.name"),
    ];
    for (wrong, code) in cases {
        let mut part = house.part(&sam, SCHEDULES).await;
        part["value"].as_array_mut().unwrap().push(wrong);
        let reply = house.put(&sam, SCHEDULES, &change(&part)).await;
        reply.wrong_fields(&[("schedules", code)]);
    }
}
