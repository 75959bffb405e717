//! The Contact Us page, the boot data, the probes, the seeded account.

use {
    crate::server::{Ask, NOW, Server},
    contact_us_server::{clock::DAY, seed},
    contact_us_wire::{Boot, OptionKind, OptionState, Page, Promise, paths},
};

async fn page(server: &Server, query: &str) -> Page {
    let reply = server
        .send(Ask::get(format!("{}?{query}", paths::PAGE)))
        .await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    serde_json::from_str(&reply.body).expect("a page")
}

fn kinds(page: &Page) -> Vec<OptionKind> {
    page.options.iter().map(|option| option.kind).collect()
}

#[tokio::test]
async fn the_demo_page_offers_all_four_around_the_clock() {
    let server = Server::start().await;
    for at in [NOW, NOW + DAY * 5 / 2, NOW + 4 * DAY] {
        server.clock.set(at);
        let page = page(&server, "").await;
        assert_eq!(
            kinds(&page),
            [
                OptionKind::Chat,
                OptionKind::Call,
                OptionKind::Callback,
                OptionKind::Email
            ]
        );
        assert!(
            page.options
                .iter()
                .all(|option| option.state == OptionState::Open)
        );
        let promises: Vec<_> = page
            .options
            .iter()
            .map(|option| (option.promise, option.quickest))
            .collect();
        let expected = [
            (Promise::Later, false), // no agent is there
            (Promise::Answers { minutes: 4 }, true),
            (Promise::Calls { minutes: 30 }, false),
            (Promise::Replies { hours: 24 }, false),
        ];
        assert_eq!(promises, expected);
    }
    let page = page(&server, "theme=dark").await;
    assert_eq!(
        (
            page.account.organisation.as_str(),
            page.account.zone_place.as_str()
        ),
        ("Demo Broadband", "London")
    );
    assert_eq!((page.region.as_str(), page.locale.as_str()), ("GB", "en"));
    assert_eq!(serde_json::to_value(page.theme).unwrap(), "dark");
    let call = page.call.expect("a number");
    assert_eq!(
        (call.e164.as_str(), call.shown.as_str()),
        ("+442079460018", "020 7946 0018")
    );
    assert!(call.qr.starts_with('M') && call.qr_side >= 29);
}

#[tokio::test]
async fn r1_after_hours_the_page_says_when_it_opens_and_what_is_still_taken() {
    let server = Server::start().await;
    let page = page(&server, "interaction=demo&element=after-hours").await;
    assert_eq!(
        kinds(&page),
        [
            OptionKind::Chat,
            OptionKind::Call,
            OptionKind::Callback,
            OptionKind::Email
        ]
    );
    let OptionState::Closed { opens: Some(opens) } = page.options[1].state else {
        panic!("Call is closed: {:?}", page.options[1]);
    };
    assert_eq!(page.options[0].state, page.options[1].state);
    assert_eq!(
        (
            opens.business.weekday,
            opens.business.hour,
            opens.business.day
        ),
        (1, 9, 30)
    );
    for option in &page.options[2..] {
        assert_eq!(option.state, OptionState::Deferred { opens });
    }
    assert!(
        page.options
            .iter()
            .all(|option| option.promise == Promise::None && !option.quickest)
    );
}

#[tokio::test]
async fn r1_an_option_is_shown_if_the_page_sets_it_and_it_is_configured() {
    let server = Server::start().await;
    server.set("INSERT INTO elements VALUES ('demo', 'bill', 'pay', '[\"email\",\"chat\",\"call\",\"nonsense\"]', NULL)").await;
    let of = async |query| kinds(&page(&server, query).await);
    assert_eq!(
        of("interaction=bill&element=pay").await,
        [OptionKind::Chat, OptionKind::Call, OptionKind::Email]
    );
    for none in ["none", "webhook"] {
        let statement = match none {
            "none" => "UPDATE accounts SET chat_provider = 'none'",
            _ => "UPDATE accounts SET chat_provider = 'webhook'",
        };
        server.set(statement).await;
        assert_eq!(
            of("interaction=bill&element=pay").await,
            [OptionKind::Call, OptionKind::Email],
            "chat has no provider that works"
        );
    }
    assert_eq!(
        of("interaction=bill&element=other").await.len(),
        3,
        "an unknown element gets the default page"
    );
    server
        .set("UPDATE accounts SET primary_email = 'Mr Smith'")
        .await;
    assert_eq!(of("interaction=bill&element=pay").await, [OptionKind::Call]);
    server
        .set("UPDATE accounts SET number_to_dial = '0909 879 0000'")
        .await;
    assert_eq!(of("interaction=bill&element=pay").await, []);
    assert!(
        page(&server, "interaction=bill&element=pay")
            .await
            .call
            .is_none()
    );
    server.set("UPDATE options SET configured = 0").await;
    assert_eq!(of("").await, []);
}

