//! Direct Dial with DTMF Code.

use {
    crate::{
        centre::{ask, command, instances, pool, press, press_at, started},
        server::{ADA, Ask, BOB, NOW},
    },
    contact_us_server::{
        call::instance_by_dtmf,
        clock::{DAY, MINUTE},
        contact::Key,
    },
    contact_us_wire::paths,
    serde_json::json,
};

#[tokio::test]
async fn a_plain_number_is_the_same_for_all_and_takes_nothing() {
    let server = started().await;
    let (ada, bob) = (press(&server, ADA).await, press(&server, BOB).await);
    assert_eq!(ada, bob);
    assert_eq!(
        (ada.dial.as_str(), ada.until, ada.left),
        ("+442079460018", None, 0)
    );
    assert!(ada.code.is_empty() && ada.groups.is_empty());
    assert!(instances(&server).await.is_empty());
}

#[tokio::test]
async fn a_code_is_dialled_behind_the_number_and_read_in_groups() {
    let server = started().await;
    command(&server, "call method dtmf").await.unwrap();
    let ticket = press(&server, ADA).await;
    assert_eq!(ticket.face.e164, "+442079460018");
    assert_eq!(ticket.dial, format!("+442079460018,{}", ticket.code));
    assert_eq!(ticket.groups.concat(), ticket.code);
    assert_eq!(ticket.code.len(), 6);
    assert!(ticket.code.bytes().all(|b| b.is_ascii_digit()));
    assert_eq!(ticket.until.unwrap().at, NOW + 15 * MINUTE);
    assert_eq!(ticket.left, 900_000);
    let found = instance_by_dtmf(&server.app, "demo", &ticket.code)
        .await
        .unwrap();
    assert_eq!(found, Some(instances(&server).await[0].clone()));
    let variable: String =
        sqlx::query_scalar("SELECT value FROM instance_variables WHERE name = 'DTMF'")
            .fetch_one(server.app.store.readers())
            .await
            .unwrap();
    assert_eq!(variable, ticket.code);
}

#[tokio::test]
async fn pressed_again_it_is_the_same_code_for_the_whole_time_anew() {
    let server = started().await;
    command(&server, "call method dtmf").await.unwrap();
    let first = press(&server, ADA).await;
    server.clock.set(NOW + 14 * MINUTE);
    let again = press(&server, ADA).await;
    assert_eq!((&again.code, again.left), (&first.code, 900_000));
    assert_eq!(again.until.unwrap().at, NOW + 29 * MINUTE);
    assert_ne!(press(&server, BOB).await.code, first.code);
    server.clock.set(NOW + 29 * MINUTE);
    let later = press(&server, ADA).await;
    assert_ne!(later.code, first.code, "who comes back later begins anew");
}

#[tokio::test]
async fn a_repeat_of_a_press_takes_no_second_one_and_tells_the_time_that_is_left() {
    let server = started().await;
    command(&server, "call method dtmf").await.unwrap();
    let key = Key::fresh(NOW);
    let nameless = || Ask::post(paths::CALL, &json!({})).key(key.as_str());
    let first = server.send(nameless()).await.json();
    server.clock.set(NOW + MINUTE);
    let again = server.send(nameless()).await.json();
    assert_eq!(again["code"], first["code"]);
    assert_eq!(again["until"]["at"], NOW + 16 * MINUTE);
    assert_eq!(server.count("call_codes").await, 1);
}

