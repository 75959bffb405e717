//! Account Information and the variable set.

use {
    super::{House, change},
    crate::server::{Ask, letter},
    contact_us_wire::paths,
    serde_json::{Value, json},
};

const ACCOUNT: &str = paths::CONSOLE_ACCOUNT;

impl House {
    /// Sends a letter and gives the payload of the mail that is owed for it.
    async fn owed(&self, key: &str) -> Value {
        let reply = self
            .server
            .send(Ask::post(paths::EMAIL, &letter()).key(key))
            .await;
        assert_eq!(reply.status, 201, "{}", reply.body);
        self.last_mail().await
    }

    async fn last_mail(&self) -> Value {
        let payload: String = sqlx::query_scalar(
            "SELECT payload FROM outbox ORDER BY created_at DESC, id DESC LIMIT 1",
        )
        .fetch_one(self.server.app.store.readers())
        .await
        .expect("a mail is owed");
        serde_json::from_str(&payload).expect("a payload")
    }
}

#[tokio::test]
async fn a_change_counts_for_customers_at_once() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let reply = house.set(&sam, ACCOUNT, "organisation", "Ada & Sons").await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let page = house.server.send(Ask::get(paths::PAGE)).await.json();
    assert_eq!(page["account"]["organisation"], "Ada & Sons");
}

#[tokio::test]
async fn the_next_mail_goes_to_the_new_primary_contact_email() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    assert_eq!(
        house.owed("first-letter").await["to"],
        "support@demo.example"
    );
    house.later(1_000);
    let reply = house
        .set(&sam, ACCOUNT, "primaryEmail", " new@demo.example ")
        .await;
    assert_eq!(reply.json()["value"]["primaryEmail"], "new@demo.example");
    assert_eq!(house.owed("second-letter").await["to"], "new@demo.example");
}

#[tokio::test]
async fn without_a_primary_contact_email_email_us_is_not_offered_and_the_console_says_why() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    assert_eq!(house.offered().await, ["chat", "call", "callback", "email"]);
    let reply = house.set(&sam, ACCOUNT, "primaryEmail", "").await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(house.offered().await, ["chat", "call", "callback"]);
    let notes = reply.json()["notes"].clone();
    let note = |notes: &Value| {
        let all = notes.as_array().expect("notes").iter();
        let mine: Vec<_> = all
            .filter(|note| note["option"] == "email")
            .cloned()
            .collect();
        mine
    };
    let said = note(&notes);
    assert!(
        said[0]["sentence"]
            .as_str()
            .unwrap()
            .contains("Primary Contact Email")
    );
    let options = house.part(&sam, paths::CONSOLE_OPTIONS).await;
    assert_eq!(note(&options["notes"]), said);
    let mail = house.post(&sam, paths::CONSOLE_TEST_MAIL, &json!({})).await;
    mail.wrong_fields(&[("primaryEmail", "error.admin.test")]);
    let refused = Ask::post(paths::EMAIL, &letter()).key("refused-letter");
    let refused = house.server.send(refused).await;
    refused.refused(409, "unavailable");
}

#[tokio::test]
async fn a_test_mail_takes_the_way_of_every_other_mail() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let reply = house.post(&sam, paths::CONSOLE_TEST_MAIL, &json!({})).await;
    assert_eq!(
        reply.json(),
        json!({ "to": "support@demo.example", "by": "files" })
    );
    let owed = house.last_mail().await;
    assert_eq!(
        (&owed["to"], &owed["asked_by"]),
        (&json!("support@demo.example"), &json!("Sam"))
    );
}

#[tokio::test]
async fn what_is_wrong_is_said_field_by_field_and_nothing_is_saved() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let before = house.part(&sam, ACCOUNT).await;
    let wrong = json!({ "revision": 0, "value": {
        "organisation": " ", "primaryEmail": "support@", "phone": "12", "zone": "Mars/Olympus", "locale": "xx",
        "region": "QQ", "sender": "no address", "privacyUrl": "javascript:alert(1)",
    }});
    let reply = house.put(&sam, ACCOUNT, &wrong).await;
    reply.wrong_fields(&[
        ("region", "error.admin.region"),
        ("organisation", "error.admin.organisation"),
        ("primaryEmail", "error.email.shape"),
        ("phone", "error.phone.shape"),
        ("zone", "error.admin.zone"),
        ("locale", "error.admin.locale"),
        ("sender", "error.admin.sender"),
        ("privacyUrl", "error.admin.url"),
    ]);
    assert_eq!(house.part(&sam, ACCOUNT).await, before);
}

#[tokio::test]
async fn a_header_cannot_be_broken_by_the_sender() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let evil = "Help\r\nBcc: thief@example.com <help@demo.example>";
    let reply = house.set(&sam, ACCOUNT, "sender", evil).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let sender = reply.json()["value"]["sender"].clone();
    assert!(!sender.as_str().unwrap().contains(['\r', '\n']), "{sender}");
}

#[tokio::test]
async fn mails_hold_the_variable_set_in_its_order() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let path = paths::CONSOLE_VARIABLES;
    let part = house.part(&sam, path).await;
    assert_eq!(part["value"]["names"][0], "Interaction");
    let reply = house
        .set(&sam, path, "names", json!(["Browser", "Device"]))
        .await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let ask = Ask::post(paths::EMAIL, &letter())
        .key("variable-letter")
        .header("user-agent", "Mozilla/5.0 Firefox/153.0");
    assert_eq!(house.server.send(ask).await.status, 201);
    let owed = house.last_mail().await;
    assert_eq!(
        owed["variables"],
        json!([["Browser", "Firefox 153"], ["Device", "Desktop"]])
    );
    let mut part = house.part(&sam, path).await;
    part["value"]["names"] = json!(["Device", "Device", ""]);
    let reply = house.put(&sam, path, &change(&part)).await;
    reply.wrong_fields(&[
        ("names", "error.admin.twice"),
        ("names", "error.admin.variable"),
    ]);
}
