//! Plain forms inside the widget's frame, without script.

use crate::house::{Ask, House, Reply};

const LETTER: [(&str, &str); 2] = [
    ("email", "ada@example.com"),
    ("message", "My line is dead."),
];

async fn fill(house: &House, path: &str, typed: &[(&str, &str)]) -> Reply {
    let page = house.get(path).await.page();
    let action = page.one("form").get("action").to_owned();
    assert!(action.starts_with("/embed/"), "{action}");
    let hidden = ["key", "visitor"].map(|name| (name, page.value(name)));
    let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<_> = hidden.chain(typed.iter().copied()).collect();
    house.send(Ask::form(action, &fields)).await
}

#[tokio::test]
async fn a_form_sent_inside_is_answered_inside() {
    let house = House::start().await;
    let mail = fill(&house, "/embed/email?account=demo", &LETTER).await;
    let call = fill(&house, "/embed/callback", &[("phone", "020 7946 0018")]).await;
    for reply in [&mail, &call] {
        assert_eq!(reply.status, 200);
        assert!(reply.ancestors().starts_with("'self'"));
        let page = reply.page();
        assert!(page.class("cu-bar").is_empty());
        assert_eq!(
            page.class("cu-reference__number").len(),
            1,
            "{}",
            page.one("main").words()
        );
    }
    assert_eq!(house.count("emails").await, 1);
    assert_eq!(house.count("callbacks").await, 1);
}

#[tokio::test]
async fn what_is_wrong_comes_back_inside_with_what_was_typed() {
    let house = House::start().await;
    let reply = fill(&house, "/embed/email", &[("message", "My line is dead.")]).await;
    assert_eq!(reply.status, 422);
    assert!(reply.ancestors().starts_with("'self'"));
    let page = reply.page();
    assert!(!page.summary().is_empty());
    assert!(reply.text().contains("My line is dead."));
}

#[tokio::test]
async fn a_form_comes_back_inside_when_the_database_does_not_answer() {
    let house = House::start().await;
    let page = house.get("/embed/email").await.page();
    let (key, visitor) = (page.value("key"), page.value("visitor"));
    house.app.store.close().await;
    let fields: Vec<_> = [("key", key.as_str()), ("visitor", visitor.as_str())]
        .into_iter()
        .chain(LETTER)
        .collect();
    let reply = house.send(Ask::form("/embed/email", &fields)).await;
    assert_eq!(reply.status, 500);
    assert!(reply.ancestors().starts_with("'self'"));
    assert!(reply.text().contains("My line is dead."));
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let house = House::start().await;
    let foreign = Ask::form("/embed/email", &LETTER).header("sec-fetch-site", "cross-site");
    assert_eq!(house.send(foreign).await.status, 403);
    assert_eq!(house.count("emails").await, 0);
}

#[tokio::test]
async fn the_address_of_a_sent_form_leads_back_inside() {
    let house = House::start().await;
    for (path, to) in [
        (
            "/embed/callback/CU-7F3K-29QD/cancel?account=demo",
            "/embed/callback?account=demo",
        ),
        ("/embed/transfer", "/embed"),
    ] {
        let reply = house.get(path).await;
        assert_eq!((reply.status, reply.header("location")), (303, to));
    }
}