#[tokio::test]
async fn a_code_is_found_for_a_day_and_not_used_again_before() {
    let server = started().await;
    command(&server, "call method dtmf").await.unwrap();
    let code = press(&server, ADA).await.code;
    let found = |at: i64| {
        server.clock.set(at);
        instance_by_dtmf(&server.app, "demo", &code)
    };
    assert!(found(NOW + DAY - 1).await.unwrap().is_some());
    assert_eq!(found(NOW + DAY).await.unwrap(), None);
    // All but one are taken: only the one is given, and nobody's is given a second time.
    server.clock.set(NOW + DAY - 1);
    server
        .set(
            "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999)
             INSERT INTO call_codes SELECT 'demo', printf('%06d', i), 'dtmf', (SELECT instance FROM instances), 0, 9e15
             FROM n WHERE true ON CONFLICT DO UPDATE SET kept_until = call_codes.kept_until",
        )
        .await;
    press_at(&server, paths::CALL, BOB)
        .await
        .refused(409, "unavailable");
    server.clock.set(NOW + DAY);
    assert_eq!(
        instance_by_dtmf(&server.app, "demo", &code).await.unwrap(),
        None
    );
}

#[tokio::test]
async fn r19_a_code_is_found_only_under_its_handling_method() {
    let server = started().await;
    command(&server, "call method dtmf").await.unwrap();
    let code = press(&server, ADA).await.code;
    let found = async || instance_by_dtmf(&server.app, "demo", &code).await.unwrap();
    assert!(found().await.is_some());
    for other in ["plain", "dnis"] {
        command(&server, &format!("call method {other}"))
            .await
            .unwrap();
        assert_eq!(found().await, None, "{other}");
    }
    command(&server, "call method dtmf").await.unwrap();
    assert!(found().await.is_some());
    assert_eq!(
        instance_by_dtmf(&server.app, "other", &code).await.unwrap(),
        None
    );
    assert_eq!(
        instance_by_dtmf(&server.app, "demo", "").await.unwrap(),
        None
    );
}

#[tokio::test]
async fn the_code_that_stands_in_for_a_number_of_the_pool_is_found_too() {
    let server = started().await;
    pool(&server, 1).await;
    let ada = press(&server, ADA).await;
    assert!(ada.code.is_empty());
    let bob = press(&server, BOB).await;
    assert_eq!(
        bob.face.e164, "+442079460018",
        "the number that is always the same"
    );
    let found = instance_by_dtmf(&server.app, "demo", &bob.code)
        .await
        .unwrap();
    assert_eq!(found, Some(instances(&server).await[1].clone()));
}

#[tokio::test]
async fn a_get_never_takes_a_number() {
    let server = started().await;
    pool(&server, 2).await;
    for path in [
        "/contact/call",
        paths::PAGE,
        "/api/v1/boot?path=/contact/call",
    ] {
        server.send(Ask::get(path)).await;
    }
    server
        .send(Ask::get(paths::CALL))
        .await
        .refused(405, "method");
    assert!(instances(&server).await.is_empty());
    let page = server.send(Ask::get(paths::PAGE)).await.json();
    assert_eq!(page["callOnRequest"], true);
}

#[tokio::test]
async fn bad_input_is_refused_in_order() {
    let server = started().await;
    command(&server, "call method dtmf").await.unwrap();
    let press = || ask(paths::CALL, ADA);
    let large = press()
        .body("x".repeat(70_000))
        .header("content-type", "text/plain");
    server.send(large).await.refused(413, "too-large");
    let text = press().header("content-type", "text/plain");
    server.send(text).await.refused(415, "content-type");
    let foreign = press().header("origin", "https://evil.example");
    server.send(foreign).await.refused(403, "origin");
    server.send(press().key("")).await.refused(400, "key");
    server
        .send(press().body("[]"))
        .await
        .refused(400, "malformed");
    server
        .send(press().body(r#"{"number":1}"#))
        .await
        .refused(400, "malformed");
    let old = Key::fresh(NOW - 2 * DAY);
    server
        .send(press().key(old.as_str()))
        .await
        .refused(422, "key-expired");
    let nobody = ask("/api/v1/call?account=nobody", ADA);
    server.send(nobody).await.refused(404, "not-found");
    let closed = ask("/api/v1/call?interaction=demo&element=after-hours", ADA);
    server.send(closed).await.refused(409, "unavailable");
    assert!(instances(&server).await.is_empty());
}
