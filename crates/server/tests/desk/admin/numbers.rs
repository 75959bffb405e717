//! The account's own numbers.

use {
    super::{House, change},
    crate::{
        house::Agent,
        server::{ADA, Reply},
    },
    contact_us_server::clock::MINUTE,
    contact_us_wire::paths,
    serde_json::{Value, json},
};

const NUMBERS: &str = paths::CONSOLE_NUMBERS;
const BEN: &str = "018f3c2a-7d1e-4b7a-9c0e-0000000000b2";

fn number(phone: &str, dnid: &str, group: &str) -> Value {
    json!({ "phone": phone, "dnid": dnid, "group": group, "enabled": true })
}

fn one() -> Value {
    number("+44 20 7946 0001", "0001", "claims")
}

fn two() -> Value {
    number("+44 20 7946 0002", "0002", "")
}

impl House {
    async fn set_numbers(&self, sam: &Agent, numbers: Value, groups: Value) -> Reply {
        let mut part = self.part(sam, NUMBERS).await;
        part["value"] = json!({ "numbers": numbers, "groups": groups });
        self.put(sam, NUMBERS, &change(&part)).await
    }

    /// Whose numbers are given now: as they were added.
    async fn given(&self, sam: &Agent) -> Vec<(String, bool)> {
        let now = self.part(sam, paths::CONSOLE_NUMBERS_NOW).await;
        let given = now["given"].as_array().unwrap().iter();
        let of = |one: &Value| {
            let phone = one["phone"].as_str().unwrap().to_owned();
            (phone, one["removed"].as_bool().unwrap())
        };
        given.map(of).collect()
    }

    /// The number that a customer is told to dial.
    async fn dialled(&self, visitor: &str) -> String {
        let ticket = self.call(visitor).await.json();
        ticket["dial"]
            .as_str()
            .unwrap_or_else(|| panic!("{ticket}"))
            .to_owned()
    }
}

#[tokio::test]
async fn the_next_customer_gets_a_number_that_was_added_and_nobody_one_that_was_removed() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    house.command("call method dnis").await;
    let reply = house.set_numbers(&sam, json!([one()]), json!([])).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(house.dialled(ADA).await, "+442079460001");
    let phone = "+44 20 7946 0001".to_owned();
    assert_eq!(house.given(&sam).await, [(phone.clone(), false)]);
    // Ada keeps it for her time, though the list has another now.
    let reply = house.set_numbers(&sam, json!([two()]), json!([])).await;
    assert_eq!(reply.json()["value"]["numbers"], json!([two()]));
    assert_eq!(house.given(&sam).await, [(phone, true)]);
    assert_eq!(house.dialled(BEN).await, "+442079460002");
    let taken = number("+44 20 7946 0003", "0001", "");
    let reply = house.set_numbers(&sam, json!([taken]), json!([])).await;
    reply.wrong_fields(&[("numbers.0", "error.admin.dnid.leaving")]);
    house.later(15 * MINUTE);
    assert_eq!(house.given(&sam).await, []);
    let reply = house.set_numbers(&sam, json!([taken]), json!([])).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(house.dialled(ADA).await, "+442079460003");
}

#[tokio::test]
async fn one_that_is_put_back_while_it_leaves_stays() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    house.command("call method dnis").await;
    house.set_numbers(&sam, json!([one()]), json!([])).await;
    house.call(ADA).await;
    house.set_numbers(&sam, json!([]), json!([])).await;
    let reply = house.set_numbers(&sam, json!([one()]), json!([])).await;
    assert_eq!(reply.json()["value"]["numbers"], json!([one()]));
    house.later(15 * MINUTE);
    assert_eq!(house.dialled(BEN).await, "+442079460001");
}

#[tokio::test]
async fn two_numbers_can_change_their_short_identifiers() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    house
        .set_numbers(&sam, json!([one(), two()]), json!([]))
        .await;
    let (mut first, mut second) = (one(), two());
    (first["dnid"], second["dnid"]) = (json!("0002"), json!("0001"));
    let swapped = json!([second, first]);
    let reply = house.set_numbers(&sam, swapped.clone(), json!([])).await;
    assert_eq!(reply.json()["value"]["numbers"], swapped);
}

#[tokio::test]
async fn a_page_gives_the_numbers_of_its_group() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    house.command("call method dnis --group-only").await;
    let groups = json!([{ "interaction": "", "element": "", "group": "claims" }]);
    let reply = house
        .set_numbers(&sam, json!([two(), one()]), groups.clone())
        .await;
    assert_eq!(reply.json()["value"]["groups"], groups);
    assert_eq!(house.dialled(ADA).await, "+442079460001");
    let reply = house
        .set_numbers(&sam, json!([two(), one()]), json!([]))
        .await;
    assert_eq!(reply.json()["value"]["groups"], json!([]));
    assert_eq!(house.dialled(BEN).await, "+442079460002");
}

#[tokio::test]
async fn what_is_wrong_names_the_entry() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let long = "x".repeat(65);
    for (wrong, code) in [
        (number("12", "9", ""), "error.admin.number"),
        (
            number("+44 (0)20 7946 0001", "9", ""),
            "error.admin.number.twice",
        ),
        (
            number("+442079460009", "0001", ""),
            "error.admin.dnid.twice",
        ),
        (number("+442079460009", " ", ""), "error.admin.dnid"),
        (number("+442079460009", &long, ""), "error.admin.dnid"),
        (
            number("+442079460009", "9", &long),
            "error.admin.group.long",
        ),
    ] {
        let reply = house
            .set_numbers(&sam, json!([one(), wrong]), json!([]))
            .await;
        reply.wrong_fields(&[("numbers.1", code)]);
    }
    let place = |interaction: &str, element: &str, group: &str| json!({ "interaction": interaction, "element": element, "group": group });
    for (wrong, code) in [
        (place("demo", "", "sales"), "error.admin.group"),
        (place("demo", "", ""), "error.admin.group"),
        (place("", "x", "claims"), "error.admin.place"),
        (place("", "", "claims"), "error.admin.place.twice"),
    ] {
        let groups = json!([place("", "", "claims"), wrong]);
        let reply = house.set_numbers(&sam, json!([one()]), groups).await;
        reply.wrong_fields(&[("groups.1", code)]);
    }
    assert_eq!(house.part(&sam, NUMBERS).await["revision"], 0);
}

#[tokio::test]
async fn a_thousand_numbers_fit_and_one_more_is_refused() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let pool = |count: u32| {
        let all = (0..count).map(|n| number(&format!("+44207946{n:04}"), &format!("{n:04}"), ""));
        all.collect::<Value>()
    };
    let reply = house.set_numbers(&sam, pool(1_001), json!([])).await;
    reply.wrong_fields(&[("numbers", "error.admin.many")]);
    let reply = house.set_numbers(&sam, pool(1_000), json!([])).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
}
