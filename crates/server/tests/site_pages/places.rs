//! Language, direction, colours and place: what the address says counts for the page and all its links.

use crate::site::{Ask, CALLBACK, EMAIL, Site, letter};

const PLACE: &str =
    "account=demo&interaction=lost%20card&element=x%26y&externalId=42&locale=ar&theme=dark";

#[tokio::test]
async fn every_link_and_form_carries_the_place_on() {
    let site = Site::start().await;
    for path in [
        "/",
        "/contact/call",
        CALLBACK,
        EMAIL,
        "/contact/callback/CU-7F3K-29QD",
        "/nothing",
    ] {
        let reply = site
            .send(Ask::get(format!("{path}?{PLACE}&utm_source=x")))
            .await;
        let page = reply.page();
        let (mut links, mut languages) = (0, 0);
        for one in page.elements() {
            let address = match one.name.as_str() {
                "a" => one.get("href"),
                "form" => one.get("action"),
                _ => continue,
            };
            if !address.starts_with('/') {
                continue;
            }
            let (_, query) = address.split_once('?').expect("it carries the place");
            if one.attributes.contains_key("hreflang") {
                let others = PLACE.replace("locale=ar&", "");
                let language = format!("{others}&locale={}", one.get("hreflang"));
                assert_eq!(query, language, "{path}");
                languages += 1;
            } else {
                assert_eq!(query, PLACE, "{path}");
                links += 1;
            }
        }
        assert!(links > 0, "{path}");
        assert_eq!(languages, 2, "{path}");
    }
}

#[tokio::test]
async fn the_answer_to_a_form_carries_the_place_on_too() {
    let site = Site::start().await;
    let path = format!("{EMAIL}?{PLACE}");
    for (typed, status) in [(&letter()[..], 200), (&[], 422)] {
        let page = site.open(&path).await;
        let reply = site.send(crate::site::filled(&page, &path, typed)).await;
        assert_eq!(reply.status, status);
        let page = reply.page();
        assert_eq!(page.one("html").get("lang"), "ar");
        let home = page.class("cu-bar__home")[0].get("href");
        assert_eq!(home, format!("/?{PLACE}"));
    }
}

#[tokio::test]
async fn the_language_sets_direction_and_words() {
    let site = Site::start().await;
    for (ask, lang, dir) in [
        (Ask::get("/"), "en", "ltr"),
        (Ask::get("/?locale=ar"), "ar", "rtl"),
        (Ask::get("/?locale=ar-EG"), "ar", "rtl"),
        (Ask::get("/?locale=xx"), "en", "ltr"),
        (
            Ask::get("/").header("accept-language", "ar-EG,en;q=0.5"),
            "ar",
            "rtl",
        ),
        (
            Ask::get("/?locale=en").header("accept-language", "ar"),
            "en",
            "ltr",
        ),
        (Ask::get("/nothing?locale=ar"), "ar", "rtl"),
        (Ask::get("/?locale=ar&account=nobody"), "ar", "rtl"),
    ] {
        let page = site.send(ask).await.page();
        let html = page.one("html");
        assert_eq!((html.get("lang"), html.get("dir")), (lang, dir));
    }
    let words = &site.app.catalogues.choose(["ar"]).words;
    let page = site.open("/contact/email?locale=ar").await;
    assert_eq!(page.one("h1").words(), words.get("email.title"));
    let reply = site.fill("/contact/email?locale=ar", &[]).await;
    assert!(
        reply
            .page()
            .summary()
            .contains(words.get("error.email.missing"))
    );
}

#[tokio::test]
async fn the_colours_are_those_that_were_asked_for() {
    let site = Site::start().await;
    for (query, theme) in [
        ("", "auto"),
        ("?theme=auto", "auto"),
        ("?theme=light", "light"),
        ("?theme=dark", "dark"),
        ("?theme=pink", "auto"),
        ("?theme=dark&theme=light", "dark"),
    ] {
        for path in ["/", "/nothing"] {
            let page = site.send(Ask::get(format!("{path}{query}"))).await.page();
            assert_eq!(page.one("html").get("data-theme"), theme, "{path}{query}");
        }
    }
}

