//! Signing in and out.

use {
    crate::{
        house::{House, cookie, ours},
        server::{Ask, NOW},
    },
    contact_us_server::{clock::HOUR, desk::people},
    contact_us_wire::{console::Role, paths},
    serde_json::json,
};

#[tokio::test]
async fn who_signs_in_is_known_by_a_cookie_that_no_script_reads() {
    let house = House::open().await;
    let password = house.add("Robin", Role::Administrator).await;
    let reply = house.try_sign_in(" robin ", &password).await;
    assert_eq!(reply.status, 200);
    let set = reply.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/", "Secure"] {
        assert!(set.contains(part), "{set}");
    }
    assert!(set.starts_with("__Host-") && !set.contains("Domain"));
    let person = reply.json();
    assert_eq!(person["name"], "Robin");
    assert_eq!(person["role"], "administrator");
    assert_eq!(
        (&person["available"], &person["limit"]),
        (&json!(true), &json!(4))
    );
    let ask = Ask::get(paths::CONSOLE_SESSION).header("cookie", &cookie(&reply));
    assert_eq!(house.server.send(ask).await.json(), person);
}

#[tokio::test]
async fn the_database_holds_neither_password_nor_token() {
    let house = House::open().await;
    let password = house.add("Robin", Role::Agent).await;
    let agent = house.sign_in("Robin", &password).await;
    let token = agent.cookie.split_once('=').unwrap().1;
    let row: (String, String) =
        sqlx::query_as("SELECT password, token FROM people JOIN sessions USING (person)")
            .fetch_one(house.server.app.store.readers())
            .await
            .unwrap();
    assert!(
        row.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
        "{}",
        row.0
    );
    assert!(!row.0.contains(&password) && row.1 != token);
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_are_told_alike() {
    let house = House::open().await;
    let password = house.add("Robin", Role::Agent).await;
    let wrong_password = house.try_sign_in("Robin", "7f3k-29qd-m4xw-81ht-c5jz").await;
    let wrong_name = house.try_sign_in("Robyn", &password).await;
    let long = house.try_sign_in("Robin", &"x".repeat(10_000)).await;
    let problem = wrong_password.refused(401, "token");
    assert_eq!(wrong_name.refused(401, "token"), problem);
    assert_eq!(long.refused(401, "token"), problem);
    assert_eq!(wrong_password.header("set-cookie"), "");
}

#[tokio::test]
async fn the_eleventh_try_with_one_name_waits_even_with_the_right_password() {
    let house = House::open().await;
    let password = house.add("Robin", Role::Agent).await;
    for _ in 0..10 {
        house
            .try_sign_in("ROBIN ", "wrong")
            .await
            .refused(401, "token");
    }
    let reply = house.try_sign_in("Robin", &password).await;
    let problem = reply.refused(429, "too-many");
    assert_eq!(
        (&problem["retryAfter"], reply.header("retry-after")),
        (&json!(6), "6")
    );
    house.later(6_000);
    assert_eq!(house.try_sign_in("Robin", &password).await.status, 200);
}

#[tokio::test]
async fn a_name_that_nobody_has_is_limited_alike() {
    let house = House::open().await;
    for _ in 0..10 {
        house
            .try_sign_in("Nobody", "wrong")
            .await
            .refused(401, "token");
    }
    house
        .try_sign_in("Nobody", "wrong")
        .await
        .refused(429, "too-many");
}

#[tokio::test]
async fn one_address_may_try_thirty_names_a_minute() {
    let house = House::open().await;
    let ask = |n: u32| {
        let body = json!({ "name": format!("n{n}"), "password": "x".repeat(300) });
        ours(Ask::post(paths::CONSOLE_SESSION, &body)).peer([192, 0, 2, 1])
    };
    for n in 0..30 {
        house.server.send(ask(n)).await.refused(401, "token");
    }
    house.server.send(ask(30)).await.refused(429, "too-many");
}

#[tokio::test]
async fn only_our_own_pages_sign_in_and_change_anything() {
    let house = House::open().await;
    let password = house.add("Robin", Role::Agent).await;
    let agent = house.sign_in("Robin", &password).await;
    let sign_in = || {
        let body = json!({ "name": "Robin", "password": password });
        Ask::post(paths::CONSOLE_SESSION, &body)
    };
    let presence = || {
        Ask::post(paths::CONSOLE_PRESENCE, &json!({ "available": false }))
            .method("PUT")
            .header("cookie", &agent.cookie)
    };
    let leave = || {
        Ask::get(paths::CONSOLE_SESSION)
            .method("DELETE")
            .header("cookie", &agent.cookie)
    };
    let refused: [fn(Ask) -> Ask; 6] = [
        |ask| ask,
        |ask| ask.header("sec-fetch-site", "none"),
        |ask| ask.header("sec-fetch-site", "cross-site"),
        |ask| ask.header("sec-fetch-site", "same-site"),
        |ask| ask.header("origin", "null"),
        |ask| ask.header("origin", "https://evil.example"),
    ];
    for sent in refused {
        for ask in [sent(sign_in()), sent(presence()), sent(leave())] {
            house.server.send(ask).await.refused(403, "origin");
        }
    }
    let by_origin = presence().header("origin", "https://help.example");
    let reply = house.server.send(by_origin).await;
    assert_eq!(
        (reply.status.as_u16(), &reply.json()["available"]),
        (200, &json!(false))
    );
}

#[tokio::test]
async fn refusals_come_in_their_order() {
    let house = House::open().await;
    let agent = house.agent("Robin").await;
    let put = |body: &str| {
        Ask::get(paths::CONSOLE_PRESENCE)
            .method("PUT")
            .body(body.to_owned())
    };
    let json_of = |body: &str| put(body).header("content-type", "application/json");
    let send = async |ask: Ask| house.server.send(ask).await;
    send(put(&"x".repeat(20_000)))
        .await
        .refused(413, "too-large");
    send(put("x")).await.refused(415, "content-type");
    send(json_of("x")).await.refused(403, "origin");
    send(ours(json_of("x"))).await.refused(401, "token");
    let signed = |ask: Ask| ours(ask).header("cookie", &agent.cookie);
    send(signed(json_of("x"))).await.refused(400, "malformed");
    send(signed(json_of("[true]")))
        .await
        .refused(400, "malformed");
    send(signed(json_of(r#"{"available":true,"more":1}"#)))
        .await
        .refused(400, "malformed");
    assert_eq!(
        send(signed(json_of(r#"{"available":true}"#))).await.status,
        200
    );
    send(signed(json_of("{}")).method("PATCH"))
        .await
        .refused(405, "method");
}

#[tokio::test]
async fn nothing_of_the_console_opens_without_a_session() {
    let house = House::open().await;
    let chat = house.customer("Hello").await;
    for path in [
        paths::CONSOLE_SESSION.to_owned(),
        paths::CONSOLE_INBOX.to_owned(),
        paths::CONSOLE_STREAM.to_owned(),
        paths::CONSOLE_REPLIES.to_owned(),
        crate::house::below(&chat, ""),
        crate::house::below(&chat, "/entries"),
        crate::house::below(&chat, "/stream"),
    ] {
        house
            .server
            .send(Ask::get(&path))
            .await
            .refused(401, "token");
        let made_up = Ask::get(&path).header("cookie", "__Host-contact-us-console=made-up");
        house.server.send(made_up).await.refused(401, "token");
        // A customer's right is none here.
        let token = Ask::get(&path).token(&chat.token);
        house.server.send(token).await.refused(401, "token");
    }
}

#[tokio::test]
async fn a_session_ends_after_twelve_idle_hours_and_not_while_it_is_used() {
    let house = House::open().await;
    let agent = house.agent("Robin").await;
    for hours in [11, 22, 33] {
        house.server.clock.set(NOW + hours * HOUR);
        assert_eq!(house.get(&agent, paths::CONSOLE_SESSION).await.status, 200);
    }
    house.server.clock.set(NOW + 45 * HOUR);
    let reply = house.get(&agent, paths::CONSOLE_SESSION).await;
    reply.refused(401, "token");
}

#[tokio::test]
async fn who_signs_out_is_out_here_and_not_elsewhere() {
    let house = House::open().await;
    let password = house.add("Robin", Role::Agent).await;
    let here = house.sign_in("Robin", &password).await;
    let elsewhere = house.sign_in("Robin", &password).await;
    let ask = ours(Ask::get(paths::CONSOLE_SESSION).method("DELETE"));
    let reply = house.server.send(ask.header("cookie", &here.cookie)).await;
    assert_eq!(reply.status, 204);
    assert!(reply.header("set-cookie").contains("Max-Age=0"));
    house
        .get(&here, paths::CONSOLE_SESSION)
        .await
        .refused(401, "token");
    assert_eq!(
        house.get(&elsewhere, paths::CONSOLE_SESSION).await.status,
        200
    );
}

#[tokio::test]
async fn a_new_password_ends_the_old_one_and_every_session() {
    let house = House::open().await;
    let old = house.add("Robin", Role::Agent).await;
    let agent = house.sign_in("Robin", &old).await;
    let store = &house.server.app.store;
    let new = people::new_password(store, "demo", "robin").await.unwrap();
    house
        .get(&agent, paths::CONSOLE_SESSION)
        .await
        .refused(401, "token");
    house.try_sign_in("Robin", &old).await.refused(401, "token");
    assert_eq!(house.try_sign_in("Robin", &new).await.status, 200);
}

#[tokio::test]
async fn a_name_is_given_once_and_says_what_to_do_otherwise() {
    let house = House::open().await;
    house.add("Robin", Role::Agent).await;
    let app = &house.server.app;
    let add = async |account, name: &str| {
        let added = people::add(&app.store, &app.clock, account, name, Role::Agent).await;
        added.unwrap_err().to_string()
    };
    assert!(add("demo", "ROBIN").await.contains("user password ROBIN"));
    assert!(add("demo", " \u{202e} ").await.contains("1 to 60"));
    assert!(add("demo", &"x".repeat(61)).await.contains("1 to 60"));
    assert!(add("acme", "Robin").await.contains("CONTACT_US_ACCOUNT"));
    let unknown = people::new_password(&app.store, "demo", "Ada").await;
    assert!(unknown.unwrap_err().to_string().contains("user add"));
}

#[tokio::test]
async fn an_account_that_is_not_there_is_not_signed_into() {
    let house = House::open().await;
    let body = json!({ "name": "Robin", "password": "x" });
    let path = [paths::CONSOLE_SESSION, "?account=acme"].concat();
    let reply = house.server.send(ours(Ask::post(path, &body))).await;
    reply.refused(404, "not-found");
}