#[tokio::test]
async fn r1_what_never_opens_says_so() {
    let server = Server::start().await;
    server.set("UPDATE schedules SET closed = '{\"weekly\":[{\"day\":0,\"from\":0,\"to\":1440},{\"day\":1,\"from\":0,\"to\":1440},{\"day\":2,\"from\":0,\"to\":1440},{\"day\":3,\"from\":0,\"to\":1440},{\"day\":4,\"from\":0,\"to\":1440},{\"day\":5,\"from\":0,\"to\":1440},{\"day\":6,\"from\":0,\"to\":1440}]}'").await;
    let page = page(&server, "").await;
    assert!(
        page.options
            .iter()
            .all(|option| option.state == OptionState::Closed { opens: None })
    );
    let slots = server.send(Ask::get(paths::CALLBACK_SLOTS)).await.json();
    assert_eq!(
        (&slots["soonest"], slots["slots"].as_array().unwrap().len()),
        (&serde_json::Value::Null, 0)
    );
}

#[tokio::test]
async fn the_device_and_the_language_come_from_the_request() {
    let server = Server::start().await;
    let ask = Ask::get(paths::PAGE)
        .header("sec-ch-ua-mobile", "?1")
        .header("accept-language", "ar");
    let page: Page = serde_json::from_str(&server.send(ask).await.body).unwrap();
    assert!(page.mobile);
    assert_eq!(
        (
            page.locale.as_str(),
            serde_json::to_value(page.direction).unwrap()
        ),
        ("ar", "rtl".into())
    );
    let ask = Ask::get(format!("{}?locale=en", paths::PAGE)).header("accept-language", "ar");
    let page: Page = serde_json::from_str(&server.send(ask).await.body).unwrap();
    assert!(!page.mobile);
    assert_eq!(page.locale, "en");
}

#[tokio::test]
async fn boot_is_page_and_words_and_times_where_they_are_shown() {
    let server = Server::start().await;
    let boot = async |query: &str| -> Boot {
        let reply = server
            .send(Ask::get(format!("{}?{query}", paths::BOOT)))
            .await;
        serde_json::from_str(&reply.body).expect("boot data")
    };
    let plain = boot("locale=ar").await;
    assert!(plain.slots.is_none() && plain.answer.is_none());
    assert_eq!(
        plain.words.get("language.name"),
        server
            .app
            .catalogues
            .choose(["ar"])
            .words
            .get("language.name")
    );
    let callback = boot("path=%2Fcontact%2Fcallback").await;
    assert_eq!(callback.slots.expect("times").slots.len(), 66);
}

#[tokio::test]
async fn the_probes_answer() {
    let server = Server::start().await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(server.send(Ask::get(path)).await.status, 200);
    }
    server.app.store.close().await;
    assert_eq!(server.send(Ask::get("/healthz")).await.status, 200);
    assert_eq!(server.send(Ask::get("/readyz")).await.status, 503);
    let reply = server.send(Ask::get(paths::PAGE)).await;
    reply.refused(500, "internal");
    assert!(
        !reply.body.to_lowercase().contains("pool"),
        "no detail leaves the server"
    );
}

#[tokio::test]
async fn a_handler_that_fails_is_our_fault_and_tells_no_detail() {
    let server = Server::start().await;
    let reply = server.send(Ask::get("/broken")).await;
    reply.refused(500, "internal");
    assert!(!reply.body.contains("canary"));
    assert_eq!(reply.header("x-request-id").len(), 36);
}

#[tokio::test]
async fn seeding_again_changes_nothing_but_a_given_key() {
    let server =
        Server::start_with(&[("CONTACT_US_APPLICATION_KEY", "the-key-of-the-environment")]).await;
    server
        .set("UPDATE accounts SET organisation = 'Changed', application_key = 'older'")
        .await;
    server
        .set("DELETE FROM elements WHERE interaction = 'demo'")
        .await;
    let pages = server.count("elements").await;
    seed::seed(&server.app).await.unwrap();
    let account = server
        .app
        .store
        .account("demo")
        .await
        .unwrap()
        .expect("it is there");
    assert_eq!(
        (
            account.organisation.as_str(),
            account.application_key.as_str()
        ),
        ("Changed", "the-key-of-the-environment")
    );
    assert_eq!(
        (
            server.count("elements").await,
            server.count("schedules").await
        ),
        (pages, 2)
    );
}

#[tokio::test]
async fn a_server_without_a_given_key_makes_one() {
    let server = Server::start().await;
    let account = server
        .app
        .store
        .account("demo")
        .await
        .unwrap()
        .expect("it is there");
    assert!(account.application_key.len() >= 40);
}
