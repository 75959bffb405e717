//! Plain forms that are right, and plain forms that need mending.

use crate::site::{Ask, CALLBACK, EMAIL, NOW, Site, filled, letter, with};

#[tokio::test]
async fn a_message_is_answered_with_its_reference() {
    let site = Site::start().await;
    let reply = site.fill(EMAIL, &letter()).await;
    assert_eq!(
        (reply.status, reply.header("cache-control")),
        (200, "no-store")
    );
    let page = reply.page();
    assert_eq!(page.one("h1").words(), "We have your message");
    assert_eq!(page.one("title").text, "Email Us – Demo Broadband");
    let reference = page.reference();
    let stored: (String, String) = sqlx::query_as("SELECT reference, message FROM emails")
        .fetch_one(site.app.store.readers())
        .await
        .expect("one message");
    assert_eq!(stored, (reference, "My line is dead.".to_owned()));
    assert_eq!(site.count("outbox").await, 1);
}

#[tokio::test]
async fn a_callback_is_answered_with_its_reference_and_ways_to_change_it() {
    let site = Site::start().await;
    let reply = site
        .fill(CALLBACK, &[("phone", "020 7946 0001"), ("at", "")])
        .await;
    assert_eq!(
        (reply.status, reply.header("cache-control")),
        (200, "no-store")
    );
    let page = reply.page();
    assert_eq!(page.one("h1").words(), "We will call you");
    let base = format!("/contact/callback/{}", page.reference());
    let actions: Vec<_> = page
        .all("form")
        .iter()
        .map(|one| one.get("action"))
        .collect();
    assert_eq!(
        actions,
        [format!("{base}/calendar"), format!("{base}/cancel")]
    );
    assert_eq!(page.with("name", "token").len(), 2);
    let token = page.with("name", "token")[0].get("value").to_owned();
    for one in page.elements().iter().filter(|one| one.name != "input") {
        for value in one.attributes.values() {
            let (address, fragment) = value.split_once('#').unwrap_or((value, ""));
            assert!(!address.contains(&token), "no token in an address: {one:?}");
            assert!(fragment.is_empty() || fragment == token || !fragment.contains(&token));
        }
    }
}

#[tokio::test]
async fn a_chosen_time_is_the_time_of_the_call() {
    let site = Site::start().await;
    let page = site.open(CALLBACK).await;
    let times: Vec<_> = page
        .all("option")
        .iter()
        .map(|one| one.get("value").to_owned())
        .collect();
    assert!(times.len() > 3 && times[0].is_empty(), "{times:?}");
    let typed = [("phone", "020 7946 0001"), ("at", times[3].as_str())];
    let reply = site.send(filled(&page, CALLBACK, &typed)).await;
    assert_eq!(reply.status, 200);
    let (from, chosen): (i64, bool) = sqlx::query_as("SELECT window_from, chosen FROM callbacks")
        .fetch_one(site.app.store.readers())
        .await
        .expect("one callback");
    assert_eq!((from.to_string(), chosen), (times[3].clone(), true));
}

#[tokio::test]
async fn a_form_that_needs_mending_comes_again_with_all_that_was_typed() {
    let site = Site::start().await;
    let typed = [
        ("firstName", "Ada"),
        ("lastName", ""),
        ("phone", "call me"),
        ("email", "ada@"),
        ("message", "Line 1\r\nLine 2"),
    ];
    let reply = site.fill(EMAIL, &typed).await;
    assert_eq!(
        (reply.status, reply.header("cache-control")),
        (422, "no-store")
    );
    let page = reply.page();
    assert_eq!(page.one("title").text, "Error: Email Us – Demo Broadband");
    for (name, text) in typed {
        assert_eq!(page.value(name), text.replace("\r\n", "\n"), "{name}");
    }
    assert!(page.summary().starts_with("There is a problem"));
    let summary = page.by_id("problem-summary");
    assert!(summary.attributes.contains_key("autofocus"));
    let links: Vec<_> = page
        .all("a")
        .iter()
        .map(|a| a.get("href").to_owned())
        .collect();
    for (name, wrong) in [
        ("firstName", false),
        ("phone", true),
        ("email", true),
        ("message", false),
    ] {
        let field = page.by_id(name);
        assert_eq!(field.get("aria-invalid") == "true", wrong, "{name}");
        assert_eq!(links.contains(&format!("#{name}")), wrong, "{name}");
        if wrong {
            let message = page.by_id(&format!("{name}-error"));
            assert!(field.get("aria-describedby").contains(message.get("id")));
            assert!(page.summary().contains(&message.words()), "{name}");
        }
    }
    assert_eq!(site.count("emails").await, 0);
}

#[tokio::test]
async fn a_mended_form_is_taken() {
    let site = Site::start().await;
    let wrong = site
        .fill(EMAIL, &with(&letter(), "email", "ada"))
        .await
        .page();
    let reply = site.send(filled(&wrong, EMAIL, &letter())).await;
    assert_eq!(reply.status, 200);
    assert_eq!(site.count("emails").await, 1);
}

