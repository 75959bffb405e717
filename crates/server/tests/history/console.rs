//! The history as the console gets it.

use {
    crate::{
        house::{House, place},
        server::{Ask, letter, one},
    },
    contact_us_server::token::{Purpose, Unopened},
    contact_us_wire::paths,
    serde_json::{Value, json},
};

/// What happened, in short: the kind, and what names it.
fn story(history: &Value) -> Vec<String> {
    let tell = |step: &Value| {
        let (kind, what) = step["what"].as_object().map_or_else(
            || (step["what"].as_str().unwrap().to_owned(), Value::Null),
            |what| {
                what.iter()
                    .next()
                    .map(|(k, v)| (k.clone(), v.clone()))
                    .unwrap()
            },
        );
        match kind.as_str() {
            "page" => format!(
                "{} {}{}",
                what["element"].as_str().unwrap(),
                what["left"]["way"].as_str().unwrap_or("-"),
                if what["back"] == true { " again" } else { "" }
            ),
            "option" => format!("option {}", what["kind"].as_str().unwrap()),
            kind => kind.to_owned(),
        }
    };
    history["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(tell)
        .collect()
}

fn answers<'a>(history: &'a Value, element: &str) -> &'a Value {
    let steps = history["steps"].as_array().unwrap();
    let mut shown = steps.iter().rev().map(|step| &step["what"]["page"]);
    &shown
        .find(|page| page["element"] == element)
        .expect("it was shown")["answers"]
}

#[tokio::test]
async fn the_pages_come_in_order_with_answers_as_they_were_read_and_back_marked() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let pressed = paths::OPTION_PRESSED.replace("{kind}", "email");
    house.later();
    let ask = house.within(&walk, Ask::post(place(&walk, &pressed), &json!({})));
    assert!(house.server.send(ask).await.status.is_success());
    let reference = house.email(&walk).await;
    let reply = house.history(&reference, &house.right().await).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let history = reply.json();
    assert_eq!(
        story(&history),
        [
            "happened next",
            "alongside next",
            "payments back",
            "alongside next again",
            "payments next",
            "identify next",
            "delivery next",
            "contact",
            "block next",
            "contact -",
            "option email",
            "email"
        ]
    );
    assert_eq!(history["instance"], walk.id());
    assert_eq!(
        (&history["reference"], &history["state"]),
        (&json!(reference), &json!("running"))
    );
    assert_eq!(
        *answers(&history, "alongside"),
        json!([{ "label": answers(&history, "alongside")[0]["label"], "values": ["An identity card or passport"], "masked": false }])
    );
    assert_eq!(
        answers(&history, "delivery")[0]["values"],
        json!(["To the address that you know"])
    );
    let identify = answers(&history, "identify");
    assert_eq!(identify[0]["values"], json!(["Ada <b>Lovelace</b>"]));
    assert_eq!(
        (&identify[1]["values"], &identify[1]["masked"]),
        (&json!([]), &json!(true))
    );
    assert_eq!(
        (&identify[2]["values"], &identify[2]["masked"]),
        (&json!([]), &json!(true))
    );
    let times: Vec<i64> = history["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["at"].as_i64().unwrap())
        .collect();
    assert!(times.is_sorted(), "{times:?}");
    let email = history["steps"].as_array().unwrap().last().unwrap();
    assert_eq!(email["what"]["email"]["message"], letter()["message"]);
}

#[tokio::test]
async fn any_receipt_of_an_instance_opens_the_same_history_and_each_opening_is_written_down() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let (email, callback) = (
        house.email(&walk).await,
        house.callback(&walk, "020 7946 0888").await,
    );
    let sign = |reference: &str| {
        let link = contact_us_server::history::link(&house.server.app, "demo", reference, i64::MAX);
        link.split_once('#').unwrap().1.to_owned()
    };
    let first = house.history(&email, &sign(&email)).await.json();
    assert_eq!(first["openings"], json!([]));
    house.later();
    let second = house.history(&callback, &sign(&callback)).await.json();
    assert_eq!(second["instance"], first["instance"]);
    assert_eq!(second["steps"], first["steps"]);
    assert_eq!(story(&second).last().unwrap(), "callback");
    let openings = second["openings"].as_array().unwrap();
    assert_eq!((openings.len(), &openings[0]["name"]), (1, &json!("Alex")));
    let written: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM events WHERE event = 'history-opened' AND instance = ?",
    )
    .bind(walk.id())
    .fetch_one(house.server.app.store.readers())
    .await
    .unwrap();
    assert_eq!(written, 2);
}

