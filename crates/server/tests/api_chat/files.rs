//! Files: taken by their first bytes, kept as something to be saved.

use {
    crate::{
        server::{Ask, Reply, Server},
        talk::{Talk, eve, id},
    },
    axum::body::Body,
    contact_us_server::chat::{self, Incoming},
    contact_us_wire::{
        chat::{FileFace, MAX_FILE, What},
        paths,
    },
    serde_json::{Value, json},
};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and what follows";

fn sending(talk: &Talk, id: &str, name: &str, content: &[u8]) -> Ask {
    talk.post(paths::CHAT_FILES, &Value::Null)
        .header("content-type", "application/octet-stream")
        .key(id)
        .header(paths::FILE_NAME, name)
        .body(content)
}

async fn send(server: &Server, talk: &Talk, name: &str, content: &[u8]) -> Reply {
    server.send(sending(talk, &id(), name, content)).await
}

fn face(reply: Reply) -> FileFace {
    assert_eq!(reply.status, 201, "{}", reply.body);
    serde_json::from_str(&reply.body).unwrap()
}

fn stored(server: &Server) -> usize {
    std::fs::read_dir(server.app.settings.data.join("files")).map_or(0, Iterator::count)
}

#[tokio::test]
async fn a_file_is_taken_said_and_fetched_by_both_sides() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    let face = face(send(&server, &talk, "Bill%20M%C3%A4rz.png", PNG).await);
    assert_eq!(
        (face.name.as_str(), face.mime.as_str()),
        ("Bill März.png", "image/png")
    );
    assert_eq!(face.size, PNG.len() as u64);
    let message = json!({ "id": id(), "content": { "file": face.id } });
    let first = talk.send(&server, &message).await;
    assert_eq!(first.status, 201, "{}", first.body);
    assert_eq!(talk.send(&server, &message).await.body, first.body);
    let page = talk.page(&server, "?limit=1").await;
    assert_eq!(page.entries[0].what, What::File(face.clone()));

    let path = paths::CHAT_FILE.replace("{file}", &face.id);
    let response = server.begin(talk.get(&path)).await;
    let header = |name: &str| response.headers()[name].to_str().unwrap();
    assert_eq!(header("content-type"), "image/png");
    assert_eq!(
        header("content-disposition"),
        "attachment; filename*=UTF-8''Bill%20M%C3%A4rz%2Epng"
    );
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(
        header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
    let content = axum::body::to_bytes(response.into_body(), MAX_FILE)
        .await
        .unwrap();
    assert_eq!(content, PNG);
    let theirs = chat::file(&server.app, &talk.id, &face.id).await.unwrap();
    assert_eq!(theirs.status(), 200);
}

#[tokio::test]
async fn a_repeat_gets_the_first_answer_and_another_content_is_refused() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    let id = id();
    let first = server.send(sending(&talk, &id, "a.png", PNG)).await;
    let second = server.send(sending(&talk, &id, "other.png", PNG)).await;
    assert_eq!((first.status.as_u16(), &first.body), (201, &second.body));
    let other = [PNG, b"!"].concat();
    server
        .send(sending(&talk, &id, "a.png", &other))
        .await
        .refused(422, "key-reused");
    assert_eq!((stored(&server), server.count("chat_files").await), (1, 1));
}

#[tokio::test]
async fn what_is_no_picture_and_no_pdf_is_refused_whatever_it_is_called() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    for content in [
        &b""[..],
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<!doctype html><script>alert(1)</script>",
        b"MZ\x90\0\x03\0\0\0\x04\0\0\0",
        b"PNG",
    ] {
        let reply = send(&server, &talk, "bill.png", content).await;
        let problem = reply.refused(415, "content-type");
        assert!(
            problem["detail"].as_str().unwrap().contains("PDF"),
            "{problem}"
        );
    }
    assert_eq!((stored(&server), server.count("chat_files").await), (0, 0));
}

#[tokio::test]
async fn the_largest_file_fits_and_one_byte_more_leaves_nothing() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    let of = |size: usize| {
        let mut content = PNG.to_vec();
        content.resize(size, 0);
        content
    };
    assert_eq!(
        send(&server, &talk, "a.png", &of(MAX_FILE)).await.status,
        201
    );
    let large = send(&server, &talk, "a.png", &of(MAX_FILE + 1)).await;
    let problem = large.refused(413, "too-large");
    assert!(problem["detail"].as_str().unwrap().contains("10 MB"));
    let announced = sending(&talk, &id(), "a.png", PNG).header("content-length", "99999999999");
    server.send(announced).await.refused(413, "too-large");
    assert_eq!((stored(&server), server.count("chat_files").await), (1, 1));
}

#[tokio::test]
async fn files_are_of_their_own_conversation_and_side() {
    let server = Server::start().await;
    let (talk, other) = (Talk::begun(&server).await, Talk::begun(&server).await);
    let mine = face(send(&server, &talk, "a.png", PNG).await);
    let path = paths::CHAT_FILE.replace("{file}", &mine.id);
    server
        .send(other.get(&path))
        .await
        .refused(404, "not-found");
    server.send(Ask::get(&path)).await.refused(401, "token");
    let message = json!({ "id": id(), "content": { "file": mine.id } });
    let reply = other.send(&server, &message).await;
    reply.wrong_fields(&[("content", "problem.chat-file")]);

    // An agent who does not have the chat sends nothing, and one who has it sends their own.
    let incoming = || Incoming {
        id: id(),
        name: "b.pdf".to_owned(),
        length: None,
        body: Body::from("%PDF-1.7 and what follows"),
    };
    let refused = chat::take_file(&server.app, &talk.id, &eve(), incoming()).await;
    assert_eq!(refused.unwrap_err().status(), 409);
    talk.take(&server).await;
    let theirs = chat::take_file(&server.app, &talk.id, &eve(), incoming())
        .await
        .unwrap();
    let message = json!({ "id": id(), "content": { "file": theirs.id } });
    talk.send(&server, &message)
        .await
        .wrong_fields(&[("content", "problem.chat-file")]);
    chat::end(&server.app, &talk.id, &chat::Actor::customer())
        .await
        .unwrap();
    send(&server, &talk, "c.png", PNG)
        .await
        .refused(409, "conflict");
    let still = server.begin(talk.get(&path)).await;
    assert_eq!(still.status(), 200, "what was sent stays");
    assert_eq!(stored(&server), 2);
}

#[tokio::test]
async fn a_file_needs_an_id_a_token_and_our_own_page() {
    let server = Server::start().await;
    let talk = Talk::begun(&server).await;
    let ask = || sending(&talk, &id(), "a.png", PNG);
    server
        .send(ask().header("sec-fetch-site", "cross-site"))
        .await
        .refused(403, "origin");
    server.send(ask().token("x")).await.refused(401, "token");
    server.send(ask().key("")).await.refused(400, "key");
    server
        .send(ask().key("not-a-uuid-at-all"))
        .await
        .wrong_fields(&[("id", "problem.chat-id")]);
}
