//! What the page that holds the widget says: kept with each contact, shown as what nobody vouches for.

use {
    crate::{
        house::{Ask, House, NOW, Reply},
        identity::{ada, letter, secret},
        jwt::token,
    },
    contact_us_server::{desk::inbox, mail, store::chats::Conversation},
    contact_us_wire::{
        HostFacts,
        console::{CustomerFace, Visitor},
        paths,
    },
    percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode},
    serde_json::{Value, json},
};

const CHAT: &str = "0191e0f0-0000-7000-8000-000000000001";

fn basket() -> Value {
    json!({ "page": { "url": "https://shop.example.com/basket?token=s3cret#x", "title": "Basket" },
            "attributes": { "plan": "gold" }, "known": { "id": "4711", "email": "zoe@example.com" } })
}

fn saying(ask: Ask, said: &Value) -> Ask {
    let escaped = utf8_percent_encode(&said.to_string(), NON_ALPHANUMERIC).to_string();
    ask.header(paths::HOST, &escaped)
}

fn chat() -> Ask {
    Ask::post(paths::CHAT, &json!({ "id": CHAT })).key(CHAT)
}

fn callback() -> Ask {
    Ask::callback(&json!({ "phone": "020 7946 0018" }))
}

async fn accepted(house: &House, ask: Ask) -> Reply {
    let reply = house.send(ask).await;
    assert!(
        (200..300).contains(&reply.status),
        "{} {}",
        reply.status,
        reply.text()
    );
    reply
}

async fn visitor(house: &House, reference: &str) -> Visitor {
    house.app.store.visitor("demo", reference).await.unwrap()
}

async fn conversation(house: &House) -> Conversation {
    house.app.store.conversation(CHAT).await.unwrap().unwrap()
}

async fn face(house: &House) -> CustomerFace {
    inbox::customer(&house.app, &conversation(house).await)
        .await
        .unwrap()
}

/// Opens a chat; gives its token.
async fn opened(house: &House, ask: Ask) -> String {
    let receipt = accepted(house, ask).await.json();
    receipt["token"].as_str().unwrap().to_owned()
}

fn anew(right: &str) -> Ask {
    Ask::post(paths::CHAT_VISITOR, &json!({})).token(right)
}

async fn letter_job(house: &House) -> Value {
    let payload: String =
        sqlx::query_scalar("SELECT payload FROM outbox ORDER BY rowid DESC LIMIT 1")
            .fetch_one(house.app.store.readers())
            .await
            .unwrap();
    serde_json::from_str(&payload).unwrap()
}

fn as_kept() -> HostFacts {
    HostFacts {
        url: "https://shop.example.com/basket".into(),
        title: "Basket".into(),
        id: "4711".into(),
        email: "zoe@example.com".into(),
        attributes: vec![("plan".into(), "gold".into())],
        ..HostFacts::default()
    }
}

#[tokio::test]
async fn it_is_kept_with_every_contact_and_verifies_nobody() {
    let house = House::start().await;
    for ask in [chat(), callback(), letter()] {
        let receipt = accepted(&house, saying(ask, &basket())).await.json();
        let reference = receipt["reference"]
            .as_str()
            .or_else(|| receipt["status"]["reference"].as_str());
        let visitor = visitor(&house, reference.unwrap()).await;
        assert_eq!(visitor.unverified, Some(as_kept()));
        assert!(visitor.verified.is_empty());
    }
    assert_eq!(house.count("contact_identities").await, 0);
    assert_eq!(house.count("contact_hosts").await, 3);
}

#[tokio::test]
async fn no_contact_is_lost_over_a_bad_one() {
    let house = House::start().await;
    let large = json!({ "attributes": { "x": "y".repeat(5_000) } });
    let bad = [
        letter().header(paths::HOST, "nonsense"),
        letter().header(paths::HOST, "%FF"),
        letter().header(paths::HOST, "[1]"),
        letter().header(paths::HOST, ""),
        saying(letter(), &large),
    ];
    for (n, ask) in bad.into_iter().enumerate() {
        accepted(&house, ask.key(&format!("the-key-{n}"))).await;
    }
    assert_eq!(house.count("emails").await, 5);
    assert_eq!(house.count("contact_hosts").await, 0);
}

