//! Schedule a Callback: one call for a number, rights by token, seats in slots.

use {
    crate::server::{ADA, Ask, BOB, NOW, Reply, Server, number, one, with},
    contact_us_server::{
        clock::{Clock, DAY, MINUTE},
        contact::callback,
        facts::ClientFacts,
        place::Place,
    },
    contact_us_wire::paths,
    serde_json::{Value, json},
    std::sync::Arc,
    tokio::task::JoinSet,
};

async fn status(server: &Server, receipt: &Reply) -> Value {
    let ask = Ask::get(one(paths::CALLBACK_ONE, &receipt.reference())).token(&receipt.token());
    server.send(ask).await.json()
}

async fn act(server: &Server, path: &str, receipt: &Reply, body: Value) -> Reply {
    server
        .send(Ask::post(one(path, &receipt.reference()), &body).token(&receipt.token()))
        .await
}

async fn open_calls(server: &Server) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM calls WHERE state = 'open'")
        .fetch_one(server.app.store.readers())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_callback_is_stored_and_says_when_we_call() {
    let server = Server::start().await;
    let receipt = server
        .send(Ask::callback(&json!({ "phone": " +44 (20) 7946 0018" })).visitor(ADA))
        .await;
    assert_eq!(receipt.status, 201);
    let json = receipt.json();
    assert_eq!(json["already"], false);
    assert_eq!(json["status"]["phone"], "020 7946 0018");
    assert_eq!(json["status"]["state"], "open");
    assert_eq!(json["status"]["chosen"], false);
    assert_eq!(json["status"]["window"]["from"]["at"], NOW);
    assert_eq!(json["status"]["window"]["until"]["at"], NOW + 30 * MINUTE);
    assert_eq!(status(&server, &receipt).await, json["status"]);
    let store = &server.app.store;
    let by_e164 = store
        .instance_by_number("demo", "+442079460018")
        .await
        .unwrap();
    let as_typed = store
        .instance_by_number("demo", "+44 (20) 7946 0018")
        .await
        .unwrap();
    assert!(by_e164.is_some() && by_e164 == as_typed);
    assert_eq!(
        store
            .instance_by_number("demo", "+442079460019")
            .await
            .unwrap(),
        None
    );
    assert_eq!(
        store
            .instance_by_number("other", "+442079460018")
            .await
            .unwrap(),
        None
    );
}

#[tokio::test]
async fn the_same_visitor_and_number_is_the_same_request() {
    let server = Server::start().await;
    let first = server.send(Ask::callback(&number(18)).visitor(ADA)).await;
    let again = server
        .send(Ask::callback(&json!({ "phone": "+442079460018" })).visitor(ADA))
        .await;
    assert_eq!(again.status, 201);
    assert_eq!(again.reference(), first.reference());
    assert_eq!(again.json()["already"], true);
    assert_eq!(status(&server, &again).await["state"], "open");
    assert_eq!(server.count("callbacks").await, 1);
    act(&server, paths::CALLBACK_CANCEL, &again, json!({})).await;
    let new = server.send(Ask::callback(&number(18)).visitor(ADA)).await;
    assert_ne!(new.reference(), first.reference());
}

#[tokio::test]
async fn another_visitor_has_a_reference_of_their_own_for_the_one_call() {
    let server = Server::start().await;
    let slot = server.slots().await[0];
    let ada = server
        .send(Ask::callback(&with(number(18), "at", slot)).visitor(ADA))
        .await;
    let bob = server
        .send(Ask::callback(&with(number(18), "at", slot)).visitor(BOB))
        .await;
    assert_ne!(ada.reference(), bob.reference());
    assert_eq!(
        (open_calls(&server).await, server.count("slot_seats").await),
        (1, 1)
    );
    let stolen = Ask::get(one(paths::CALLBACK_ONE, &ada.reference())).token(&bob.token());
    server.send(stolen).await.refused(401, "token");
    act(&server, paths::CALLBACK_CANCEL, &ada, json!({})).await;
    assert_eq!(
        (open_calls(&server).await, server.count("slot_seats").await),
        (1, 1),
        "Bob still waits"
    );
    act(&server, paths::CALLBACK_CANCEL, &bob, json!({})).await;
    assert_eq!(
        (open_calls(&server).await, server.count("slot_seats").await),
        (0, 0)
    );
}

