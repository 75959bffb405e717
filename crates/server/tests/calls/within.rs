//! Calls out of an Interaction: the number is the instance's, whoever presses in it.

use {
    crate::{
        centre::{ask, command, get, pool, started},
        server::{ADA, Ask, BOB, NOW, Server},
    },
    contact_us_server::{call::instance_by_dtmf, clock::MINUTE, contact::Key},
    contact_us_wire::{CallTicket, paths},
    serde_json::json,
};

/// Begins an Interaction; gives the token that names its instance.
async fn begun(server: &Server) -> String {
    let path = "/api/v1/interaction/broadband-fault";
    let reply = server
        .send(Ask::post(path, &json!({ "direction": "start" })))
        .await;
    let token = reply.json()["instance"].as_str().map(str::to_owned);
    token.unwrap_or_else(|| panic!("{}", reply.body))
}

async fn press_in(server: &Server, token: &str, visitor: &str) -> CallTicket {
    let key = Key::fresh(server.app.clock.now());
    let press = ask(paths::CALL, visitor)
        .key(key.as_str())
        .header(paths::INSTANCE, token);
    serde_json::from_str(&server.send(press).await.body).unwrap()
}

#[tokio::test]
async fn the_same_instance_keeps_its_number_and_the_call_centre_finds_it() {
    let server = started().await;
    pool(&server, 2).await;
    let (one, other) = (begun(&server).await, begun(&server).await);
    let first = press_in(&server, &one, ADA).await;
    server.clock.set(NOW + 14 * MINUTE);
    let again = press_in(&server, &one, BOB).await;
    assert_eq!((&again.face, again.left), (&first.face, 900_000));
    let second = press_in(&server, &other, ADA).await;
    assert_ne!(
        second.face, first.face,
        "another instance of the same person"
    );
    assert_eq!(get(&server, &first.face.e164).await.body, id(&one));
    assert_eq!(get(&server, &second.face.e164).await.body, id(&other));
}

#[tokio::test]
async fn its_code_is_found_and_one_of_its_variables() {
    let server = started().await;
    command(&server, "call method dtmf").await.unwrap();
    let token = begun(&server).await;
    let ticket = press_in(&server, &token, ADA).await;
    let found = instance_by_dtmf(&server.app, "demo", &ticket.code)
        .await
        .unwrap();
    assert_eq!(found.as_deref(), Some(id(&token)));
    let variables = server
        .app
        .store
        .instance_variables("demo", id(&token))
        .await
        .unwrap();
    assert!(
        variables.contains(&("DTMF".to_owned(), ticket.code)),
        "{variables:?}"
    );
}

#[tokio::test]
async fn an_instance_that_is_none_gets_one_of_its_own() {
    let server = started().await;
    command(&server, "call method dtmf").await.unwrap();
    let ticket = press_in(&server, "0199f000-0000-4000-8000-00000000dead", ADA).await;
    let found = instance_by_dtmf(&server.app, "demo", &ticket.code)
        .await
        .unwrap();
    assert!(found.is_some_and(|instance| instance != "0199f000-0000-4000-8000-00000000dead"));
}

/// The Interaction Unique Id in a token.
fn id(token: &str) -> &str {
    token.split_once('.').expect("a token").0
}
