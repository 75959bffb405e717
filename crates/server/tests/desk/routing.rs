//! Taking, handing over, giving back.

use {
    crate::{
        house::{Chat, House, below, ids, of},
        server::NOW,
    },
    contact_us_server::{
        desk::{routing, session::Member},
        store::people::{self, NewPerson},
    },
    contact_us_wire::{ProblemKind, console::Role, paths},
    serde_json::{Value, json},
    std::sync::Arc,
};

#[tokio::test]
async fn a_chat_that_is_taken_is_live_for_both() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    assert_eq!(house.take(&robin, &chat).await.status, 204);
    assert_eq!(house.answer(&robin, &chat, "Hello, Ada").await.status, 201);
    let (entries, status) = house.seen(&chat).await;
    assert_eq!(
        entries,
        ["customer: Hello", "Robin joined", "Robin: Hello, Ada"]
    );
    assert_eq!(status["phase"], json!({ "live": { "agent": "Robin" } }));
    // A lost answer is asked for again.
    assert_eq!(house.take(&robin, &chat).await.status, 204);
    assert_eq!(house.seen(&chat).await.0.len(), 3);
}

#[tokio::test]
async fn the_second_to_take_a_chat_hears_that_it_is_taken() {
    let house = House::open().await;
    let (robin, kim) = (house.agent("Robin").await, house.agent("Kim").await);
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    let problem = house.take(&kim, &chat).await.refused(409, "conflict");
    assert!(
        problem["detail"].as_str().unwrap().contains("taken"),
        "{problem}"
    );
    house.post(&robin, &below(&chat, "/end"), &json!({})).await;
    house.take(&kim, &chat).await.refused(409, "conflict");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_hundred_who_take_at_once_one_gets_the_chat() {
    let house = House::open().await;
    let chat = house.customer("Hello").await;
    let app = &house.server.app;
    let mut members = Vec::new();
    for n in 0..100 {
        let (id, name) = (format!("person-{n}"), format!("Agent {n}"));
        let new = NewPerson {
            person: &id,
            account: "demo",
            name: &name,
            role: Role::Agent,
            password: "none",
            chat_limit: 4,
        };
        let mut tx = app.store.begin().await.unwrap();
        assert!(people::add(&mut tx, &new, NOW).await.unwrap());
        tx.commit().await.unwrap();
        let row = app.store.person("demo", &id).await.unwrap().unwrap();
        let session = String::new();
        members.push(Member { row, session });
    }
    let start = Arc::new(tokio::sync::Barrier::new(members.len()));
    let takes: Vec<_> = members
        .into_iter()
        .map(|member| {
            let (app, start, id) = (Arc::clone(app), Arc::clone(&start), chat.id.clone());
            tokio::spawn(async move {
                start.wait().await;
                routing::take(&app, &member, &id)
                    .await
                    .map(|()| member.row.name)
            })
        })
        .collect();
    let (mut winners, mut losers) = (Vec::new(), 0);
    for take in takes {
        match take.await.unwrap() {
            Ok(name) => winners.push(name),
            Err(refusal) => {
                assert_eq!(
                    (refusal.kind, refusal.word),
                    (ProblemKind::Conflict, "problem.console.taken")
                );
                losers += 1;
            }
        }
    }
    assert_eq!((winners.len(), losers), (1, 99));
    let (entries, status) = house.seen(&chat).await;
    assert_eq!(
        entries,
        [
            "customer: Hello".to_owned(),
            format!("{} joined", winners[0])
        ]
    );
    assert_eq!(status["phase"]["live"]["agent"], winners[0].as_str());
}

#[tokio::test]
async fn nobody_has_more_chats_than_their_limit() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let mut chats = Vec::new();
    for n in 0..5 {
        chats.push(house.customer(&format!("chat {n}")).await);
    }
    for chat in &chats[..4] {
        assert_eq!(house.take(&robin, chat).await.status, 204);
    }
    let problem = house.take(&robin, &chats[4]).await.refused(409, "conflict");
    assert!(
        problem["detail"]
            .as_str()
            .unwrap()
            .contains("You have 4 chats"),
        "{problem}"
    );
    house
        .post(&robin, &below(&chats[0], "/end"), &json!({}))
        .await;
    assert_eq!(house.take(&robin, &chats[4]).await.status, 204);
}

#[tokio::test]
async fn a_chat_is_handed_to_a_colleague_who_is_there() {
    let house = House::open().await;
    let (robin, kim) = (house.agent("Robin").await, house.agent("Kim").await);
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    let away = house.hand_over(&robin, &chat, Some(&kim)).await;
    let problem = away.refused(409, "conflict");
    assert!(
        problem["detail"].as_str().unwrap().contains("colleague"),
        "{problem}"
    );
    assert_eq!(house.answer(&robin, &chat, "One moment").await.status, 201);

    let _there = house.stream(&kim, paths::CONSOLE_STREAM).await;
    assert_eq!(house.hand_over(&robin, &chat, Some(&kim)).await.status, 204);
    assert_eq!(
        house.hand_over(&robin, &chat, Some(&kim)).await.status,
        204,
        "again"
    );
    house
        .answer(&robin, &chat, "me too")
        .await
        .refused(409, "conflict");
    assert_eq!(house.answer(&kim, &chat, "I am Kim").await.status, 201);
    let (entries, _) = house.seen(&chat).await;
    assert_eq!(
        entries[2..],
        [
            "Robin: One moment",
            "Robin left",
            "Kim joined",
            "Kim: I am Kim"
        ]
    );
    assert_eq!(ids(&house.inbox(&kim).await["mine"]), [&chat.id]);
    assert_eq!(house.inbox(&robin).await["mine"], json!([]));
}