#[tokio::test]
async fn latest_wins_when_a_number_is_looked_up() {
    let server = Server::start().await;
    let mut last = None;
    for (visitor, at) in [(ADA, NOW), (BOB, NOW + 1), (ADA, NOW + 2)] {
        server.clock.set(at);
        let receipt = server
            .send(Ask::callback(&number(18)).visitor(visitor))
            .await;
        last = server
            .app
            .store
            .instance_by_number("demo", "+442079460018")
            .await
            .unwrap();
        let instance: String =
            sqlx::query_scalar("SELECT instance FROM instances ORDER BY created_at DESC LIMIT 1")
                .fetch_one(server.app.store.readers())
                .await
                .unwrap();
        assert_eq!(last.as_ref(), Some(&instance), "{}", receipt.body);
    }
    assert!(last.is_some());
}

#[tokio::test]
async fn a_visitor_waits_for_five_calls_at_most() {
    let server = Server::start().await;
    for last in 1..=5 {
        assert_eq!(
            server
                .send(Ask::callback(&number(last)).visitor(ADA))
                .await
                .status,
            201
        );
    }
    let reply = server.send(Ask::callback(&number(6)).visitor(ADA)).await;
    reply.wrong_fields(&[("phone", "error.callback.limit")]);
    assert!(
        reply.json()["fields"][0]["detail"]
            .as_str()
            .unwrap()
            .contains('5')
    );
    assert_eq!(
        server
            .send(Ask::callback(&number(5)).visitor(ADA))
            .await
            .status,
        201,
        "one of the five again"
    );
    assert_eq!(
        server
            .send(Ask::callback(&number(6)).visitor(BOB))
            .await
            .status,
        201
    );
    server.clock.set(NOW + 2 * DAY);
    let key = contact_us_server::contact::Key::fresh(NOW + 2 * DAY);
    let later = Ask::callback(&number(6)).visitor(ADA).key(key.as_str());
    assert_eq!(
        server.send(later).await.status,
        201,
        "what is long over does not stand in the way"
    );
}

#[tokio::test]
async fn fifty_at_once_for_the_last_two_seats_are_two() {
    let server = Arc::new(Server::start().await);
    let slot = server.slots().await[2];
    let mut sending = JoinSet::new();
    for last in 0..50 {
        let server = Arc::clone(&server);
        sending.spawn(async move {
            server
                .send(Ask::callback(&with(number(last), "at", slot)))
                .await
        });
    }
    let replies = sending.join_all().await;
    assert_eq!(
        replies.iter().filter(|reply| reply.status == 201).count(),
        2
    );
    for refused in replies.iter().filter(|reply| reply.status != 201) {
        refused.wrong_fields(&[("at", "error.slot.taken")]);
    }
    assert_eq!(
        (
            server.count("callbacks").await,
            server.count("slot_seats").await,
            open_calls(&server).await
        ),
        (2, 2, 2)
    );
}

#[tokio::test]
async fn as_soon_as_possible_promises_no_more_calls_than_a_half_hour_takes() {
    let server = Arc::new(Server::start().await);
    server.set("UPDATE accounts SET slot_capacity = 3").await;
    let mut sending = JoinSet::new();
    for last in 0..8 {
        let server = Arc::clone(&server);
        sending.spawn(async move { server.send(Ask::callback(&number(last))).await });
    }
    let replies = sending.join_all().await;
    let mut promised: Vec<i64> = replies
        .iter()
        .filter_map(|reply| reply.json()["status"]["window"]["from"]["at"].as_i64())
        .collect();
    promised.sort_unstable();
    assert_eq!(promised.len(), 8, "each is promised a time");
    let mut counts = std::collections::BTreeMap::new();
    for from in &promised {
        *counts.entry(from.div_euclid(1_800_000)).or_insert(0) += 1;
    }
    assert_eq!(counts.into_values().collect::<Vec<_>>(), [3, 3, 2]);
    assert_eq!(server.count("slot_seats").await, 8);
}

