//! Customer and agent in one conversation.

use {
    crate::{
        house::{House, below},
        server::Ask,
    },
    contact_us_wire::paths,
    serde_json::json,
};

#[tokio::test]
async fn what_one_side_writes_the_other_hears() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    let bearer = format!("Bearer {}", chat.token);
    let mut customer = house
        .events(paths::CHAT_STREAM, &[("authorization", &bearer)])
        .await;
    house.take(&robin, &chat).await;
    let mut agent = house.stream(&robin, &below(&chat, "/stream")).await;
    let (name, status) = agent.next().await.unwrap();
    assert_eq!(
        (name.as_str(), &status["phase"]["live"]["agent"]),
        ("status", &json!("Robin"))
    );
    agent
        .until(|name, entry| name == "entry" && entry["seq"] == 2)
        .await;

    house
        .post(
            &robin,
            &below(&chat, "/signals"),
            &json!({ "typing": true }),
        )
        .await;
    customer
        .until(|name, status| name == "status" && status["typing"] == true)
        .await;
    house.answer(&robin, &chat, "Hi").await;
    let entry = customer
        .until(|_, entry| entry["what"]["text"] == "Hi")
        .await;
    assert_eq!(
        (&entry["by"], &entry["name"]),
        (&json!("agent"), &json!("Robin"))
    );

    house.write(&chat, "Help me").await;
    agent
        .until(|_, entry| entry["what"]["text"] == "Help me")
        .await;
    house
        .post(&robin, &below(&chat, "/signals"), &json!({ "read": 4 }))
        .await;
    customer
        .until(|name, status| name == "status" && status["other"]["read"] == 4)
        .await;
    house.post(&robin, &below(&chat, "/end"), &json!({})).await;
    customer
        .until(|name, status| name == "status" && status["phase"]["ended"]["by"] == "agent")
        .await;
}

#[tokio::test]
async fn a_message_that_is_sent_twice_stands_once() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    let body = json!({ "id": house.id(), "content": { "text": "once" } });
    let path = below(&chat, "/messages");
    let first = house.post(&robin, &path, &body).await;
    let again = house.post(&robin, &path, &body).await;
    assert_eq!((first.status.as_u16(), first.body), (201, again.body));
    let other = crate::server::with(body, "content", json!({ "text": "twice" }));
    house
        .post(&robin, &path, &other)
        .await
        .refused(422, "key-reused");
    assert_eq!(house.seen(&chat).await.0.len(), 3);
}

#[tokio::test]
async fn a_stream_goes_on_where_it_broke() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    house.answer(&robin, &chat, "Hi").await;
    let headers = [("cookie", robin.cookie.as_str()), ("last-event-id", "2")];
    let mut events = house.events(&below(&chat, "/stream"), &headers).await;
    assert_eq!(events.next().await.unwrap().0, "status");
    assert_eq!(events.next().await.unwrap().1["seq"], 3);
    let page = house
        .get(&robin, &below(&chat, "/entries?after=1&limit=1"))
        .await;
    assert_eq!(page.json()["entries"][0]["seq"], 2);
}

#[tokio::test]
async fn streams_end_with_their_session() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    let inbox = house.stream(&robin, paths::CONSOLE_STREAM).await;
    let talk = house.stream(&robin, &below(&chat, "/stream")).await;
    let ask = crate::house::ours(Ask::get(paths::CONSOLE_SESSION).method("DELETE"));
    house.server.send(ask.header("cookie", &robin.cookie)).await;
    inbox.end().await;
    talk.end().await;
}

#[tokio::test]
async fn a_message_that_is_too_large_is_refused_as_such() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    house
        .answer(&robin, &chat, &"x".repeat(17_000))
        .await
        .refused(413, "too-large");
    house
        .answer(&robin, &chat, &"x".repeat(4_001))
        .await
        .refused(422, "fields");
}

#[tokio::test]
async fn a_file_goes_to_the_other_side_and_only_from_who_has_the_chat() {
    let house = House::open().await;
    let (robin, kim) = (house.agent("Robin").await, house.agent("Kim").await);
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    let id = house.id();
    let file = |cookie: &str| {
        let ask = Ask::get(below(&chat, "/files")).method("POST").key(&id);
        ask.header(paths::FILE_NAME, "a%20b.png")
            .header("cookie", cookie)
            .body(*b"\x89PNG\r\n\x1a\nxxxx")
    };
    house
        .server
        .send(file(&robin.cookie))
        .await
        .refused(403, "origin");
    let anybody = crate::house::ours(file(""));
    house.server.send(anybody).await.refused(401, "token");
    let colleague = crate::house::ours(file(&kim.cookie));
    house.server.send(colleague).await.refused(409, "conflict");
    let reply = house
        .server
        .send(crate::house::ours(file(&robin.cookie)))
        .await;
    assert_eq!(
        (reply.status.as_u16(), &reply.json()["name"]),
        (201, &json!("a b.png")),
        "{}",
        reply.body
    );
    let body = json!({ "id": house.id(), "content": { "file": id } });
    let sent = house.post(&robin, &below(&chat, "/messages"), &body).await;
    assert_eq!(sent.status, 201, "{}", sent.body);
    let file = house
        .events(
            &below(&chat, &format!("/files/{id}")),
            &[("cookie", &kim.cookie)],
        )
        .await;
    assert_eq!(file.headers["content-type"], "image/png");
    assert!(
        file.headers["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("attachment")
    );
}
