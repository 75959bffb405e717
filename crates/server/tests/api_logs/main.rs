//! The log names requests and nobody. A program of its own, since a process has one log.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

#[path = "../api_server/server.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod server;

use {
    contact_us_wire::paths,
    serde_json::json,
    server::{ADA, Ask, Server, one},
    std::{
        io,
        sync::{Arc, Mutex},
    },
    tracing_subscriber::fmt::MakeWriter,
};

/// What a host page says.
const HOST: &str = "%7B%22page%22%3A%7B%22url%22%3A%22https%3A//canaryhost.example/canary%22%7D%2C%22known%22%3A%7B%22id%22%3A%22canaryid%22%7D%7D";

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl io::Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Captured {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_word_number_address_or_token_of_a_customer_is_logged() {
    let captured = Captured::default();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(captured.clone())
        .finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let server = Server::start().await;
    let letter = json!({ "firstName": "Canaryfirst", "lastName": "Canarylast", "phone": "020 7946 0777",
        "email": "canary@example.com", "message": "canarymessage" });
    let path = "/api/v1/email?interaction=canaryinteraction&externalId=canarysession";
    assert_eq!(
        server
            .send(
                Ask::post(path, &letter)
                    .visitor(ADA)
                    .header(paths::HOST, HOST)
                    .peer([198, 51, 100, 77])
            )
            .await
            .status,
        201
    );
    let receipt = server
        .send(Ask::callback(&json!({ "phone": "020 7946 0888" })).visitor(ADA))
        .await;
    let path = one(paths::CALLBACK_ONE, &receipt.reference());
    assert_eq!(
        server
            .send(Ask::get(&path).token(&receipt.token()))
            .await
            .status,
        200
    );
    server
        .send(Ask::email(
            &json!({ "email": "canary", "message": "canarymessage" }),
        ))
        .await;
    server.send(Ask::email(&json!({})).body("{\"canary")).await;
    server
        .send(Ask::get("/api/v1/canaryroute?x=canaryquery"))
        .await;
    let id = "01932c07-a000-7000-8000-000000000001";
    let chat = json!({ "id": id, "name": "Canaryname", "topic": "canarytopic" });
    let opened = server
        .send(
            Ask::post(paths::CHAT, &chat)
                .key(id)
                .visitor(ADA)
                .header(paths::HOST, HOST),
        )
        .await;
    assert_eq!(opened.status, 201);
    for identity in ["canaryidentity", ""] {
        let ask = Ask::post(paths::CHAT_VISITOR, &json!({})).token(&opened.token());
        let ask = ask.header(paths::HOST, &HOST.replace("host", "page"));
        server.send(ask.header(paths::IDENTITY, identity)).await;
    }
    let message = json!({ "id": id, "content": { "text": "canarychat" } });
    for body in [
        message,
        json!({ "id": id, "content": { "text": "canaryother" } }),
    ] {
        let ask = Ask::post(paths::CHAT_MESSAGES, &body).token(&opened.token());
        server.send(ask).await;
    }
    let file = Ask::post(paths::CHAT_FILES, &json!({}))
        .key(id)
        .token(&opened.token())
        .header(paths::FILE_NAME, "canary.png")
        .body("\u{89}canary");
    server.send(file).await.refused(415, "content-type");
    let mail = json!({ "email": "canary@example.com" });
    let ask = Ask::post(paths::CHAT_TRANSCRIPT, &mail).token(&opened.token());
    assert_eq!(server.send(ask).await.status, 204);
    let fault = "/api/v1/interaction/broadband-fault";
    let start = json!({ "direction": "start", "values": { "customerNumber": "canarynumber" }, "link": "canarylink" });
    let begun = server
        .send(Ask::post(format!("{fault}?externalId=canarycall"), &start).visitor(ADA))
        .await;
    assert_eq!(begun.status, 200);
    let instance = begun.json()["instance"].as_str().unwrap().to_owned();
    let id = instance.split('.').next().unwrap();
    for input in [json!({}), json!({ "problem": ["canaryproblem"] })] {
        let next = json!({ "direction": "next", "step": 1, "input": input });
        let ask = Ask::post(fault, &next).header(paths::INSTANCE, &instance);
        assert_eq!(server.send(ask).await.status, 200);
    }
    let pressed = paths::OPTION_PRESSED.replace("{kind}", "call");
    let ask = Ask::post(pressed, &json!({})).header(paths::INSTANCE, &instance);
    assert_eq!(server.send(ask).await.status, 204);
    server.app.store.close().await;
    server
        .send(Ask::email(&letter))
        .await
        .refused(500, "internal");

    let log = String::from_utf8(captured.0.lock().unwrap().clone()).unwrap();
    let ours: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("contact_us_server"))
        .collect();
    assert!(
        ours.iter()
            .any(|line| line.contains("\"status\":201") && line.contains(paths::EMAIL)),
        "{log}"
    );
    assert!(ours.iter().any(|line| line.contains("the database failed")));
    for secret in [
        "anary",
        "7946 0",
        "79460",
        "198.51.100",
        ADA,
        &receipt.token(),
        &opened.token(),
        id,
        "+4420",
    ] {
        assert!(
            !log.contains(secret),
            "{secret} in {}",
            log.lines()
                .find(|line| line.contains(secret))
                .unwrap_or_default()
        );
    }
}
