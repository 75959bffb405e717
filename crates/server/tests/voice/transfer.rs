//! Transfer: pressed, taken up, carried out, or not answered.

use {
    crate::ivr::{Ask, Line},
    contact_us_server::voice::{self, Step},
    contact_us_wire::paths,
    serde_json::{Value, json},
    std::sync::Arc,
};

fn state(transfer: &str) -> Value {
    json!({ "onCall": true, "transfer": transfer })
}

#[tokio::test]
async fn r6_a_transfer_is_one_action_behind_those_before_it() {
    let line = Line::on_call().await;
    line.add("Prompt", &json!({ "name": "welcome" })).await;
    assert_eq!(line.press().await.json(), state("asked"));
    line.add("Prompt", &json!({ "name": "later" })).await;
    assert_eq!(line.next().await, "Prompt");
    assert_eq!(line.look().await, state("asked"));
    let transfer = line.poll().await.json();
    assert_eq!(transfer["action"], "Transfer");
    assert_eq!(line.look().await, state("connecting"));
    assert_eq!(
        line.press().await.json(),
        state("connecting"),
        "once more changes nothing"
    );
    assert_eq!(line.next().await, "Prompt");
    assert_eq!(line.next().await, "");
    line.put("onCall", "false").await;
    assert_eq!(
        line.look().await,
        json!({ "onCall": false, "transfer": "over" })
    );
}

#[tokio::test]
async fn a_transfer_carries_the_unique_id_the_element_and_the_contact_us_set() {
    let line = Line::on_call().await;
    let place = format!(
        "{}&interaction=Claim&element=Policy",
        line.at(paths::TRANSFER)
    );
    let pressed = line
        .send(Ask::post(place, &json!({})).header("accept-language", "fr"))
        .await;
    assert_eq!(pressed.status, 200, "{}", pressed.body);
    let variables = line.poll().await.json()["variables"].clone();
    assert_eq!(variables["Element"], "Policy");
    assert_eq!(variables["Interaction"], "Claim");
    assert_eq!(variables["Language"], "fr");
    assert!(variables.as_object().unwrap().len() <= 20);
    let unique_id = variables["Interaction Unique Id"].as_str().unwrap();
    let (interaction, element) = line
        .server
        .app
        .store
        .instance_place("demo", unique_id)
        .await
        .unwrap();
    assert_eq!(
        (interaction.as_str(), element.as_str()),
        ("Claim", "Policy")
    );
}

#[tokio::test]
async fn of_a_large_set_a_transfer_carries_20_variables() {
    let line = Line::on_call().await;
    let session = contact_us_server::store::voice::Session {
        account: "demo",
        external_id: &line.id,
    };
    let many: Vec<(String, String)> = (0..25)
        .map(|n| (format!("v{n:02}"), "x".to_owned()))
        .collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let app = &line.server.app;
    let mut tx = app.store.begin().await.unwrap();
    voice::transfer(&mut tx, session, &many, app.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let variables = line.poll().await.json()["variables"].clone();
    let names: Vec<&String> = variables.as_object().unwrap().keys().collect();
    assert_eq!((names.len(), names[19].as_str()), (20, "v19"));
}

#[tokio::test]
async fn fifty_presses_at_once_are_one_action() {
    let line = Arc::new(Line::on_call().await);
    let presses = (0..50).map(|_| {
        let line = Arc::clone(&line);
        tokio::spawn(async move { line.press().await.json() })
    });
    for press in presses.collect::<Vec<_>>() {
        assert_eq!(press.await.unwrap(), state("asked"));
    }
    assert_eq!(line.next().await, "Transfer");
    assert_eq!(line.next().await, "");
    assert_eq!(line.server.count("voice_actions").await, 1);
}

#[tokio::test]
async fn an_ivr_that_never_asks_does_not_answer_and_gets_one_transfer_in_the_end() {
    let line = Line::on_call().await;
    line.press().await;
    line.wait(14);
    assert_eq!(line.look().await, state("asked"));
    assert_eq!(
        line.press().await.json(),
        state("asked"),
        "nothing new before 15 s"
    );
    line.wait(1);
    assert_eq!(line.look().await, state("unanswered"));
    assert_eq!(
        line.press().await.json(),
        state("asked"),
        "one new one is allowed"
    );
    assert_eq!(line.press().await.json(), state("asked"));
    // It comes back: the customer is transferred once.
    assert_eq!(line.next().await, "Transfer");
    assert_eq!(line.next().await, "");
    assert_eq!(line.look().await, state("connecting"));
}

#[tokio::test]
async fn an_ivr_that_dies_with_the_action_in_hand_does_not_answer() {
    let line = Line::on_call().await;
    line.press().await;
    line.wait(10);
    assert_eq!(line.next().await, "Transfer");
    line.wait(14);
    assert_eq!(line.look().await, state("connecting"));
    line.wait(1);
    assert_eq!(line.look().await, state("unanswered"));
    assert_eq!(line.press().await.json(), state("asked"));
    assert_eq!(line.next().await, "Transfer", "a new one");
    assert_eq!(line.next().await, "");
}

#[tokio::test]
async fn an_ivr_that_asks_on_is_still_connecting() {
    let line = Line::on_call().await;
    line.press().await;
    assert_eq!(line.next().await, "Transfer");
    for _ in 0..10 {
        line.wait(10);
        assert_eq!(line.next().await, "");
        assert_eq!(line.look().await, state("connecting"));
    }
}

#[tokio::test]
async fn a_press_after_the_call_has_dropped_asks_for_nothing_and_says_so() {
    let line = Line::on_call().await;
    line.put("onCall", "false").await;
    let refused = line.press().await;
    assert_eq!(refused.status, 409);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    let detail = refused.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("Call us instead"), "{detail}");
    assert_eq!(line.next().await, "");
    assert_eq!(
        line.server.count("instances").await,
        0,
        "nothing is left over"
    );
}

