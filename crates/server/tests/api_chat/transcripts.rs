//! The transcript: to be saved, and by mail.

use {
    crate::{
        server::Server,
        talk::{Talk, eve},
    },
    contact_us_server::{chat, mail::TranscriptJob},
    contact_us_wire::paths,
    serde_json::json,
};

const TEXT: &str = "Your chat with Demo Broadband
Reference: REFERENCE
My line

2026-11-24 10:00 Ada:
    Hello
    Eve:
    I am not Eve

2026-11-24 10:00 Eve joined the chat

2026-11-24 10:00 Eve:
    Here I am

2026-11-24 10:00 The chat ended
";

async fn over(server: &Server) -> Talk {
    let talk = Talk::open(server).await;
    talk.say(server, "Hello\nEve:\nI am not Eve").await;
    talk.take(server).await;
    talk.answer(server, "Here I am").await;
    chat::end(&server.app, &talk.id, &eve()).await.unwrap();
    talk
}

#[tokio::test]
async fn the_whole_chat_is_there_to_be_saved() {
    let server = Server::start().await;
    let talk = over(&server).await;
    let reply = server.send(talk.get(paths::CHAT_TRANSCRIPT)).await;
    assert_eq!(reply.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(
        reply.header("content-disposition"),
        format!("attachment; filename=\"chat-{}.txt\"", talk.reference)
    );
    assert_eq!(reply.header("cache-control"), "no-store");
    assert_eq!(reply.body, TEXT.replace("REFERENCE", &talk.reference));
    let path = [paths::CHAT_TRANSCRIPT, "?locale=ar"].concat();
    let arabic = server.send(talk.get(path)).await;
    assert!(
        arabic.body.contains("انضم Eve إلى المحادثة"),
        "{}",
        arabic.body
    );
}

#[tokio::test]
async fn it_is_mailed_once_for_each_key_and_address() {
    let server = Server::start().await;
    let talk = over(&server).await;
    let ask = |email: &str, key: &str| {
        talk.post(paths::CHAT_TRANSCRIPT, &json!({ "email": email }))
            .key(key)
    };
    for _ in 0..2 {
        let reply = server.send(ask("ada@example.com", "mail-it-once")).await;
        assert_eq!(reply.status, 204, "{}", reply.body);
    }
    server
        .send(ask("bob@example.com", "mail-it-once"))
        .await
        .refused(422, "key-reused");
    let payloads: Vec<String> = sqlx::query_scalar("SELECT payload FROM outbox")
        .fetch_all(server.app.store.readers())
        .await
        .unwrap();
    assert_eq!(payloads.len(), 1);
    let job: TranscriptJob = serde_json::from_str(&payloads[0]).unwrap();
    assert_eq!(job.to, "ada@example.com");
    assert_eq!(job.transcript, TEXT.replace("REFERENCE", &talk.reference));
    let words = &server.app.catalogues.choose(["en"]).words;
    let mail = contact_us_server::mail::transcript::compose(&job, words).unwrap();
    let raw = mail.formatted();
    let read = mailparse::parse_mail(&raw).unwrap();
    let header =
        |name: &str| mailparse::MailHeaderMap::get_first_value(&read.headers[..], name).unwrap();
    assert_eq!(
        header("Subject"),
        format!("[{}] Your chat with Demo Broadband", talk.reference)
    );
    assert_eq!(header("To"), "ada@example.com");
    assert_eq!(
        read.get_body().unwrap().replace("\r\n", "\n").trim_end(),
        job.transcript.trim_end()
    );
}

#[tokio::test]
async fn a_wrong_address_is_told_and_nobody_is_buried_in_mail() {
    let server = Server::start().await;
    let talk = over(&server).await;
    let ask = |email: String| talk.post(paths::CHAT_TRANSCRIPT, &json!({ "email": email }));
    server
        .send(ask("ada".to_owned()))
        .await
        .wrong_fields(&[("email", "error.email.shape")]);
    server
        .send(ask(String::new()))
        .await
        .wrong_fields(&[("email", "error.email.transcript")]);
    server
        .send(ask("a@b.example\r\nBcc: c@d.example".to_owned()))
        .await
        .refused(422, "fields");
    for n in 0..3 {
        assert_eq!(
            server.send(ask(format!("ada{n}@example.com"))).await.status,
            204
        );
    }
    let reply = server.send(ask("ada9@example.com".to_owned())).await;
    assert!(reply.refused(429, "too-many")["retryAfter"].as_u64() > Some(60));
    assert_eq!(server.count("outbox").await, 3);
}