#[tokio::test]
async fn as_soon_as_possible_leaves_room_for_those_who_chose_that_time() {
    let server = Server::start().await;
    server.set("UPDATE accounts SET slot_capacity = 1").await;
    let first = server.send(Ask::callback(&number(1))).await;
    let next = server.send(Ask::callback(&number(2))).await;
    let from = |reply: &Reply| reply.json()["status"]["window"]["from"]["at"].as_i64();
    assert!(from(&first) < from(&next));
    act(&server, paths::CALLBACK_CANCEL, &first, json!({})).await;
    assert_eq!(server.count("slot_seats").await, 1, "its seat is free");
    let moved = act(&server, paths::CALLBACK_MOVE, &next, json!({})).await;
    assert_eq!(
        moved.json()["window"]["from"]["at"].as_i64(),
        from(&first),
        "and is the soonest again"
    );
}

#[tokio::test]
async fn a_callback_moves_and_gives_its_seat_to_others() {
    let server = Server::start().await;
    let slots = server.slots().await;
    server.set("UPDATE accounts SET slot_capacity = 1").await;
    let receipt = server
        .send(Ask::callback(&with(number(1), "at", slots[0])))
        .await;
    assert_eq!(receipt.json()["status"]["chosen"], true);
    let moved = act(
        &server,
        paths::CALLBACK_MOVE,
        &receipt,
        json!({ "at": slots[1] }),
    )
    .await;
    assert_eq!(moved.status, 200);
    assert_eq!(moved.json()["window"]["from"]["at"], slots[1]);
    let free = server.slots().await;
    assert!(free.contains(&slots[0]) && !free.contains(&slots[1]));
    let stays = act(
        &server,
        paths::CALLBACK_MOVE,
        &receipt,
        json!({ "at": slots[1] }),
    )
    .await;
    assert_eq!(stays.status, 200, "its own seat is not taken from it");
    server
        .send(Ask::callback(&with(number(2), "at", slots[0])))
        .await;
    act(
        &server,
        paths::CALLBACK_MOVE,
        &receipt,
        json!({ "at": slots[0] }),
    )
    .await
    .wrong_fields(&[("at", "error.slot.taken")]);
    assert_eq!(
        status(&server, &receipt).await["window"]["from"]["at"],
        slots[1],
        "a refused move changes nothing"
    );
    let soon = act(
        &server,
        paths::CALLBACK_MOVE,
        &receipt,
        json!({ "at": null }),
    )
    .await
    .json();
    assert_eq!(
        (&soon["chosen"], &soon["window"]["from"]["at"]),
        (&json!(false), &json!(NOW))
    );
    let next = server.send(Ask::callback(&with(number(3), "at", slots[1])));
    assert_eq!(next.await.status, 201, "its seat is free again");
}

#[tokio::test]
async fn a_cancelled_callback_stays_cancelled() {
    let server = Server::start().await;
    let receipt = server.send(Ask::callback(&number(1))).await;
    for _ in 0..2 {
        let reply = act(&server, paths::CALLBACK_CANCEL, &receipt, json!({})).await;
        assert_eq!(
            (reply.status.as_u16(), &reply.json()["state"]),
            (200, &json!("cancelled"))
        );
    }
    act(
        &server,
        paths::CALLBACK_MOVE,
        &receipt,
        json!({ "at": null }),
    )
    .await
    .refused(409, "conflict");
    let done = server.send(Ask::callback(&number(2))).await;
    server
        .set("UPDATE callbacks SET state = 'done' WHERE state = 'open'")
        .await;
    act(&server, paths::CALLBACK_CANCEL, &done, json!({}))
        .await
        .refused(409, "conflict");
    assert_eq!(status(&server, &done).await["state"], "done");
}

