//! Whose each contact of a history is, as far as is known.

use {
    crate::{
        house::{House, place},
        jwt::token,
        server::{Ask, NOW, letter},
    },
    contact_us_server::{clock::DAY, store::identity},
    contact_us_wire::paths,
    serde_json::{Value, json},
};

const SECRET: &str = "what the site signs with";
/// `{"page":{"url":"https://shop.example.com/basket","title":"Basket"}}`.
const HOST: &str = "%7B%22page%22%3A%7B%22url%22%3A%22https%3A//shop.example.com/basket%22%2C%22title%22%3A%22Basket%22%7D%7D";

fn visitors(history: &Value, kind: &str) -> Vec<Value> {
    let steps = history["steps"].as_array().unwrap().iter();
    let of = |step: &Value| Some(step["what"].get(kind)?["visitor"].clone());
    steps.filter_map(of).collect()
}

#[tokio::test]
async fn it_says_of_each_contact_whether_it_was_verified() {
    let house = House::open().await;
    let mut tx = house.server.app.store.begin().await.unwrap();
    identity::rotate(&mut tx, "demo", SECRET, NOW)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let claims = json!({ "sub": "c-17", "aud": "demo", "exp": (NOW + DAY) / 1_000, "name": "Ada" });
    let good = token(SECRET, &claims);
    let walk = house.told_all().await;
    let mut right = (String::new(), String::new());
    for (jwt, host) in [(good.as_str(), HOST), ("", "")] {
        house.later();
        let mail = Ask::post(place(&walk, paths::EMAIL), &letter());
        let call = Ask::post(
            place(&walk, paths::CALLBACK),
            &json!({ "phone": "020 7946 0018" }),
        );
        let chat = house.chat_id();
        let talk = Ask::post(place(&walk, paths::CHAT), &json!({ "id": chat }));
        for (ask, key) in [(mail, None), (call, None), (talk, Some(chat))] {
            let ask = house.within(&walk, ask);
            let ask = match &key {
                Some(key) => ask.key(key),
                None => ask,
            };
            let ask = ask.header(paths::IDENTITY, jwt).header(paths::HOST, host);
            let reply = house.server.send(ask).await;
            assert_eq!(reply.status, 201, "{}", reply.body);
            if key.is_none() && reply.json().get("reference").is_some() {
                right = (reply.reference(), house.right().await);
            }
        }
    }
    let reply = house.history(&right.0, &right.1).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let history = reply.json();
    for kind in ["email", "callback", "chat"] {
        let [first, second] = visitors(&history, kind).try_into().unwrap();
        assert_eq!(first["verified"][0]["subject"], "c-17", "{kind}");
        assert_eq!(first["unverified"]["title"], "Basket", "{kind}");
        assert_eq!(second, json!({}), "{kind}: nothing follows from the first");
    }
}
