//! Contacts that are made within an instance.

use {
    crate::house::{Ask, House, id},
    contact_us_wire::paths,
    serde_json::{Value, json},
};

const PLACE: &str = "interaction=trip&element=ask";

fn at(path: &str) -> String {
    format!("{path}?{PLACE}")
}

fn letter() -> Value {
    json!({ "email": "ada@example.com", "message": "Help." })
}

#[tokio::test]
async fn each_belongs_to_the_instance_that_it_was_made_in() {
    let house = House::start().await;
    let one = house.begin().await;
    let chat = "0199f000-0000-7000-8000-00000000000a";
    let help = format!("{}?interaction=trip&element=help", paths::CALLBACK);
    let asks = [
        Ask::post(at(paths::EMAIL), &letter()),
        Ask::post(&help, &json!({ "phone": "020 7946 0018" })),
        Ask::post(at(paths::CHAT), &json!({ "id": chat })).key(chat),
    ];
    for ask in asks {
        let reply = house.send(ask.header(paths::INSTANCE, &one.instance)).await;
        assert_eq!(reply.status, 201, "{}", reply.body);
    }
    assert_eq!(house.count("instances").await, 1);
    let kinds =
        house.value("SELECT group_concat(kind) FROM (SELECT kind FROM receipts ORDER BY kind)");
    assert_eq!(kinds.await, "callback,chat,email");
    let instances = house.value("SELECT DISTINCT instance FROM receipts").await;
    assert_eq!(instances, id(&one));
    let queue = house.value("SELECT queue FROM conversations").await;
    assert_eq!(queue, "Trips", "the element's own queue");
    let started = house
        .value("SELECT instance FROM audit WHERE event = 'chat-started'")
        .await;
    assert_eq!(started, id(&one));
    let device = house
        .value("SELECT value FROM instance_variables WHERE name = 'Device'")
        .await;
    assert_eq!(
        device, "Desktop",
        "what is known of the device goes to the instance"
    );
}

#[tokio::test]
async fn without_an_instance_or_with_a_wrong_one_it_gets_its_own() {
    let house = House::start().await;
    let one = house.begin().await;
    let tampered = [one.instance.as_str(), "A"].concat();
    for token in ["", id(&one), &tampered] {
        let ask = Ask::post(at(paths::EMAIL), &letter()).header(paths::INSTANCE, token);
        assert_eq!(house.send(ask).await.status, 201);
    }
    assert_eq!(house.count("instances").await, 4);
    let own = house.value("SELECT cast(count(*) AS TEXT) FROM receipts JOIN instances USING (instance) WHERE version = 0");
    assert_eq!(own.await, "3");
}

#[tokio::test]
async fn what_is_sensitive_goes_into_no_variable_and_no_mail() {
    let house = House::start().await;
    let form = house.at_form().await;
    let done = house
        .next(&form, json!({ "who": ["Ada"], "pin": ["8317"] }))
        .await;
    let ask = Ask::post(at(paths::EMAIL), &letter()).header(paths::INSTANCE, &done.instance);
    let reply = house.send(ask).await;
    assert_eq!(reply.status, 201);
    assert!(!reply.body.contains("8317"));
    for statement in [
        "SELECT group_concat(payload) FROM outbox",
        "SELECT group_concat(value) FROM instance_variables",
        "SELECT group_concat(answer) FROM idempotency",
    ] {
        let all = house.value(statement).await;
        assert!(!all.contains("8317"), "{statement}: {all}");
    }
    let known = house.value("SELECT group_concat(name || '=' || value) FROM instance_variables");
    assert!(
        known.await.starts_with("who=Ada,way=By train"),
        "as people read it"
    );
}

#[tokio::test]
async fn what_was_said_in_the_interaction_need_not_be_said_again() {
    let house = House::start().await;
    let form = house.at_form().await;
    let typed = json!({ "who": ["Zoë O’Neill"], "pin": ["8317"] });
    let done = house.next(&form, typed).await;
    let context = || Ask::get(at(paths::EMAIL_CONTEXT));
    let told = house.send(context().header(paths::INSTANCE, &done.instance));
    let known = json!({ "firstName": "Zoë", "lastName": "O’Neill" });
    assert_eq!(told.await.json()["known"], known);
    let told = house.send(context()).await.json();
    assert_eq!(
        told["known"],
        Value::Null,
        "only who is in the instance is told"
    );

    let ask = Ask::post(at(paths::EMAIL), &letter()).header(paths::INSTANCE, &done.instance);
    assert_eq!(house.send(ask).await.status, 201);
    let name = "SELECT json_extract(payload, '$.known_name') FROM outbox";
    assert_eq!(house.value(name).await, "Zoë O’Neill", "for the subject");
    let named = json!({ "firstName": "Bo", "email": "bo@example.com", "message": "Help." });
    let ask = Ask::post(at(paths::EMAIL), &named).header(paths::INSTANCE, &done.instance);
    assert_eq!(house.send(ask).await.status, 201);
    let query = "SELECT group_concat(json_extract(payload, '$.known_name'), '|') FROM outbox";
    assert_eq!(
        house.value(query).await,
        "Zoë O’Neill|",
        "what was typed wins"
    );
}

