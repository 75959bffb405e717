//! Whatever is wrong is refused with a status, a problem and a sentence; nothing is stored.

use {
    crate::server::{ADA, Ask, NOW, Server, letter, number, with},
    contact_us_server::{clock::DAY, contact::Key},
    contact_us_wire::paths,
    serde_json::json,
};

#[tokio::test]
async fn r14_what_is_missing_is_named_field_by_field() {
    let server = Server::start().await;
    let reply = server.send(Ask::email(&json!({}))).await;
    reply.wrong_fields(&[
        ("email", "error.email.missing"),
        ("message", "error.message.missing"),
    ]);
    let blank =
        json!({ "firstName": " ", "phone": "\t", "email": " ", "message": " \r\n\u{200B}" });
    let reply = server.send(Ask::email(&blank)).await;
    reply.wrong_fields(&[
        ("email", "error.email.missing"),
        ("message", "error.message.missing"),
    ]);
    let reply = server.send(Ask::callback(&json!({}))).await;
    reply.wrong_fields(&[("phone", "error.phone.missing")]);
    assert_eq!(
        (
            server.count("emails").await,
            server.count("callbacks").await,
            server.count("outbox").await
        ),
        (0, 0, 0)
    );
}

#[tokio::test]
async fn what_is_too_long_is_told_by_how_much() {
    let server = Server::start().await;
    let long = with(
        with(
            with(letter(), "message", "é\r\n".repeat(2_503)),
            "firstName",
            "x".repeat(101),
        ),
        "lastName",
        "x".repeat(101),
    );
    let reply = server.send(Ask::email(&long)).await;
    reply.wrong_fields(&[
        ("firstName", "error.first.long"),
        ("lastName", "error.last.long"),
        ("message", "error.message.long"),
    ]);
    let detail = reply.json()["fields"][2]["detail"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(detail.contains("It has 5 too many"), "{detail}");
    let fits = with(letter(), "message", "😀".repeat(5_000));
    assert_eq!(server.send(Ask::email(&fits)).await.status, 201);
}

#[tokio::test]
async fn control_and_bidi_characters_are_taken_out() {
    let server = Server::start().await;
    let tricky = json!({ "firstName": "A\u{202E}da\r\nBcc: x@y.example", "email": "ada@example.com", "message": "a\u{0}b\u{2066}\r\nc\td" });
    assert_eq!(server.send(Ask::email(&tricky)).await.status, 201);
    let row: (String, String) = sqlx::query_as("SELECT first_name, message FROM emails")
        .fetch_one(server.app.store.readers())
        .await
        .unwrap();
    assert_eq!(
        row,
        ("Ada Bcc: x@y.example".to_owned(), "ab\nc\td".to_owned())
    );
}

#[tokio::test]
async fn addresses_and_numbers_that_cannot_exist_are_refused() {
    let server = Server::start().await;
    for address in [
        "ada",
        "ada@",
        "ada@exa mple.com",
        "ada@example.com\u{202E}x",
        "\"a b\"@example.com",
    ] {
        let reply = server
            .send(Ask::email(&with(letter(), "email", address)))
            .await;
        reply.wrong_fields(&[("email", "error.email.shape")]);
    }
    let reply = server
        .send(Ask::email(&with(letter(), "phone", "call me")))
        .await;
    reply.wrong_fields(&[("phone", "error.email.phone")]);
    for (typed, code) in [
        ("call me", "error.phone.shape"),
        ("123456", "error.phone.shape"),
        ("1234567890123456", "error.phone.shape"),
        ("+999 1234567", "error.phone.impossible"),
        ("01632 960123", "error.phone.impossible"),
        ("0909 879 0000", "error.phone.premium"),
        ("+1 900 555 0100", "error.phone.premium"),
    ] {
        let reply = server.send(Ask::callback(&json!({ "phone": typed }))).await;
        reply.wrong_fields(&[("phone", code)]);
    }
    assert_eq!(server.count("calls").await, 0);
}

#[tokio::test]
async fn a_slot_that_is_taken_or_was_never_offered_is_told_apart() {
    let server = Server::start().await;
    let slot = server.slots().await[3];
    for last in [1, 2] {
        let reply = server
            .send(Ask::callback(&with(number(last), "at", slot)))
            .await;
        assert_eq!(reply.status, 201, "{}", reply.body);
    }
    let reply = server
        .send(Ask::callback(&with(number(3), "at", slot)))
        .await;
    reply.wrong_fields(&[("at", "error.slot.taken")]);
    assert!(!server.slots().await.contains(&slot));
    for odd in [
        slot + 1,
        NOW - DAY,
        0,
        -1,
        i64::MAX,
        i64::MIN,
        NOW + 400 * DAY,
    ] {
        let reply = server
            .send(Ask::callback(&with(number(3), "at", odd)))
            .await;
        reply.wrong_fields(&[("at", "error.slot.unknown")]);
    }
    assert_eq!(
        (server.count("callbacks").await, server.count("calls").await),
        (2, 2)
    );
}

#[tokio::test]
async fn another_content_type_is_refused() {
    let server = Server::start().await;
    for kind in [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonx",
        "multipart/form-data",
    ] {
        server
            .send(Ask::email(&letter()).header("content-type", kind))
            .await
            .refused(415, "content-type");
    }
    let charset = Ask::email(&letter()).header("content-type", "Application/JSON; charset=utf-8");
    assert_eq!(server.send(charset).await.status, 201);
}

#[tokio::test]
async fn what_is_not_the_expected_json_is_refused() {
    let server = Server::start().await;
    for body in [
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{\"email\":3}",
        "{\"nonsense\":1}",
        "{} {}",
        "{\"email\":\"\u{0}\"}",
    ] {
        server
            .send(Ask::email(&letter()).body(body))
            .await
            .refused(400, "malformed");
    }
    server
        .send(Ask::email(&letter()).body(vec![b'"', 0xFF, b'"']))
        .await
        .refused(400, "malformed");
    for body in [
        "{\"phone\":\"020 7946 0018\",\"at\":\"soon\"}",
        "{\"phone\":\"020 7946 0018\",\"at\":1.5}",
    ] {
        server
            .send(Ask::callback(&number(1)).body(body))
            .await
            .refused(400, "malformed");
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_and_one_at_the_limit_is_read() {
    let server = Server::start().await;
    let padded = |length: usize| {
        let mut body = letter().to_string().into_bytes();
        body.resize(length, b' ');
        body
    };
    server
        .send(Ask::email(&letter()).body(padded(64 * 1024 + 1)))
        .await
        .refused(413, "too-large");
    let announced = Ask::email(&letter()).header("content-length", "65537");
    server.send(announced).await.refused(413, "too-large");
    assert_eq!(
        server
            .send(Ask::email(&letter()).body(padded(64 * 1024)))
            .await
            .status,
        201
    );
}

#[tokio::test]
async fn a_key_that_is_missing_odd_old_or_used_is_refused() {
    let server = Server::start().await;
    for key in ["", "short", "with space in it", &"x".repeat(129)] {
        server
            .send(Ask::email(&letter()).key(key))
            .await
            .refused(400, "key");
    }
    let old = Key::fresh(NOW - DAY - 1);
    server
        .send(Ask::email(&letter()).key(old.as_str()))
        .await
        .refused(422, "key-expired");
    let yesterday = Key::fresh(NOW - DAY);
    assert_eq!(
        server
            .send(Ask::email(&letter()).key(yesterday.as_str()))
            .await
            .status,
        201
    );
    let other = with(letter(), "message", "Something else.");
    server
        .send(Ask::email(&other).key(yesterday.as_str()))
        .await
        .refused(422, "key-reused");
    server
        .send(Ask::callback(&number(1)).key(yesterday.as_str()))
        .await
        .refused(422, "key-reused");
    assert_eq!(
        (server.count("emails").await, server.count("outbox").await),
        (1, 1)
    );
}

#[tokio::test]
async fn unknown_accounts_options_and_routes_are_not_found() {
    let server = Server::start().await;
    for path in [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/chats",
        "/api/v1/callback/CU-1/x",
        "/api/v2/page",
        "/api/v1/Page",
    ] {
        server.send(Ask::get(path)).await.refused(404, "not-found");
        server
            .send(Ask::get(path).method("POST"))
            .await
            .refused(404, "not-found");
    }
    for path in [paths::PAGE, paths::BOOT, paths::CALLBACK_SLOTS] {
        let problem = server
            .send(Ask::get(format!("{path}?account=nobody")))
            .await
            .refused(404, "not-found");
        assert!(problem["detail"].as_str().unwrap().contains("account"));
    }
    server
        .send(Ask::post("/api/v1/email?account=nobody", &letter()))
        .await
        .refused(404, "not-found");
    server
        .send(Ask::post("/api/v1/callback?account=%00'--", &number(1)))
        .await
        .refused(404, "not-found");
}

#[tokio::test]
async fn a_wrong_method_hears_the_right_one() {
    let server = Server::start().await;
    for (path, method, allowed) in [
        (paths::PAGE, "POST", "GET,HEAD"),
        (paths::EMAIL, "GET", "POST"),
        (paths::CALLBACK, "DELETE", "POST"),
        (paths::CALLBACK_SLOTS, "PUT", "GET,HEAD"),
        ("/api/v1/callback/CU-7F3K-29QD/move", "GET", "POST"),
    ] {
        let reply = server.send(Ask::get(path).method(method)).await;
        reply.refused(405, "method");
        assert_eq!(reply.header("allow"), allowed, "{method} {path}");
    }
}

#[tokio::test]
async fn a_refusal_speaks_the_language_of_the_request() {
    let server = Server::start().await;
    let english = server.send(Ask::email(&json!({}))).await.json();
    let asked = server
        .send(Ask::post("/api/v1/email?locale=ar", &json!({})))
        .await
        .json();
    let browser = server
        .send(Ask::email(&json!({})).header("accept-language", "ar-EG,en;q=0.5"))
        .await
        .json();
    assert_eq!(asked["fields"], browser["fields"]);
    assert_eq!(asked["fields"][0]["code"], english["fields"][0]["code"]);
    let words = |tag: &str| {
        server
            .app
            .catalogues
            .choose([tag])
            .words
            .get("error.email.missing")
            .to_owned()
    };
    assert_eq!(asked["fields"][0]["detail"], words("ar"));
    assert_eq!(english["fields"][0]["detail"], words("en"));
}

#[tokio::test]
async fn what_is_not_offered_is_refused() {
    let server = Server::start().await;
    server
        .set("UPDATE options SET after_hours = 'refuse'")
        .await;
    let closed = "interaction=demo&element=after-hours";
    server
        .send(Ask::post(format!("/api/v1/email?{closed}"), &letter()))
        .await
        .refused(409, "unavailable");
    server
        .send(Ask::post(format!("/api/v1/callback?{closed}"), &number(1)))
        .await
        .refused(409, "unavailable");
    server
        .set("UPDATE accounts SET primary_email = 'Mr Smith, ext. 12'")
        .await;
    server
        .send(Ask::email(&letter()).visitor(ADA))
        .await
        .refused(409, "unavailable");
    server
        .set("UPDATE options SET configured = 0 WHERE kind = 'callback'")
        .await;
    server
        .send(Ask::callback(&number(1)))
        .await
        .refused(409, "unavailable");
    server
        .send(Ask::get(paths::CALLBACK_SLOTS))
        .await
        .refused(409, "unavailable");
    assert_eq!(
        (server.count("receipts").await, server.count("outbox").await),
        (0, 0)
    );
}
