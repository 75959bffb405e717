//! Who a visitor is, by the word of the site that holds the widget.

use {
    crate::{
        house::{Ask, House, NOW, Reply},
        jwt::token,
    },
    contact_us_server::{clock::MINUTE, desk::inbox},
    contact_us_wire::paths,
    serde_json::{Value, json},
};

pub fn ada() -> Value {
    json!({ "sub": "c-17", "aud": "demo", "exp": NOW / 1_000 + 600, "name": "Ada Lovelace",
            "email": "ada@example.com" })
}

pub async fn secret(house: &House) -> String {
    let lines = house.run(&["identity", "secret", "demo"]).await.unwrap();
    lines.first().unwrap().clone()
}

pub fn letter() -> Ask {
    Ask::email(&json!({ "email": "ada@example.com", "message": "My line is dead." }))
}

#[track_caller]
fn refused(reply: &Reply) {
    assert_eq!(reply.status, 401);
    let problem = reply.json();
    assert_eq!(problem["kind"], "identity");
    assert_eq!(problem["type"], "/problems/identity");
    assert!(
        problem["detail"]
            .as_str()
            .unwrap()
            .contains("nothing is lost")
    );
}

#[tokio::test]
async fn a_verified_visitor_is_named_in_the_mail() {
    let house = House::start().await;
    let secret = secret(&house).await;
    let sent = letter().header(paths::IDENTITY, &token(&secret, &ada()));
    assert_eq!(house.send(sent).await.status, 201);
    let known: String = sqlx::query_scalar("SELECT identity FROM contact_identities")
        .fetch_one(house.app.store.readers())
        .await
        .unwrap();
    assert!(known.contains("c-17"));
    let job: String = sqlx::query_scalar("SELECT payload FROM outbox")
        .fetch_one(house.app.store.readers())
        .await
        .unwrap();
    assert!(
        job.contains("Ada Lovelace · ada@example.com · c-17"),
        "{job}"
    );
}

#[tokio::test]
async fn who_nobody_vouches_for_is_not_named() {
    let house = House::start().await;
    assert_eq!(house.send(letter()).await.status, 201);
    assert_eq!(house.count("contact_identities").await, 0);
}

#[tokio::test]
async fn the_customer_sees_beforehand_that_it_goes_along() {
    let house = House::start().await;
    let secret = secret(&house).await;
    let ask = Ask::get(paths::EMAIL_CONTEXT).header(paths::IDENTITY, &token(&secret, &ada()));
    let told = house.send(ask).await.json();
    assert_eq!(told["told"][0]["label"], "Customer, verified by the site");
}

#[tokio::test]
async fn every_contact_takes_it() {
    let house = House::start().await;
    let secret = secret(&house).await;
    let good = token(&secret, &ada());
    let id = "0191e0f0-0000-7000-8000-000000000001";
    let chat = Ask::post(paths::CHAT, &json!({ "id": id })).key(id);
    let callback = Ask::callback(&json!({ "phone": "020 7946 0018" }));
    for ask in [chat, callback] {
        let reply = house.send(ask.header(paths::IDENTITY, &good)).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
    }
    assert_eq!(house.count("contact_identities").await, 2);
}

#[tokio::test]
async fn agents_see_who_is_verified_and_who_is_not() {
    let house = House::start().await;
    let secret = secret(&house).await;
    let good = token(&secret, &ada());
    for (id, token, name) in [
        (
            "0191e0f0-0000-7000-8000-000000000001",
            good.as_str(),
            "Ada Lovelace",
        ),
        ("0191e0f0-0000-7000-8000-000000000002", "", ""),
    ] {
        let ask = Ask::post(paths::CHAT, &json!({ "id": id })).key(id);
        let reply = house.send(ask.header(paths::IDENTITY, token)).await;
        assert_eq!(reply.status, 201);
        let chat = house.app.store.conversation(id).await.unwrap().unwrap();
        let face = inbox::customer(&house.app, &chat).await.unwrap();
        assert_eq!(face.chat.name, name);
        let verified = face.visitor.verified.into_iter().next_back();
        let subject = verified.map(|known| known.identity.subject);
        assert_eq!(subject.as_deref(), (!name.is_empty()).then_some("c-17"));
    }
}

#[tokio::test]
async fn one_that_does_not_hold_is_refused_and_nothing_is_stored() {
    let house = House::start().await;
    let secret = secret(&house).await;
    let mut other = ada();
    other["aud"] = json!("acme");
    let mut old = ada();
    old["exp"] = json!(NOW / 1_000 - 1);
    for wrong in [
        token("another", &ada()),
        token(&secret, &other),
        token(&secret, &old),
        "nonsense".to_owned(),
    ] {
        refused(&house.send(letter().header(paths::IDENTITY, &wrong)).await);
    }
    assert_eq!(house.count("emails").await, 0);
    assert_eq!(house.count("idempotency").await, 0);
}

#[tokio::test]
async fn the_same_key_goes_through_once_the_site_says_anew_who_it_is() {
    let house = House::start().await;
    let secret = secret(&house).await;
    let good = token(&secret, &ada());
    house.clock.set(NOW + 11 * MINUTE);
    let ask = || letter().key("the-same-key");
    refused(&house.send(ask().header(paths::IDENTITY, &good)).await);
    let mut anew = ada();
    anew["exp"] = json!(NOW / 1_000 + 3_600);
    let anew = ask().header(paths::IDENTITY, &token(&secret, &anew));
    assert_eq!(house.send(anew).await.status, 201);
}

#[tokio::test]
async fn the_secret_before_stays_good_until_the_next() {
    let house = House::start().await;
    let first = secret(&house).await;
    let second = secret(&house).await;
    assert_ne!(first, second);
    for secret in [&first, &second] {
        let sent = letter().header(paths::IDENTITY, &token(secret, &ada()));
        assert_eq!(house.send(sent).await.status, 201);
    }
    let third = secret(&house).await;
    refused(
        &house
            .send(letter().header(paths::IDENTITY, &token(&first, &ada())))
            .await,
    );
    for secret in [&second, &third] {
        let sent = letter().header(paths::IDENTITY, &token(secret, &ada()));
        assert_eq!(house.send(sent).await.status, 201);
    }
}