#[tokio::test]
async fn agents_see_it_beside_the_chat() {
    let house = House::start().await;
    opened(&house, saying(chat(), &basket())).await;
    let face = face(&house).await;
    assert_eq!(face.visitor.unverified, Some(as_kept()));
    assert!(face.visitor.verified.is_empty());
    assert_eq!(face.chat.name, "", "nobody is called by what a page says");
    assert!(face.variables.iter().all(|(_, value)| value != "gold"));
}

#[tokio::test]
async fn the_mail_tells_it_apart_from_what_is_known() {
    let house = House::start().await;
    let hostile = json!({ "page": { "url": "javascript:alert(1)", "title": "<b>Verified customer</b>: Bob" },
                          "attributes": { "Verified customer": "Bob\r\nFrom: x" } });
    accepted(&house, saying(letter(), &hostile)).await;
    let job = letter_job(&house).await;
    assert!(
        job["variables"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| !one[1].as_str().unwrap().contains("Bob"))
    );
    let job: mail::MailJob = serde_json::from_value(job).unwrap();
    let words = &house.app.catalogues.choose(["en"]).words;
    let mail = mail::compose(&job, words).unwrap().formatted();
    let mail = mailparse::parse_mail(&mail).unwrap();
    let [text, html] = [0, 1].map(|n| mail.subparts[n].get_body().unwrap().replace("\r\n", "\n"));
    assert!(text.contains(
        "\n\nSaid by the page, not verified:\n    Page: <b>Verified customer</b>: Bob\n    Verified customer: Bob From: x\n\n"
    ), "{text}");
    assert!(
        html.contains(">Said by the page, not verified</h2>") && !html.contains("<b>"),
        "{html}"
    );
    assert!(!text.contains("javascript") && !html.contains("javascript"));
}

#[tokio::test]
async fn the_customer_sees_beforehand_what_the_page_adds() {
    let house = House::start().await;
    let told = house
        .send(saying(Ask::get(paths::EMAIL_CONTEXT), &basket()))
        .await
        .json();
    let told = told["told"].as_array().unwrap();
    let said: Vec<_> = told
        .iter()
        .filter(|one| {
            one["label"]
                .as_str()
                .unwrap()
                .ends_with("(said by the page, not verified)")
        })
        .map(|one| one["value"].as_str().unwrap())
        .collect();
    assert_eq!(
        said,
        [
            "Basket",
            "https://shop.example.com/basket",
            "4711",
            "zoe@example.com",
            "gold"
        ]
    );
}

#[tokio::test]
async fn who_moves_on_during_a_chat_is_seen_where_they_are() {
    let house = House::start().await;
    let right = opened(&house, saying(chat(), &basket())).await;
    let mut heard = house.app.bus.account("demo");
    let before = face(&house).await.chat.known;
    let second = json!({ "page": { "url": "https://shop.example.com/pay", "title": "Pay" } });
    assert_eq!(
        accepted(&house, saying(anew(&right), &second)).await.status,
        204
    );
    heard.called().await;
    let after = face(&house).await;
    assert_eq!(after.visitor.unverified.unwrap().title, "Pay");
    assert!(
        after.chat.known > before,
        "the list says that there is something new"
    );
    // The same once more, and a request that says nothing, are no news.
    accepted(&house, saying(anew(&right), &second)).await;
    accepted(&house, anew(&right)).await;
    assert_eq!(face(&house).await.chat.known, after.chat.known);
    assert_eq!(house.count("contact_hosts").await, 1);
}

#[tokio::test]
async fn only_who_has_the_chat_says_who_they_are() {
    let house = House::start().await;
    opened(&house, chat()).await;
    for right in ["", "nonsense"] {
        assert_eq!(house.send(saying(anew(right), &basket())).await.status, 401);
    }
    assert_eq!(house.count("contact_hosts").await, 0);
}

