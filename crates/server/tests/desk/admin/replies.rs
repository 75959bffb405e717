//! Canned replies.

use {
    super::{House, change},
    contact_us_wire::paths,
    serde_json::json,
};

const SETUP: &str = paths::CONSOLE_REPLIES_SETUP;

#[tokio::test]
async fn agents_have_at_once_what_an_administrator_has_saved_in_its_order() {
    let house = House::open().await;
    let (sam, robin) = (house.administrator("Sam").await, house.agent("Robin").await);
    let mut part = house.part(&sam, SETUP).await;
    assert_eq!(
        part["value"],
        house.part(&robin, paths::CONSOLE_REPLIES).await
    );
    part["value"] = json!([
        { "title": " Zebra ", "text": "One\r\ntwo" },
        { "title": "Apple", "text": "Three" },
    ]);
    assert_eq!(house.put(&sam, SETUP, &change(&part)).await.status, 200);
    assert_eq!(
        house.part(&robin, paths::CONSOLE_REPLIES).await,
        json!([
            { "title": "Zebra", "text": "One\ntwo" },
            { "title": "Apple", "text": "Three" },
        ])
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_reply_is_said_of_its_entry() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let mut part = house.part(&sam, SETUP).await;
    let before = part["value"].clone();
    part["value"] = json!([
        { "title": "Hello", "text": "Hello" },
        { "title": " ", "text": "No title" },
        { "title": "No text", "text": " \n " },
        { "title": "Long", "text": "x".repeat(4_001) },
        { "title": "Hello ", "text": "Twice" },
    ]);
    let problem = house
        .put(&sam, SETUP, &change(&part))
        .await
        .refused(422, "fields");
    let said: Vec<_> = problem["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!(
                "{} {}",
                one["field"].as_str().unwrap(),
                one["code"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            "replies.1 error.admin.reply.title",
            "replies.2 error.admin.reply.text",
            "replies.3 error.admin.reply.text",
            "replies.4 error.admin.reply.twice",
        ]
    );
    assert_eq!(house.part(&sam, SETUP).await["value"], before);
}