#[tokio::test]
async fn a_time_that_is_not_offered_is_told_beside_the_times() {
    let site = Site::start().await;
    for at in ["soon", "1.5", "0", "-1", "99999999999999999999"] {
        let reply = site
            .fill(CALLBACK, &[("phone", "020 7946 0001"), ("at", at)])
            .await;
        assert_eq!(reply.status, 422, "{at}");
        let page = reply.page();
        assert_eq!(page.by_id("at").get("aria-invalid"), "true");
        assert_eq!(page.value("phone"), "020 7946 0001");
        assert!(page.summary().contains("That time is not offered"));
    }
}

#[tokio::test]
async fn missing_fields_are_asked_for_and_unknown_ones_ignored() {
    let site = Site::start().await;
    let page = site.fill(EMAIL, &[]).await.page();
    for sentence in ["Enter your email address", "Write your message"] {
        assert!(page.summary().contains(sentence), "{}", page.summary());
    }
    let page = site.fill(CALLBACK, &[("unknown", "<b>canary</b>")]).await;
    assert!(
        !page.text().contains("canary"),
        "what is no field is not given back"
    );
    assert!(page.page().summary().contains("Enter the phone number"));
    let mut more = letter().to_vec();
    more.extend([("unknown", "x"), ("at", "soon"), ("__proto__", "x")]);
    assert_eq!(site.fill(EMAIL, &more).await.status, 200);
}

#[tokio::test]
async fn of_a_repeated_field_the_first_counts() {
    let site = Site::start().await;
    let mut twice = letter().to_vec();
    twice.extend([("email", "eve@example.com"), ("message", "Other words.")]);
    let reply = site.fill(EMAIL, &twice).await;
    assert_eq!(reply.status, 200);
    let stored: (String, String) = sqlx::query_as("SELECT email, message FROM emails")
        .fetch_one(site.app.store.readers())
        .await
        .expect("one message");
    assert_eq!(
        stored,
        ("ada@example.com".to_owned(), "My line is dead.".to_owned())
    );
}

#[tokio::test]
async fn the_visitor_of_a_page_stays_the_same_from_answer_to_answer() {
    let site = Site::start().await;
    let first = site.open(CALLBACK).await;
    let second = site.send(filled(&first, CALLBACK, &[])).await.page();
    assert_eq!(first.value("visitor"), second.value("visitor"));
    assert_ne!(
        first.value("key"),
        second.value("key"),
        "a new page, a new key"
    );
    let typed = [("phone", "020 7946 0001")];
    let third = site.send(filled(&second, CALLBACK, &typed)).await.page();
    let other = [("phone", "+44 20 7946 0001")];
    let fourth = site.send(filled(&second, CALLBACK, &other));
    let fourth = fourth.await;
    assert_eq!(fourth.status, 422, "the same key, other words");
    let fifth = site
        .send(filled(&fourth.page(), CALLBACK, &other))
        .await
        .page();
    assert_eq!(
        third.reference(),
        fifth.reference(),
        "the same number is one request"
    );
    assert!(
        fifth
            .one("main")
            .words()
            .contains("You had already asked us")
    );
    assert_eq!(site.count("callbacks").await, 1);
}

#[tokio::test]
async fn another_visitor_with_the_number_gets_a_reference_of_their_own() {
    let site = Site::start().await;
    let typed = [("phone", "020 7946 0001")];
    let ada = site.fill(CALLBACK, &typed).await.page();
    let bob = site.fill(CALLBACK, &typed).await.page();
    assert_ne!(ada.reference(), bob.reference());
    assert_eq!(
        (site.count("callbacks").await, site.count("calls").await),
        (2, 1)
    );
}

#[tokio::test]
async fn a_form_without_a_visitor_is_taken_and_an_odd_one_names_nobody() {
    let site = Site::start().await;
    for visitor in ["", "nobody", "<b>", "0199f000-0000-4000-8000-00000000000"] {
        let mut fields = letter().to_vec();
        let key = format!("key-for-{}", visitor.len());
        fields.extend([("key", key.as_str()), ("visitor", visitor)]);
        let reply = site.send(Ask::form(EMAIL, &fields)).await;
        assert_eq!(reply.status, 200, "{visitor}");
    }
    let named: i64 = sqlx::query_scalar("SELECT count(*) FROM emails WHERE visitor IS NOT NULL")
        .fetch_one(site.app.store.readers())
        .await
        .expect("a number");
    assert_eq!(named, 0);
}

#[tokio::test]
async fn the_key_of_a_page_says_when_the_page_was_made() {
    let site = Site::start().await;
    let page = site.open(EMAIL).await;
    let key = uuid::Uuid::parse_str(&page.value("key")).expect("a UUID");
    let made = key.get_timestamp().expect("version 7").to_unix().0;
    assert_eq!(i64::try_from(made).expect("it fits") * 1_000, NOW);
}
