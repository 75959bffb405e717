//! Hours that are overridden for a while.

use {
    crate::{
        centre::{command, press_at, started},
        server::{ADA, Ask, NOW, Server, number},
    },
    contact_us_server::clock::{HOUR, MINUTE},
    contact_us_wire::paths,
    serde_json::{Value, json},
};

async fn option(server: &Server, path: &str, kind: &str) -> Value {
    let page = server.send(Ask::get(path)).await.json();
    let options = page["options"].as_array().unwrap().clone();
    options.into_iter().find(|one| one["kind"] == kind).unwrap()
}

#[tokio::test]
async fn closed_for_a_while_says_why_and_opens_by_itself() {
    let server = started().await;
    command(
        &server,
        "hours close Around the clock --for 2h --reason Storm.",
    )
    .await
    .unwrap();
    let call = option(&server, paths::PAGE, "call").await;
    assert_eq!(call["reason"], "Storm.");
    assert_eq!(call["state"]["closed"]["opens"]["at"], NOW + 2 * HOUR);
    press_at(&server, paths::CALL, ADA)
        .await
        .refused(409, "unavailable");
    let callback = server.send(Ask::callback(&number(18))).await;
    assert_eq!(
        callback.json()["status"]["window"]["from"]["at"],
        NOW + 2 * HOUR
    );
    server.clock.set(NOW + 2 * HOUR - 1);
    assert!(option(&server, paths::PAGE, "call").await["state"]["closed"].is_object());
    server.clock.set(NOW + 2 * HOUR);
    let call = option(&server, paths::PAGE, "call").await;
    assert_eq!(
        (&call["state"], &call["reason"]),
        (&"open".into(), &Value::Null)
    );
}

#[tokio::test]
async fn open_for_a_while_and_then_as_set() {
    let server = started().await;
    let path = "/api/v1/page?interaction=demo&element=after-hours";
    assert!(option(&server, path, "call").await["state"]["closed"].is_object());
    command(&server, "hours open Office hours, closed now --for 1h")
        .await
        .unwrap();
    assert_eq!(option(&server, path, "call").await["state"], "open");
    server.clock.set(NOW + HOUR);
    assert!(option(&server, path, "call").await["state"]["closed"].is_object());
}

#[tokio::test]
async fn it_can_be_taken_back_and_listed() {
    let server = started().await;
    command(
        &server,
        "hours close Around the clock --for 30m --reason=Training",
    )
    .await
    .unwrap();
    let lines = command(&server, "hours list").await.unwrap();
    assert_eq!(lines.len(), 2 + 5);
    assert_eq!(
        lines[0],
        "Around the clock: closed until 2026-11-24 10:30 GMT: Training"
    );
    assert_eq!(lines[1], "Office hours, closed now: as set");
    let all = server.app.store.overrides("demo", NOW).await.unwrap();
    assert_eq!((all.len(), all[0].1.open), (1, false));
    command(&server, "hours resume Around the clock")
        .await
        .unwrap();
    assert_eq!(option(&server, paths::PAGE, "call").await["state"], "open");
    let refused = command(&server, "hours resume Around the clock")
        .await
        .unwrap_err();
    assert!(refused.contains("hours list"), "{refused}");
    let refused = command(&server, "hours close Nothing --for 1h")
        .await
        .unwrap_err();
    assert!(refused.contains("Nothing"), "{refused}");
}

#[tokio::test]
async fn one_option_is_closed_for_a_while_whatever_its_schedule_says() {
    let server = started().await;
    let said = command(&server, "hours close call --for 2h --reason Storm.").await;
    let line = "call: closed until 2026-11-24 12:00 GMT: Storm.".to_owned();
    assert_eq!(said.unwrap(), [line]);
    let call = option(&server, paths::PAGE, "call").await;
    assert_eq!(call["reason"], "Storm.");
    assert_eq!(call["state"]["closed"]["opens"]["at"], NOW + 2 * HOUR);
    let callback = option(&server, paths::PAGE, "callback").await;
    assert_eq!(callback["state"], "open");
    command(&server, "hours open Around the clock --for 1h")
        .await
        .unwrap();
    let call = option(&server, paths::PAGE, "call").await;
    assert!(call["state"]["closed"].is_object());
    command(&server, "hours close call --for 1h").await.unwrap();
    let call = option(&server, paths::PAGE, "call").await;
    assert_eq!(call["state"]["closed"]["opens"]["at"], NOW + HOUR);
    let lines = command(&server, "hours resume call").await.unwrap();
    assert_eq!(lines, ["call: as set"]);
    assert_eq!(option(&server, paths::PAGE, "call").await["state"], "open");
    let refused = command(&server, "hours resume call").await.unwrap_err();
    assert!(refused.contains("no exception of \"call\""), "{refused}");
}

#[tokio::test]
async fn a_schedule_that_is_called_like_an_option_is_not_guessed() {
    let server = started().await;
    server
        .set("INSERT INTO schedules (account, name, zone, closed) VALUES ('demo', 'chat', 'UTC', '{\"weekly\":[],\"dates\":[]}')")
        .await;
    for line in ["hours close chat --for 1h", "hours resume chat"] {
        let refused = command(&server, line).await.unwrap_err();
        assert!(refused.contains("an option and a schedule"), "{refused}");
    }
    assert_eq!(server.count("option_overrides").await, 0);
    assert_eq!(server.count("schedule_overrides").await, 0);
}

#[tokio::test]
async fn the_wait_that_the_call_centre_says_is_shown_until_its_end_and_then_what_is_promised() {
    let server = started().await;
    let promised = option(&server, paths::PAGE, "call").await;
    let minutes = async |expected: Value| {
        let call = option(&server, paths::PAGE, "call").await;
        assert_eq!(call["promise"], expected);
        call["quickest"].clone()
    };
    command(&server, "call wait 45 --for 20m").await.unwrap();
    let quickest = minutes(json!({ "answers": { "minutes": 45 } })).await;
    assert_eq!(quickest, false, "it is not the quickest any more");
    server.clock.set(NOW + 20 * MINUTE - 1);
    minutes(json!({ "answers": { "minutes": 45 } })).await;
    server.clock.set(NOW + 20 * MINUTE);
    minutes(promised["promise"].clone()).await;
    command(&server, "call wait 2").await.unwrap();
    minutes(json!({ "answers": { "minutes": 2 } })).await;
    command(&server, "call wait none").await.unwrap();
    minutes(promised["promise"].clone()).await;
    server
        .set("UPDATE options SET promise = NULL WHERE kind = 'call'")
        .await;
    minutes(json!("none")).await;
}
