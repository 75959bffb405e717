//! What nobody honest sends.

use {
    crate::{
        server::{Ask, Server},
        talk::{Talk, id, opening, text},
    },
    contact_us_wire::{chat::MAX_BODY, paths},
    serde_json::json,
};

const POSTS: [&str; 3] = [paths::CHAT_MESSAGES, paths::CHAT_SIGNALS, paths::CHAT_END];
const GETS: [&str; 2] = [paths::CHAT_ENTRIES, paths::CHAT_STREAM];

#[tokio::test]
async fn a_token_opens_its_own_conversation_and_no_other() {
    let server = Server::start().await;
    let (talk, other) = (Talk::open(&server).await, Talk::open(&server).await);
    let (_, signature) = talk.token.split_once('.').unwrap();
    let forged = [
        String::new(),
        "x".to_owned(),
        ".".to_owned(),
        signature.to_owned(),
        [&other.id, ".", signature].concat(),
        [&talk.id, "."].concat(),
        [&talk.id, ".", signature, "A"].concat(),
        talk.token.replace('.', ".."),
        talk.token.to_uppercase(),
    ];
    for token in &forged {
        for path in POSTS {
            server
                .send(Ask::post(path, &json!({})).token(token))
                .await
                .refused(401, "token");
        }
        for path in GETS {
            let reply = server.send(Ask::get(path).token(token)).await;
            reply.refused(401, "token");
            assert_eq!(reply.header("www-authenticate"), "Bearer");
        }
    }
    // Nor does a token in the address.
    let path = format!("{}?token={}", paths::CHAT_ENTRIES, talk.token);
    server.send(Ask::get(path)).await.refused(401, "token");
}

#[tokio::test]
async fn what_is_no_message_is_refused_and_nothing_is_stored() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    for body in [
        "",
        "{",
        "[]",
        "null",
        r#"["01932c07-a000-7000-8000-000000000001",{"text":"x"}]"#,
        r#"{"id":1,"content":{"text":"x"}}"#,
        r#"{"id":"01932c07-a000-7000-8000-000000000001"}"#,
        r#"{"id":"01932c07-a000-7000-8000-000000000001","content":"x"}"#,
        r#"{"id":"01932c07-a000-7000-8000-000000000001","content":{"html":"x"}}"#,
        r#"{"id":"01932c07-a000-7000-8000-000000000001","content":{"text":"x","file":"y"}}"#,
        r#"{"id":"01932c07-a000-7000-8000-000000000001","content":{"text":"x"},"seq":1}"#,
        r#"{"id":"01932c07-a000-7000-8000-000000000001","content":{"text":"x"},"by":"agent"}"#,
        "{\"id\":\"01932c07-a000-7000-8000-000000000001\",\"content\":{\"text\":\"\\ud800\"}}",
    ] {
        let ask = talk.post(paths::CHAT_MESSAGES, &json!({})).body(body);
        server.send(ask).await.refused(400, "malformed");
    }
    for body in [
        r#"{"typing":"yes"}"#,
        r#"{"read":-1}"#,
        r#"{"delivered":1.5}"#,
        r#"{"seen":1}"#,
    ] {
        let ask = talk.post(paths::CHAT_SIGNALS, &json!({})).body(body);
        server.send(ask).await.refused(400, "malformed");
    }
    let ask = talk.post(paths::CHAT_END, &json!({ "why": "x" }));
    server.send(ask).await.refused(400, "malformed");
    assert_eq!(server.count("entries").await, 0);
}

#[tokio::test]
async fn refusals_come_in_the_same_order_always() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    let all = || {
        Ask::post([paths::CHAT_MESSAGES, "?account=%"].concat(), &json!({}))
            .header("content-type", "text/plain")
            .header("sec-fetch-site", "cross-site")
            .body(vec![b'{'; MAX_BODY + 1])
    };
    server.send(all()).await.refused(413, "too-large");
    let ask = || all().body("{");
    server.send(ask()).await.refused(415, "content-type");
    let ask = || ask().header("content-type", "application/json; charset=utf-8");
    server.send(ask()).await.refused(403, "origin");
    let ask = || ask().header("sec-fetch-site", "same-origin");
    server.send(ask()).await.refused(401, "token");
    let ask = || ask().token(&talk.token);
    server.send(ask()).await.refused(400, "malformed");
    let ask = || ask().body(text(&id(), "").to_string());
    server.send(ask()).await.refused(422, "fields");
}

#[tokio::test]
async fn another_site_cannot_write_in_a_chat() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    let foreign = |ask: Ask| {
        ask.header("sec-fetch-site", "cross-site")
            .header("origin", "https://evil.example")
    };
    for ask in [
        talk.post(paths::CHAT_MESSAGES, &text(&id(), "x")),
        talk.post(paths::CHAT_END, &json!({})),
        opening(&id()),
    ] {
        server.send(foreign(ask)).await.refused(403, "origin");
    }
}

#[tokio::test]
async fn the_largest_message_fits_and_one_byte_more_than_the_largest_body_does_not() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    let body = text(&id(), &"😀".repeat(4_000)).to_string();
    assert!(body.len() <= MAX_BODY, "{}", body.len());
    let padded = |to: usize| [body.as_bytes(), &vec![b' '; to - body.len()]].concat();
    let ask = |body: Vec<u8>| talk.post(paths::CHAT_MESSAGES, &json!({})).body(body);
    assert_eq!(server.send(ask(padded(MAX_BODY))).await.status, 201);
    server
        .send(ask(padded(MAX_BODY + 1)))
        .await
        .refused(413, "too-large");
}

#[tokio::test]
async fn methods_that_are_none_are_refused() {
    let server = Server::start().await;
    let talk = Talk::open(&server).await;
    for path in POSTS {
        server.send(talk.get(path)).await.refused(405, "method");
    }
    for path in GETS {
        server
            .send(talk.post(path, &json!({})))
            .await
            .refused(405, "method");
    }
    server
        .send(Ask::get(paths::CHAT))
        .await
        .refused(405, "method");
}
