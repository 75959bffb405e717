//! Without script: pages and forms.

use {
    crate::{
        house::{Ask, House, Reply},
        html::Page,
    },
    contact_us_wire::paths,
};

const PATH: &str = "/interaction/trip";

fn page(reply: &Reply) -> Page {
    assert_eq!(
        reply.header("content-type"),
        "text/html; charset=utf-8",
        "{}",
        reply.body
    );
    Page::read(&reply.body)
}

/// A button of a page's form is pressed: hidden fields as the page has them, the rest as given.
async fn press(house: &House, from: &Page, direction: &str, typed: &[(&str, &str)]) -> Reply {
    let hidden = ["instance", "step", "key", "visitor"].map(|name| (name, from.value(name)));
    let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<_> = hidden
        .chain([("direction", direction)])
        .chain(typed.iter().copied())
        .collect();
    house.send(Ask::form(PATH, &fields)).await
}

async fn open(house: &House) -> Page {
    page(&house.send(Ask::get(PATH)).await)
}

fn heading(page: &Page) -> String {
    page.one("h1").words()
}

fn cookie(reply: &Reply) -> String {
    let set = reply.header("set-cookie");
    assert!(
        set.contains("; Path=/; HttpOnly; SameSite=Lax; Secure"),
        "{set}"
    );
    set.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_page_is_whole_and_stores_nothing() {
    let house = House::start().await;
    let reply = house.send(Ask::get("/interaction/trip?who=Ada")).await;
    assert_eq!(reply.header("set-cookie"), "");
    let page = page(&reply);
    assert_eq!(heading(&page), "Welcome, Ada");
    assert!(page.one("title").text.starts_with("Welcome, Ada"));
    let boot: serde_json::Value = serde_json::from_str(&page.by_id("boot").text).unwrap();
    assert_eq!(boot["standing"]["instance"], "");
    assert_eq!(boot["standing"]["page"]["element"], "welcome");
    assert_eq!(house.count("instances").await, 0);
}

#[tokio::test]
async fn buttons_lead_through_it_and_wrong_input_brings_the_page_again() {
    let house = House::start().await;
    let reply = press(&house, &open(&house).await, "next", &[]).await;
    assert_eq!(
        (reply.status, reply.header("cache-control")),
        (200, "no-store")
    );
    let ask = page(&reply);
    assert_eq!(heading(&ask), "How?");
    let wrong = press(&house, &ask, "next", &[("way", "rocket")]).await;
    assert_eq!(wrong.status, 422);
    let wrong = page(&wrong);
    assert!(!wrong.summary().is_empty());
    assert!(wrong.one("title").text.starts_with("Error: "));
    let form = page(&press(&house, &wrong, "next", &[("way", "fast")]).await);
    let typed = [
        ("who", "Ada & Bob"),
        ("pin", "1"),
        ("extras", "bag"),
        ("extras", "dog"),
    ];
    let again = page(&press(&house, &form, "next", &typed).await);
    assert_eq!(again.value("who"), "Ada & Bob", "what was typed stays");
    let chosen = again.with("name", "extras");
    assert!(
        chosen
            .iter()
            .all(|one| one.attributes.contains_key("checked"))
    );
    let back = page(&press(&house, &again, "back", &typed).await);
    assert_eq!(heading(&back), "How?");
    let form = page(&press(&house, &back, "next", &[("way", "fast")]).await);
    assert_eq!(
        form.value("pin"),
        "1",
        "and is there when its page comes again"
    );
    let done = [("who", "Ada"), ("pin", "1234")];
    let done = page(&press(&house, &form, "next", &done).await);
    assert_eq!(heading(&done), "Have a good trip, Ada");
    assert_eq!(house.count("instances").await, 1);
}

#[tokio::test]
async fn the_same_form_sent_twice_goes_once() {
    let house = House::start().await;
    let first = open(&house).await;
    let once = page(&press(&house, &first, "next", &[]).await);
    let twice = page(&press(&house, &first, "next", &[]).await);
    assert_eq!(twice.value("instance"), once.value("instance"));
    assert_eq!(house.count("navigations").await, 2);
}

#[tokio::test]
async fn contact_us_leads_out_and_what_is_sent_there_belongs_to_the_instance() {
    let house = House::start().await;
    let ask = page(&press(&house, &open(&house).await, "next", &[]).await);
    let out = press(&house, &ask, "contact", &[("way", "slow")]).await;
    let place = "interaction=trip&element=ask";
    assert_eq!(
        (out.status, out.header("location")),
        (303, format!("/contact?{place}").as_str())
    );
    let cookie = cookie(&out);
    let email = format!("/contact/email?{place}");
    let letter = page(&house.send(Ask::get(&email)).await);
    let fields = [
        ("key", letter.value("key")),
        ("email", "ada@example.com".to_owned()),
        ("message", "Help.".to_owned()),
    ];
    let fields = fields.iter().map(|(name, value)| (*name, value.as_str()));
    let form = Ask::form(&email, &fields.collect::<Vec<_>>());
    let sent = house.send(form.header("cookie", &cookie)).await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    assert_eq!(house.count("instances").await, 1);
    let back = page(&house.send(Ask::get(PATH).header("cookie", &cookie)).await);
    assert_eq!(heading(&back), "How?");
    let chosen: Vec<_> = back
        .with("name", "way")
        .into_iter()
        .filter(|one| one.attributes.contains_key("checked"))
        .map(|one| one.get("value").to_owned())
        .collect();
    assert_eq!(chosen, ["slow"]);
}

#[tokio::test]
async fn what_the_interaction_knows_stands_in_the_forms_that_ask_it_again() {
    let house = House::start().await;
    let first = page(&house.send(Ask::get(format!("{PATH}?who=Ada%20King"))).await);
    let hidden = ["instance", "step", "key", "visitor"].map(|name| (name, first.value(name)));
    let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<_> = hidden.chain([("direction", "contact")]).collect();
    let out = house
        .send(Ask::form(format!("{PATH}?who=Ada%20King"), &fields))
        .await;
    let cookie = cookie(&out);
    let email = "/contact/email?interaction=trip&element=welcome";
    let letter = page(&house.send(Ask::get(email).header("cookie", &cookie)).await);
    assert_eq!(letter.value("firstName"), "Ada");
    assert_eq!(letter.value("lastName"), "King");
    let typed = [
        ("firstName", ""),
        ("lastName", "Byron"),
        ("key", "typed-12345"),
    ];
    let form = Ask::form(email, &typed).header("cookie", &cookie);
    let again = page(&house.send(form).await);
    assert_eq!(again.value("lastName"), "Byron", "what was typed stays");
    let other = page(&house.send(Ask::get(email)).await);
    assert_eq!(
        other.value("firstName"),
        "",
        "nothing of it is in the address"
    );
}

#[tokio::test]
async fn the_cookie_means_nothing_elsewhere() {
    let house = House::start().await;
    let reply = press(&house, &open(&house).await, "next", &[]).await;
    let cookie = cookie(&reply);
    for path in [
        "/contact/email",
        "/contact/email?interaction=other&element=ask",
    ] {
        let fields = [
            ("key", path),
            ("email", "ada@example.com"),
            ("message", "Help."),
        ];
        let form = Ask::form(path, &fields).header("cookie", &cookie);
        assert_eq!(house.send(form).await.status, 200);
    }
    assert_eq!(house.count("instances").await, 3);
    let tampered = format!("{cookie}A");
    let reply = house.send(Ask::get(PATH).header("cookie", &tampered)).await;
    assert_eq!(heading(&page(&reply)), "Welcome,");
}

#[tokio::test]
async fn what_cannot_be_done_comes_back_with_a_page_that_says_so() {
    let house = House::start().await;
    let ask = page(&press(&house, &open(&house).await, "next", &[]).await);
    let token = ask.value("instance");
    let fields = |instance: &'static str, step: &'static str, key: &'static str| {
        [
            ("direction", "next"),
            ("instance", instance),
            ("step", step),
            ("key", key),
        ]
    };
    for (fields, status) in [
        (fields("x.y", "0", "key-key-key"), 404),
        (fields("", "first", "key-key-key"), 400),
        (fields("", "0", ""), 400),
    ] {
        let reply = house.send(Ask::form(PATH, &fields)).await;
        assert_eq!(reply.status, status, "{fields:?}");
        let page = page(&reply);
        assert!(!page.summary().is_empty(), "{fields:?}");
        assert_eq!(heading(&page), "Welcome,");
    }
    let foreign = [
        ("direction", "next"),
        ("instance", token.as_str()),
        ("step", "2"),
        ("key", "key-key-key"),
    ];
    let foreign = Ask::form(PATH, &foreign).header("sec-fetch-site", "cross-site");
    let reply = house.send(foreign).await;
    assert_eq!(reply.status, 403);
    assert!(
        !reply.body.contains(&token),
        "another site learns nothing of it"
    );
    assert_eq!(house.count("navigations").await, 2);
}