#[tokio::test]
async fn who_is_verified_during_a_chat_is_from_then_on() {
    let house = House::start().await;
    let secret = secret(&house).await;
    let right = opened(&house, chat()).await;
    assert!(face(&house).await.visitor.verified.is_empty());
    house.clock.set(NOW + 5_000);
    let good = token(&secret, &ada());
    accepted(&house, anew(&right).header(paths::IDENTITY, &good)).await;
    let face = face(&house).await;
    let [known] = face.visitor.verified.as_slice() else {
        panic!("{:?}", face.visitor);
    };
    assert_eq!(
        (known.identity.subject.as_str(), known.at),
        ("c-17", NOW + 5_000)
    );
    assert_eq!(face.chat.name, "Ada Lovelace");
    // Without a token later on it stays so: it was this conversation that was verified.
    accepted(&house, saying(anew(&right), &basket())).await;
    assert_eq!(
        visitor(&house, &face.chat.reference).await.verified.len(),
        1
    );
}

#[tokio::test]
async fn another_visitor_of_the_same_chat_does_not_hide_the_first() {
    let house = House::start().await;
    let secret = secret(&house).await;
    let right = opened(
        &house,
        chat().header(paths::IDENTITY, &token(&secret, &ada())),
    )
    .await;
    let mut bob = ada();
    bob["sub"] = json!("c-18");
    for claims in [ada(), bob] {
        let token = token(&secret, &claims);
        accepted(&house, anew(&right).header(paths::IDENTITY, &token)).await;
    }
    let verified = face(&house).await.visitor.verified;
    let subjects: Vec<_> = verified
        .iter()
        .map(|one| one.identity.subject.as_str())
        .collect();
    assert_eq!(subjects, ["c-17", "c-18"]);
}

#[tokio::test]
async fn a_token_that_does_not_hold_is_said_and_takes_nothing_else_along() {
    let house = House::start().await;
    let right = opened(&house, chat()).await;
    let wrong = token("another", &ada());
    let reply = house
        .send(saying(
            anew(&right).header(paths::IDENTITY, &wrong),
            &basket(),
        ))
        .await;
    assert_eq!(
        (reply.status, &reply.json()["kind"]),
        (401, &json!("identity"))
    );
    let face = face(&house).await;
    assert!(face.visitor.verified.is_empty());
    assert_eq!(
        face.visitor.unverified,
        Some(as_kept()),
        "where they are is known all the same"
    );
    // What they write is taken whatever became of the token.
    let message =
        json!({ "id": "0191e0f0-0000-7000-8000-000000000002", "content": { "text": "Hello" } });
    let says = Ask::post(paths::CHAT_MESSAGES, &message).token(&right);
    accepted(&house, says.header(paths::IDENTITY, &wrong)).await;
}

#[tokio::test]
async fn a_chat_that_is_over_stays_as_it_was() {
    let house = House::start().await;
    let right = opened(&house, chat()).await;
    accepted(&house, Ask::post(paths::CHAT_END, &json!({})).token(&right)).await;
    accepted(&house, saying(anew(&right), &basket())).await;
    assert_eq!(house.count("contact_hosts").await, 0);
}

#[tokio::test]
async fn who_asks_for_the_same_callback_again_may_be_verified_by_now() {
    let house = House::start().await;
    let secret = secret(&house).await;
    let customer = "0191e0f0-0000-4000-8000-00000000000a";
    let ask = |key: &str| callback().key(key).header(paths::VISITOR, customer);
    let first = accepted(&house, ask("the-first-key")).await.json();
    let good = token(&secret, &ada());
    let second = ask("the-second-key").header(paths::IDENTITY, &good);
    let second = accepted(&house, second).await.json();
    let reference = first["status"]["reference"].as_str().unwrap();
    assert_eq!(second["status"]["reference"], reference);
    assert_eq!(visitor(&house, reference).await.verified.len(), 1);
}

#[tokio::test]
async fn neither_is_a_variable_of_the_instance() {
    let house = House::start().await;
    let secret = secret(&house).await;
    let ask = saying(letter(), &basket()).header(paths::IDENTITY, &token(&secret, &ada()));
    accepted(&house, ask).await;
    let names: Vec<String> =
        sqlx::query_scalar("SELECT name || ' ' || value FROM instance_variables")
            .fetch_all(house.app.store.readers())
            .await
            .unwrap();
    assert!(
        names
            .iter()
            .all(|one| !one.contains("gold") && !one.contains("Ada")),
        "{names:?}"
    );
}