#[tokio::test]
async fn a_colleague_with_enough_chats_gets_no_more() {
    let house = House::open().await;
    let (robin, kim) = (house.agent("Robin").await, house.agent("Kim").await);
    let _there = house.stream(&kim, paths::CONSOLE_STREAM).await;
    for n in 0..4 {
        let chat = house.customer(&format!("{n}")).await;
        house.take(&kim, &chat).await;
    }
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    house
        .hand_over(&robin, &chat, Some(&kim))
        .await
        .refused(409, "conflict");
    let (entries, status) = house.seen(&chat).await;
    assert_eq!(
        entries,
        ["customer: Hello", "Robin joined"],
        "nothing was half done"
    );
    assert_eq!(status["phase"]["live"]["agent"], "Robin");
}

#[tokio::test]
async fn a_chat_that_is_given_back_keeps_its_place() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let first = house.customer("first").await;
    let second = house.customer("second").await;
    house.take(&robin, &first).await;
    assert_eq!(house.hand_over(&robin, &first, None).await.status, 204);
    assert_eq!(
        house.hand_over(&robin, &first, None).await.status,
        204,
        "again"
    );
    let inbox = house.inbox(&robin).await;
    assert_eq!(ids(&inbox["waiting"]), [&first.id, &second.id]);
    let (entries, _) = house.seen(&first).await;
    assert_eq!(entries, ["customer: first", "Robin joined", "Robin left"]);
    house
        .answer(&robin, &first, "again")
        .await
        .refused(409, "conflict");
}

#[tokio::test]
async fn only_who_has_a_chat_changes_it() {
    let house = House::open().await;
    let (robin, kim) = (house.agent("Robin").await, house.agent("Kim").await);
    let _there = house.stream(&robin, paths::CONSOLE_STREAM).await;
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    house
        .answer(&kim, &chat, "me")
        .await
        .refused(409, "conflict");
    house
        .hand_over(&kim, &chat, None)
        .await
        .refused(409, "conflict");
    house
        .hand_over(&kim, &chat, Some(&kim))
        .await
        .refused(409, "conflict");
    let end = house.post(&kim, &below(&chat, "/end"), &json!({})).await;
    let problem = end.refused(409, "conflict");
    assert!(
        problem["detail"].as_str().unwrap().contains("not yours"),
        "{problem}"
    );
    let signal = json!({ "read": 1 });
    let signal = house.post(&kim, &below(&chat, "/signals"), &signal).await;
    signal.refused(409, "conflict");
    // To help, a colleague may read.
    let page = house.get(&kim, &below(&chat, "/entries")).await;
    assert_eq!(page.json()["entries"][0]["what"]["text"], "Hello");
    assert_eq!(house.get(&kim, &below(&chat, "")).await.status, 200);
}

#[tokio::test]
async fn a_chat_of_another_account_is_not_there() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    house
        .server
        .set("INSERT INTO accounts SELECT 'other', organisation, zone, region, locale, number_to_dial, primary_email, sender, privacy_url, application_key, slot_capacity, created_at, chat_provider, chat_url, chat_secret, phone FROM accounts")
        .await;
    house
        .server
        .set("UPDATE conversations SET account = 'other'")
        .await;
    let unknown = Chat {
        id: house.id(),
        token: String::new(),
        reference: String::new(),
    };
    for chat in [&chat, &unknown] {
        for path in ["", "/entries", "/stream"] {
            house
                .get(&robin, &below(chat, path))
                .await
                .refused(404, "not-found");
        }
        for (path, body) in [
            ("/take", json!({})),
            ("/handover", json!({})),
            ("/handover", json!({ "to": robin.id })),
            ("/end", json!({})),
            ("/signals", json!({})),
            (
                "/messages",
                json!({ "id": house.id(), "content": { "text": "x" } }),
            ),
        ] {
            let reply = house.post(&robin, &below(chat, path), &body).await;
            reply.refused(404, "not-found");
        }
    }
    assert_eq!(house.inbox(&robin).await["waiting"], json!([]));
}

#[tokio::test]
async fn the_agent_sees_who_the_customer_is_and_a_link_to_the_history() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    let face = house
        .get(&robin, &of(paths::CONSOLE_CHAT, &chat))
        .await
        .json();
    assert_eq!(
        (&face["option"], &face["chat"]["name"]),
        (&json!("chat"), &json!("Ada"))
    );
    assert!(!face["instance"].as_str().unwrap().is_empty());
    let names: Vec<&Value> = face["variables"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one[0])
        .collect();
    assert!(names.contains(&&json!("Device")), "{names:?}");
    let history = face["history"].as_str().unwrap();
    let (path, token) = history.split_once('#').unwrap();
    assert_eq!(path, format!("/history/{}", chat.reference));
    assert!(token.len() > 40 && !path.contains(token));
}