#[tokio::test]
async fn a_page_of_no_account_leads_back_to_ours() {
    let site = Site::start().await;
    let reply = site
        .send(Ask::get("/contact/email?account=nobody&theme=dark"))
        .await;
    let page = reply.page();
    for link in page
        .all("a")
        .iter()
        .filter(|a| a.get("href").starts_with('/'))
    {
        assert!(!link.get("href").contains("account"), "{link:?}");
        assert!(link.get("href").contains("theme=dark"), "{link:?}");
    }
}

#[tokio::test]
async fn a_page_that_another_account_lacks_is_missing_in_that_account_s_name() {
    let site = Site::start().await;
    site.set(
        "INSERT INTO accounts SELECT 'acme', 'Acme', zone, region, locale, number_to_dial, primary_email, sender,
             privacy_url, application_key, slot_capacity, created_at, chat_provider, chat_url, chat_secret, phone FROM accounts",
    )
    .await;
    let page = site.send(Ask::get("/nothing?account=acme")).await.page();
    assert_eq!(page.one("title").text, "Page not found – Acme");
    assert_eq!(page.class("cu-bar__home")[0].get("href"), "/?account=acme");
}

#[tokio::test]
async fn a_hostile_host_changes_no_link() {
    let site = Site::start().await;
    let hostile = |path: &str| {
        Ask::get(path)
            .header("host", "evil.example")
            .header("x-forwarded-host", "evil.example")
            .header("x-forwarded-proto", "http")
            .header("forwarded", "host=evil.example")
    };
    for path in [
        "/",
        "/contact/call",
        CALLBACK,
        EMAIL,
        "/nothing",
        "/contact/",
    ] {
        let reply = site.send(hostile(path)).await;
        assert!(!reply.text().contains("evil.example"), "{path}");
        for (name, value) in &reply.headers {
            let value = value.to_str().expect("a text");
            assert!(!value.contains("evil.example"), "{path} {name}: {value}");
        }
    }
    let sent = Ask::form(EMAIL, &crate::site::with(&letter(), "phone", ""))
        .header("host", "evil.example")
        .header("x-forwarded-host", "evil.example");
    site.send(sent).await;
    let body = site.fill(EMAIL, &letter()).await.text();
    assert!(!body.contains("evil.example"));
    let jobs: Vec<String> = sqlx::query_scalar("SELECT payload FROM outbox")
        .fetch_all(site.app.store.readers())
        .await
        .expect("the outbox");
    assert!(
        jobs.iter()
            .all(|job| job.contains("https://help.example/history/"))
    );
}

#[tokio::test]
async fn a_phone_gets_no_code_to_scan() {
    let site = Site::start().await;
    let desktop = site.open("/contact/call").await;
    let phone = Ask::get("/contact/call").header("sec-ch-ua-mobile", "?1");
    let phone = site.send(phone).await.page();
    let codes = (desktop.class("cu-qr").len(), phone.class("cu-qr").len());
    assert_eq!(codes, (1, 0));
}

#[tokio::test]
async fn closed_options_stay_readable_and_nothing_at_all_is_said() {
    let site = Site::start().await;
    let closed = site.open("/?interaction=demo&element=after-hours").await;
    assert_eq!(closed.class("cu-option__link").len(), 4);
    assert!(
        closed.one("main").words().contains("Opens Monday 09:00"),
        "{}",
        closed.one("main").words()
    );
    site.set("UPDATE options SET configured = 0").await;
    let nothing = site.open("/").await;
    assert!(nothing.class("cu-option").is_empty());
    assert!(
        nothing
            .one("main")
            .words()
            .contains("There is no way to reach us")
    );
}