#[tokio::test]
async fn an_unknown_interaction_is_a_page_that_is_not_there() {
    let house = House::start().await;
    for path in [
        "/interaction/nothing",
        "/interaction/Trip",
        "/interaction/trip?account=nobody",
    ] {
        let reply = house.send(Ask::get(path)).await;
        assert_eq!(reply.status, 404, "{path}");
        assert!(!heading(&page(&reply)).is_empty());
    }
    let reply = house
        .send(Ask::form("/interaction/nothing", &[("direction", "next")]))
        .await;
    assert_eq!(reply.status, 404);
}

#[tokio::test]
async fn a_finished_one_is_not_opened_again() {
    let house = House::start().await;
    let ask = page(&press(&house, &open(&house).await, "next", &[]).await);
    let form = page(&press(&house, &ask, "next", &[("way", "fast")]).await);
    let done = press(&house, &form, "next", &[("who", "Ada"), ("pin", "1234")]).await;
    let reply = house
        .send(Ask::get(PATH).header("cookie", &cookie(&done)))
        .await;
    assert_eq!(
        heading(&page(&reply)),
        "Welcome,",
        "opening it again is a new beginning"
    );
}

#[tokio::test]
async fn the_app_can_be_started_without_what_is_inlined() {
    let house = House::start().await;
    let path = format!("{}?path=/interaction/trip&who=Ada", paths::BOOT);
    let boot = house.send(Ask::get(path)).await.json();
    assert_eq!(boot["standing"]["page"]["heading"], "Welcome, Ada");
    let kinds: Vec<_> = boot["page"]["options"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].clone())
        .collect();
    assert_eq!(kinds, ["email"], "the options of that page");
    let unknown = format!("{}?path=/interaction/nothing", paths::BOOT);
    house
        .send(Ask::get(unknown))
        .await
        .refused(404, "not-found");
}
