//! What is no navigation, refused in the order that all endpoints keep.

use {
    crate::house::{Ask, House, TRIP, way},
    contact_us_wire::paths,
    serde_json::json,
};

#[tokio::test]
async fn refusals_come_in_order_and_nothing_is_recorded() {
    let house = House::start().await;
    let body = json!({ "direction": "start" });
    let post = || Ask::post(TRIP, &body);
    let large = || post().body(vec![b' '; 65 * 1024]);
    let cases = [
        (
            large().header("content-type", "text/plain"),
            413,
            "too-large",
        ),
        (
            post()
                .header("content-type", "text/plain")
                .header("origin", "https://evil.example"),
            415,
            "content-type",
        ),
        (
            post().header("origin", "https://evil.example").key("x"),
            403,
            "origin",
        ),
        (post().key("x"), 400, "key"),
        (post().body("[]"), 400, "malformed"),
        (post().body(r#"{"direction":"up"}"#), 400, "malformed"),
        (
            post().body(r#"{"direction":"next","step":-1}"#),
            400,
            "malformed",
        ),
        (
            post().body(r#"{"direction":"start","extra":1}"#),
            400,
            "malformed",
        ),
        (
            post().body(r#"{"direction":"next","input":{"way":"fast"}}"#),
            400,
            "malformed",
        ),
        (post().method("PUT"), 405, "method"),
    ];
    for (ask, status, kind) in cases {
        house.send(ask).await.refused(status, kind);
    }
    assert_eq!(house.count("instances").await, 0);
}

#[tokio::test]
async fn what_is_not_there_is_said() {
    let house = House::start().await;
    let body = json!({ "direction": "start" });
    for name in ["nothing", "Trip", "trip%20", "..%2Ftrip"] {
        let path = TRIP.replace("trip", name);
        house
            .send(Ask::post(&path, &body))
            .await
            .refused(404, "not-found");
        house.send(Ask::get(&path)).await.refused(404, "not-found");
    }
    let unknown = format!("{TRIP}?account=nobody");
    house
        .send(Ask::post(unknown, &body))
        .await
        .refused(404, "not-found");
    for token in [
        "x",
        "x.y",
        "\u{e9}",
        "4f9c2a1e-0000-4000-8000-000000000000.AAAA",
    ] {
        let ask = Ask::post(TRIP, &json!({ "direction": "next" })).header(paths::INSTANCE, token);
        let sentence = house.send(ask).await.refused(404, "not-found");
        assert!(sentence.contains("first page"), "{sentence}");
    }
    assert_eq!(house.count("instances").await, 0);
}

#[tokio::test]
async fn a_direction_that_the_page_does_not_have_changes_nothing() {
    let house = House::start().await;
    let one = house.begin().await;
    assert_eq!(house.go(&one, "back", json!({})).await.standing(), one);
    let form = house.at_form().await;
    let same = house.go(&form, "contact", json!({})).await.standing();
    assert_eq!(
        same, form,
        "the form sets no option, so there is no Contact Us on it"
    );
}

#[tokio::test]
async fn what_belongs_to_no_field_is_not_kept() {
    let house = House::start().await;
    let one = house.begin().await;
    let ask = house
        .next(&one, json!({ "way": ["fast"], "evil": ["x"] }))
        .await;
    let hostile = json!({ "way": ["fast", "slow", "fast"] });
    house.go(&ask, "next", hostile).await.refused(422, "fields");
    let input = house
        .value("SELECT input FROM navigations WHERE direction = 'next'")
        .await;
    assert_eq!(input, "{}");
}

#[tokio::test]
async fn hostile_text_comes_back_as_text() {
    let house = House::start().await;
    let text = "<script>alert(1)</script>\u{202e}{{pin}} & \"'";
    let one = house.begin_with(json!({ "who": text })).await;
    let page = house.look(&one.instance).await;
    assert!(
        page.standing()
            .page
            .heading
            .contains("<script>alert(1)</script>")
    );
    let html = house
        .send(Ask::get(
            "/interaction/trip?who=%3Cscript%3Ealert(1)%3C/script%3E",
        ))
        .await;
    assert_eq!(html.status, 200);
    assert!(!html.body.contains("<script>alert"), "{}", html.body);
}

#[tokio::test]
async fn one_address_moves_as_fast_as_people_do_and_no_faster() {
    let house = House::start().await;
    let one = house.begin().await;
    let peer = [10, 0, 0, 9];
    for _ in 0..600 {
        let reply = house.send(way(&one, "back", json!({})).peer(peer)).await;
        assert_eq!(reply.status, 200);
    }
    let refused = house.send(way(&one, "back", json!({})).peer(peer)).await;
    refused.refused(429, "too-many");
    assert_ne!(refused.header("retry-after"), "");
}
