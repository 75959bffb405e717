//! Assistance options.

use {
    super::{House, change},
    crate::{house::Agent, server::Reply},
    contact_us_wire::paths,
    serde_json::{Value, json},
};

const OPTIONS: &str = paths::CONSOLE_OPTIONS;

impl House {
    /// Changes one member of one option.
    async fn set_option(&self, sam: &Agent, kind: &str, name: &str, value: Value) -> Reply {
        let mut part = self.part(sam, OPTIONS).await;
        let options = part["value"]["options"].as_array_mut().expect("a list");
        let option = options.iter_mut().find(|one| one["kind"] == kind);
        option.expect("every kind is there")[name] = value;
        self.put(sam, OPTIONS, &change(&part)).await
    }
}

#[tokio::test]
async fn an_option_that_is_switched_off_is_offered_nowhere() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let reply = house
        .set_option(&sam, "callback", "configured", json!(false))
        .await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(house.offered().await, ["chat", "call", "email"]);
    let reply = house
        .set_option(&sam, "callback", "configured", json!(true))
        .await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(house.offered().await, ["chat", "call", "callback", "email"]);
}

#[tokio::test]
async fn r17_with_no_one_to_answer_chat_is_not_offered_and_the_console_says_why() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let reply = house.set(&sam, OPTIONS, "chatProvider", "none").await;
    assert_eq!(house.offered().await, ["call", "callback", "email"]);
    let notes = reply.json()["notes"].clone();
    let chat = notes
        .as_array()
        .expect("notes")
        .iter()
        .find(|note| note["option"] == "chat");
    assert!(chat.is_some(), "{notes}");
}

#[tokio::test]
async fn a_webhook_needs_an_address_and_a_secret_that_is_never_told_back() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let mut part = house.part(&sam, OPTIONS).await;
    part["value"]["chatProvider"] = json!("webhook");
    let reply = house.put(&sam, OPTIONS, &change(&part)).await;
    reply.wrong_fields(&[
        ("chatUrl", "error.admin.url"),
        ("chatSecret", "error.admin.secret"),
    ]);
    part["value"]["chatUrl"] = json!("https://desk.example.com/hook");
    part["value"]["chatSecret"] = json!("a secret of many letters");
    let reply = house.put(&sam, OPTIONS, &change(&part)).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert!(!reply.body.contains("many letters"), "{}", reply.body);
    let account = house
        .server
        .app
        .store
        .account("demo")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        account.chat_secret.as_deref(),
        Some("a secret of many letters")
    );
    // Saved again without it, the secret stays.
    let again = house.set(&sam, OPTIONS, "slotCapacity", 3).await;
    assert_eq!(again.status, 200, "{}", again.body);
    let account = house
        .server
        .app
        .store
        .account("demo")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        account.chat_secret.as_deref(),
        Some("a secret of many letters")
    );
    assert_eq!(house.offered().await, ["chat", "call", "callback", "email"]);
}

#[tokio::test]
async fn a_number_that_cannot_be_dialled_is_refused_while_call_is_set_up() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let reply = house
        .set(&sam, OPTIONS, "numberToDial", "0909 8790000")
        .await;
    reply.wrong_fields(&[("numberToDial", "error.phone.premium")]);
    let mut part = house.part(&sam, OPTIONS).await;
    part["value"]["numberToDial"] = json!("");
    let options = part["value"]["options"].as_array_mut().unwrap();
    options
        .iter_mut()
        .find(|one| one["kind"] == "call")
        .unwrap()["configured"] = json!(false);
    let reply = house.put(&sam, OPTIONS, &change(&part)).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(house.offered().await, ["chat", "callback", "email"]);
}

#[tokio::test]
async fn odd_values_are_refused() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let cases = [
        ("chatProvider", json!("pigeons"), "error.admin.provider"),
        ("chatQueue", json!(" "), "error.admin.queue"),
        ("slotCapacity", json!(0), "error.admin.capacity"),
    ];
    for (name, value, code) in cases {
        let reply = house.set(&sam, OPTIONS, name, value).await;
        reply.wrong_fields(&[(name, code)]);
    }
    let reply = house
        .set_option(&sam, "call", "schedule", json!("Nowhere"))
        .await;
    reply.wrong_fields(&[("schedule", "error.admin.schedule")]);
    let reply = house.set_option(&sam, "call", "promise", json!(0)).await;
    reply.wrong_fields(&[("promise", "error.admin.promise")]);
}