#[tokio::test]
async fn a_link_opens_nothing_without_its_token_after_its_time_or_for_somebody_else() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let (email, right) = (house.email(&walk).await, house.right().await);
    let other = house.callback(&walk, "020 7946 0888").await;
    let refused = async |reference: &str, token: &str| {
        let reply = house.history(reference, token).await;
        reply.refused(403, "link")["detail"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let foreign = refused(&email, "").await;
    let mut changed = right.clone();
    changed.replace_range(20..21, if &right[20..21] == "A" { "B" } else { "A" });
    assert_eq!(refused(&email, &changed).await, foreign);
    assert_eq!(refused(&other, &right).await, foreign);
    assert_eq!(refused("CU-0000-0000", &right).await, foreign);
    // Not signed in: the token alone is no right.
    let ask = Ask::get(one(paths::CONSOLE_HISTORY, &email)).token(&right);
    house.server.send(ask).await.refused(401, "token");
    let opened = "SELECT count(*) FROM events WHERE event = 'history-opened'";
    let count = sqlx::query_scalar::<_, i64>(opened).fetch_one(house.server.app.store.readers());
    assert_eq!(count.await.unwrap(), 0);
    assert_eq!(house.history(&email, &right).await.status, 200);

    // It is good for 30 days, to the millisecond.
    let mail = house.mail().await;
    let ends = mail["accepted_at"].as_i64().unwrap() + 30 * 86_400_000;
    let check = |at| {
        house
            .server
            .app
            .signer
            .check(&right, Purpose::History, "demo", &email, at)
    };
    assert_eq!(
        (check(ends - 1), check(ends)),
        (Ok(()), Err(Unopened::Expired))
    );
}

#[tokio::test]
async fn an_expired_link_says_that_it_has_expired() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let reference = house.email(&walk).await;
    let app = &house.server.app;
    let link = contact_us_server::history::link(app, "demo", &reference, app.clock.now());
    let token = link.split_once('#').unwrap().1.to_owned();
    let problem = house.history(&reference, &token).await.refused(403, "link");
    assert!(
        problem["detail"].as_str().unwrap().contains("expired"),
        "{problem}"
    );
}

#[tokio::test]
async fn a_contact_outside_an_interaction_has_a_history_of_its_own() {
    let house = House::open().await;
    let receipt = house.server.send(Ask::email(&letter())).await;
    let reply = house
        .history(&receipt.reference(), &house.right().await)
        .await;
    let history = reply.json();
    assert_eq!(story(&history), ["email"]);
    assert_eq!(
        (&history["interaction"], &history["version"]),
        (&Value::Null, &json!(0))
    );
    assert_eq!(history["state"], "finished");
}

#[tokio::test]
async fn a_chat_is_in_the_history_with_its_messages() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let id = "0199f000-0000-7000-8000-0000000000aa";
    let chat = json!({ "id": id, "name": "Ada", "topic": "My card" });
    let ask = Ask::post(place(&walk, paths::CHAT), &chat);
    let opened = house.server.send(house.within(&walk, ask).key(id)).await;
    assert_eq!(opened.status, 201, "{}", opened.body);
    let message = "0199f000-0000-7000-8000-0000000000ab";
    let said = Ask::post(
        paths::CHAT_MESSAGES,
        &json!({ "id": message, "content": { "text": "Hello" } }),
    );
    assert_eq!(
        house
            .server
            .send(said.key(message).token(&opened.token()))
            .await
            .status,
        201
    );
    // Whoever has the chat open gets a link with the right in it.
    let face = house
        .look(&paths::CONSOLE_CHAT.replace("{conversation}", id))
        .await
        .json();
    let link = face["history"].as_str().unwrap();
    let (path, token) = link.split_once('#').unwrap();
    let reference = path.strip_prefix("/history/").unwrap();
    let history = house.history(reference, token).await.json();
    let last = history["steps"].as_array().unwrap().last().unwrap();
    assert_eq!(
        last["what"]["chat"]["entries"][0]["what"],
        json!({ "text": "Hello" })
    );
    assert_eq!(history["instance"], walk.id());
    // The pane beside the chat knows what was answered, without what is sensitive.
    let told = face["variables"].to_string();
    assert!(told.contains("Ada <b>Lovelace</b>"), "{told}");
}
