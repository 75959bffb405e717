//! The Voice IVR's call and the pages beside it.

use {
    crate::house::{Ask, House, TRIP, id, trip, way, with},
    contact_us_server::store::voice::{self, Session},
    contact_us_wire::{
        interaction::{ElementKind, Standing},
        paths,
    },
    serde_json::{Value, json},
};

const CALL: Session<'static> = Session {
    account: "demo",
    external_id: "ucid-1",
};

async fn on_call(house: &House, value: &str) {
    let mut tx = house.app.store.begin().await.unwrap();
    voice::put_mapping(&mut tx, CALL, "onCall", value)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn house(rule: &str) -> House {
    let house = House::with(&with(trip(), "onCallHangup", rule)).await;
    let mut tx = house.app.store.begin().await.unwrap();
    voice::begin(&mut tx, CALL, house.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    on_call(&house, "true").await;
    house
}

async fn begin(house: &House) -> Standing {
    let path = format!("{TRIP}?externalId=ucid-1");
    house
        .send(Ask::post(path, &json!({ "direction": "start" })))
        .await
        .standing()
}

async fn actions(house: &House) -> Vec<(String, Value)> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT action, variables FROM voice_actions ORDER BY number")
            .fetch_all(house.app.store.readers())
            .await
            .unwrap();
    rows.into_iter()
        .map(|(action, variables)| (action, serde_json::from_str(&variables).unwrap()))
        .collect()
}

#[tokio::test]
async fn r5_finish_and_a_call_that_is_over_end_it_with_a_notice() {
    for direction in ["next", "back"] {
        let house = house("finish").await;
        let one = begin(&house).await;
        let ask = house.next(&one, json!({})).await;
        on_call(&house, "false").await;
        let ended = house
            .go(&ask, direction, json!({ "way": ["fast"] }))
            .await
            .standing();
        assert_eq!(ended.page.kind, ElementKind::Finish);
        assert!(
            ended.page.notice.contains("call has ended"),
            "{}",
            ended.page.notice
        );
        assert!(!ended.page.next && !ended.page.back && ended.page.contact);
        assert_eq!(house.record().await[2], ["hangup", "ask", ""]);
        assert_eq!(
            house.value("SELECT state FROM instances").await,
            "interrupted"
        );
        assert_eq!(house.look(&ended.instance).await.standing(), ended);
        on_call(&house, "true").await;
        assert_eq!(
            house.go(&ended, "next", json!({})).await.standing(),
            ended,
            "it stays ended"
        );
    }
}

#[tokio::test]
async fn r5_continue_goes_on_without_the_call() {
    let house = house("continue").await;
    let one = begin(&house).await;
    on_call(&house, "false").await;
    assert_eq!(house.next(&one, json!({})).await.page.element, "ask");
}

#[tokio::test]
async fn r4_the_call_is_looked_at_on_next_and_back_and_not_when_contact_us_is_pressed() {
    let house = house("finish").await;
    let one = begin(&house).await;
    on_call(&house, "false").await;
    let pressed = house.go(&one, "contact", json!({})).await.standing();
    assert_eq!(pressed.page.notice, "");
    assert_eq!(house.record().await[1], ["contact", "welcome", "welcome"]);
    on_call(&house, "TRUE").await;
    assert_eq!(
        house.next(&pressed, json!({})).await.page.element,
        "ask",
        "any case of true"
    );
}

#[tokio::test]
async fn r5_without_a_call_nothing_hangs_on_one() {
    let house = house("finish").await;
    on_call(&house, "false").await;
    let one = house.begin().await;
    assert_eq!(house.next(&one, json!({})).await.page.element, "ask");
}

#[tokio::test]
async fn the_ivr_is_told_of_each_page_once_and_never_what_is_sensitive() {
    let house = house("continue").await;
    let one = begin(&house).await;
    let next = || way(&one, "next", json!({})).key("told-once");
    house.send(next()).await.standing();
    let ask = house.send(next()).await.standing();
    let form = house.next(&ask, json!({ "way": ["fast"] })).await;
    house
        .next(&form, json!({ "who": ["Ada"], "pin": ["8317"] }))
        .await;
    let actions = actions(&house).await;
    let names: Vec<_> = actions
        .iter()
        .map(|(name, variables)| (name.as_str(), variables["Element"].as_str().unwrap()))
        .collect();
    let expected = [
        ("Step", "welcome"),
        ("Prompt", "welcome"),
        ("Step", "ask"),
        ("Step", "form"),
        ("Step", "done"),
    ];
    assert_eq!(names, expected);
    assert_eq!(actions[1].1["Prompt"], "hello");
    assert!(
        actions
            .iter()
            .all(|(_, variables)| !variables.to_string().contains("8317"))
    );
}

#[tokio::test]
async fn a_transfer_carries_the_instance_that_it_was_pressed_in() {
    let house = house("continue").await;
    let one = begin(&house).await;
    let path = format!(
        "{}?interaction=trip&element=help&externalId=ucid-1",
        paths::TRANSFER
    );
    let press = |key: &str| {
        let ask = Ask::post(path.clone(), &json!({})).header("user-agent", "Mobile Safari");
        ask.header(paths::INSTANCE, &one.instance).key(key)
    };
    for _ in 0..2 {
        let reply = house.send(press("the-first-press")).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
    }
    let pressed = house.value("SELECT group_concat(event || ' ' || subject || ' ' || element || ' ' || instance) FROM events");
    let event = format!("option-pressed transfer help {}", id(&one));
    assert_eq!(pressed.await, event, "a repeat is no second press");
    on_call(&house, "false").await;
    let late = house.send(press("a-late-press")).await;
    late.refused(409, "unavailable");
    assert_eq!(house.count("events").await, 1);
    let actions = actions(&house).await;
    let (action, variables) = actions.last().unwrap();
    assert_eq!(action, "Transfer");
    assert_eq!(variables["Interaction Unique Id"], id(&one));
    assert_eq!(house.count("instances").await, 1);
}