#[tokio::test]
async fn only_the_right_token_opens_a_callback_and_not_for_ever() {
    let server = Server::start().await;
    let (one_, other) = (
        server.send(Ask::callback(&number(1))).await,
        server.send(Ask::callback(&number(2))).await,
    );
    let ask =
        |reference: &str, token: &str| Ask::get(one(paths::CALLBACK_ONE, reference)).token(token);
    for token in [
        "",
        "x",
        &other.token(),
        &one_.token()[1..],
        &format!("{}A", one_.token()),
    ] {
        let reply = server.send(ask(&one_.reference(), token)).await;
        reply.refused(401, "token");
        assert_eq!(reply.header("www-authenticate"), "Bearer");
    }
    for reference in ["CU-0000-0000", "nonsense", "CU-7F3K-29QD"] {
        server
            .send(ask(reference, &one_.token()))
            .await
            .refused(401, "token");
    }
    server
        .send(Ask::get(one(paths::CALLBACK_ONE, &one_.reference())))
        .await
        .refused(401, "token");
    let small = one_.reference().to_lowercase();
    assert_eq!(
        server.send(ask(&small, &one_.token())).await.status,
        200,
        "as people type it"
    );
    let expires = NOW + 30 * MINUTE + 30 * DAY;
    server.clock.set(expires - 1);
    assert_eq!(
        server
            .send(ask(&one_.reference(), &one_.token()))
            .await
            .status,
        200
    );
    server.clock.set(expires);
    server
        .send(ask(&one_.reference(), &one_.token()))
        .await
        .refused(401, "token");
}

#[tokio::test]
async fn after_hours_we_call_once_the_business_opens() {
    let server = Server::start().await;
    let path = "/api/v1/callback?interaction=demo&element=after-hours";
    let json = server.send(Ask::post(path, &number(1))).await.json();
    let from = &json["status"]["window"]["from"];
    assert_eq!(
        (
            &from["business"]["weekday"],
            &from["business"]["hour"],
            &from["business"]["day"]
        ),
        (&json!(1), &json!(9), &json!(30))
    );
    let slots = server
        .send(Ask::get(
            "/api/v1/callback/slots?interaction=demo&element=after-hours",
        ))
        .await
        .json();
    assert_eq!(slots["slots"].as_array().unwrap().len(), 5, "five Mondays");
    assert_eq!(slots["soonest"]["from"]["at"], from["at"]);
}

#[tokio::test]
async fn the_calendar_file_has_the_window_in_utc() {
    let server = Server::start().await;
    let receipt = server.send(Ask::callback(&number(18))).await;
    let (place, client) = (Place::of("demo"), ClientFacts::default());
    let file = callback::calendar(
        &server.app,
        &place,
        &client,
        &receipt.reference(),
        &receipt.token(),
    )
    .await
    .unwrap();
    for line in [
        "BEGIN:VCALENDAR",
        "DTSTART:20261124T100000Z",
        "DTEND:20261124T103000Z",
        "SUMMARY:Call from Demo Broadband",
        "STATUS:CONFIRMED",
    ] {
        assert!(
            file.split("\r\n").any(|one| one == line),
            "{line} in {file}"
        );
    }
    assert!(file.contains("020 7946 0018") && file.ends_with("END:VCALENDAR\r\n"));
    assert!(
        callback::calendar(&server.app, &place, &client, &receipt.reference(), "x")
            .await
            .is_err()
    );
}

#[test]
fn the_fixed_clock_stands_at_ten_on_a_tuesday_in_london() {
    let zone = jiff::tz::TimeZone::get("Europe/London").unwrap();
    let shown = contact_us_server::schedule::moment(Clock::fixed(NOW).now(), &zone).business;
    assert_eq!(
        (shown.weekday, shown.hour, shown.minute, shown.day),
        (2, 10, 0, 24)
    );
}