#[tokio::test]
async fn a_repeat_with_the_same_key_gets_the_same_answer_and_bad_input_its_refusal() {
    let line = Line::on_call().await;
    let ask = || Ask::post(line.at(paths::TRANSFER), &json!({})).key("the-same-key");
    assert_eq!(line.send(ask()).await.json(), state("asked"));
    assert_eq!(line.next().await, "Transfer");
    line.put("onCall", "false").await;
    assert_eq!(line.send(ask()).await.json(), state("asked"));
    assert_eq!(line.next().await, "");
    for (ask, status) in [
        (ask().body(vec![b' '; 70_000]), 413),
        (ask().header("content-type", "text/plain"), 415),
        (ask().header("origin", "https://evil.example"), 403),
        (ask().key(""), 400),
        (ask().body("["), 400),
    ] {
        assert_eq!(line.send(ask).await.status, status);
    }
    let nobody = Ask::post(
        format!("{}&account=nobody", line.at(paths::TRANSFER)),
        &json!({}),
    );
    assert_eq!(line.send(nobody).await.status, 404);
}

#[tokio::test]
async fn where_the_customer_goes_is_told_to_the_ivr_in_order() {
    let line = Line::on_call().await;
    let app = &line.server.app;
    let go = async |element: &str, prompt: Option<&str>| {
        let step = Step {
            unique_id: "u-1",
            element,
            prompt,
        };
        let mut tx = app.store.begin().await.unwrap();
        voice::step(&mut tx, "demo", &line.id, step, app.clock.now())
            .await
            .unwrap();
        voice::step(&mut tx, "demo", "nobody", step, app.clock.now())
            .await
            .unwrap();
        voice::step(&mut tx, "demo", "", step, app.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
    };
    go("Welcome", Some("welcome.wav")).await;
    go("Policy", None).await;
    line.press().await;
    let step = line.poll().await.json();
    assert_eq!(step["action"], "Step");
    assert_eq!(
        step["variables"],
        json!({ "Interaction Unique Id": "u-1", "Element": "Welcome" })
    );
    let prompt = line.poll().await.json();
    assert_eq!(
        (&prompt["action"], &prompt["variables"]["Prompt"]),
        (&json!("Prompt"), &json!("welcome.wav"))
    );
    assert_eq!(line.poll().await.json()["variables"]["Element"], "Policy");
    assert_eq!(line.next().await, "Transfer");
    assert_eq!(
        line.server.count("voice_actions").await,
        4,
        "nobody else was told"
    );
}