#[tokio::test]
async fn people_read_titles_and_names_and_programs_ids() {
    let house = House::start().await;
    let one = house.begin().await;
    let one = house.next(&one, json!({})).await;
    let ask = |ask: Ask| {
        let ask = ask.header(paths::INSTANCE, &one.instance);
        ask.header("accept-language", "en-US")
    };
    let told = house
        .send(ask(Ask::get(at(paths::EMAIL_CONTEXT))))
        .await
        .json();
    let told = told["told"].to_string();
    for shown in ["A trip", "How?", "English (US)"] {
        assert!(told.contains(&format!("\"value\":\"{shown}\"")), "{told}");
    }
    let sent = house
        .send(ask(Ask::post(at(paths::EMAIL), &letter())))
        .await;
    assert_eq!(sent.status, 201);
    let mail = house
        .value("SELECT json_extract(payload, '$.variables') FROM outbox")
        .await;
    assert!(
        mail.contains("A trip") && mail.contains("English (US)"),
        "{mail}"
    );
    let kept = "SELECT group_concat(name || '=' || value) FROM instance_variables";
    let kept = house.value(kept).await;
    assert!(kept.contains("Interaction=trip,Page=ask"), "{kept}");
    assert!(kept.contains("Language=en-US"), "{kept}");
}

#[tokio::test]
async fn variables_follow_the_way_that_counts() {
    let house = House::start().await;
    let one = house.begin_with(json!({ "who": "Ada" })).await;
    let ask = house.next(&one, json!({})).await;
    let form = house.next(&ask, json!({ "way": ["fast"] })).await;
    let known = "SELECT group_concat(name || '=' || value) FROM instance_variables";
    assert_eq!(house.value(known).await, "who=Ada,way=By train");
    house.go(&form, "back", json!({})).await.standing();
    assert_eq!(
        house.value(known).await,
        "who=Ada",
        "an answer that was taken back is none"
    );
}

#[tokio::test]
async fn a_pressed_option_is_written_down_once_for_the_instance() {
    let house = House::start().await;
    let one = house.begin().await;
    let press = |kind: &str| {
        Ask::post(
            at(&paths::OPTION_PRESSED.replace("{kind}", kind)),
            &json!({}),
        )
    };
    for _ in 0..3 {
        let ask = press("call")
            .header(paths::INSTANCE, &one.instance)
            .key("pressed-once");
        assert_eq!(house.send(ask).await.status, 204);
    }
    assert_eq!(
        house.send(press("email")).await.status,
        204,
        "without an instance it is for nothing"
    );
    house.send(press("fax")).await.refused(404, "not-found");
    let event = house
        .value("SELECT event || ' ' || subject || ' ' || element || ' ' || instance FROM events");
    assert_eq!(event.await, format!("option-pressed call ask {}", id(&one)));
    assert_eq!(house.count("events").await, 1);
}

#[tokio::test]
async fn chat_that_is_pressed_is_audited_with_its_instance() {
    let house = House::start().await;
    let one = house.begin().await;
    let ask = Ask::post(at(paths::CHAT_PRESSED), &json!({})).header(paths::INSTANCE, &one.instance);
    assert_eq!(house.send(ask).await.status, 204);
    let told = house
        .value("SELECT event || ' ' || instance || ' ' || queue FROM audit")
        .await;
    assert_eq!(told, format!("chat-pressed {} Trips", id(&one)));
}

#[tokio::test]
async fn the_contact_us_page_offers_what_its_element_sets() {
    let house = House::start().await;
    for (element, offered) in [
        ("ask", json!(["chat", "email"])),
        ("help", json!(["callback", "email"])),
        ("form", json!([])),
    ] {
        let path = format!("{}?interaction=trip&element={element}", paths::PAGE);
        let page = house.send(Ask::get(path)).await.json();
        let kinds: Vec<_> = page["options"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["kind"].clone())
            .collect();
        assert_eq!(json!(kinds), offered, "{element}");
    }
}
