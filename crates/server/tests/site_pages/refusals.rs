//! Whatever cannot be taken is answered by a page that says what to do and holds what was typed.

use crate::{
    html::Page,
    site::{Ask, CALLBACK, EMAIL, Site, filled, letter},
};

/// Asserts that the form still holds what was typed.
#[track_caller]
fn keeps(page: &Page, typed: &[(&str, &str)]) {
    for (name, text) in typed {
        assert_eq!(page.value(name), *text, "{name}");
    }
}

#[tokio::test]
async fn a_key_that_is_missing_or_odd_costs_nothing_but_another_press() {
    let site = Site::start().await;
    for key in [
        "",
        "short",
        "with space in it",
        &"x".repeat(129),
        "<b onclick=x>",
    ] {
        let mut fields = letter().to_vec();
        fields.push(("key", key));
        let reply = site.send(Ask::form(EMAIL, &fields)).await;
        let page = reply.refused(400, "Please send it again.");
        assert!(!page.summary().contains("Idempotency-Key"));
        keeps(&page, &letter());
        assert_eq!(site.send(filled(&page, EMAIL, &letter())).await.status, 200);
    }
    assert_eq!(site.count("emails").await, 5);
}

#[tokio::test]
async fn another_content_type_is_refused() {
    let site = Site::start().await;
    for kind in [
        "",
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/json",
    ] {
        let ask = Ask::form(EMAIL, &letter()).header("content-type", kind);
        site.send(ask)
            .await
            .refused(415, "This kind of content is not taken here.");
    }
    let page = site.open(EMAIL).await;
    let charset = "Application/X-WWW-Form-Urlencoded; charset=UTF-8";
    let ask = filled(&page, EMAIL, &letter()).header("content-type", charset);
    assert_eq!(site.send(ask).await.status, 200);
}

#[tokio::test]
async fn a_form_over_the_limit_is_refused_and_one_at_the_limit_is_read() {
    let site = Site::start().await;
    let page = site.open(EMAIL).await;
    let sized = |length: usize| {
        let (mut fields, key) = (letter().to_vec(), page.value("key"));
        fields.extend([("key", key.as_str()), ("padding", "")]);
        let mut body = serde_urlencoded::to_string(fields)
            .expect("a form")
            .into_bytes();
        body.resize(length, b'x');
        filled(&page, EMAIL, &[]).body(body)
    };
    let over = site.send(sized(64 * 1024 + 1)).await;
    over.refused(413, "This is more than we can take at once.");
    let announced = sized(100).header("content-length", "65537");
    site.send(announced)
        .await
        .refused(413, "Shorten it and send it again.");
    assert_eq!(site.count("emails").await, 0);
    assert_eq!(site.send(sized(64 * 1024)).await.status, 200);
    let longest = "😀".repeat(5_000);
    let reply = site
        .fill(EMAIL, &crate::site::with(&letter(), "message", &longest))
        .await;
    assert_eq!(reply.status, 200, "the longest message fits");
    let longer = "😀".repeat(5_001);
    let reply = site
        .fill(EMAIL, &crate::site::with(&letter(), "message", &longer))
        .await;
    assert_eq!(reply.status, 422);
    assert_eq!(
        reply.page().value("message"),
        longer,
        "what is too long is kept, too"
    );
}

#[tokio::test]
async fn what_another_site_sends_is_refused_and_shown() {
    let site = Site::start().await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let page = site.open(EMAIL).await;
        let ask = filled(&page, EMAIL, &letter())
            .header("sec-fetch-site", "")
            .header(name, value);
        let again = site
            .send(ask)
            .await
            .refused(403, "This request came from another site");
        keeps(&again, &letter());
        assert_ne!(
            again.value("visitor"),
            page.value("visitor"),
            "who goes on from here is nobody that the other site knows"
        );
    }
    assert_eq!(site.count("emails").await, 0);
}

#[tokio::test]
async fn our_own_pages_may_send_and_so_may_who_has_no_browser() {
    let site = Site::start().await;
    for (headers, host) in [
        (&[("sec-fetch-site", "same-origin")][..], "help.example"),
        (&[("origin", "https://help.example")], "help.example"),
        (&[("origin", "http://192.168.0.7:8080")], "192.168.0.7:8080"),
        (&[], "help.example"),
    ] {
        let page = site.open(EMAIL).await;
        let mut ask = filled(&page, EMAIL, &letter())
            .header("sec-fetch-site", "")
            .header("host", host);
        for (name, value) in headers {
            ask = ask.header(name, value);
        }
        assert_eq!(site.send(ask).await.status, 200, "{headers:?}");
    }
}

#[tokio::test]
async fn the_thirty_first_in_a_minute_is_told_how_long_to_wait() {
    let site = Site::start().await;
    let peer = [198, 51, 100, 7];
    for _ in 0..30 {
        let page = site.open(EMAIL).await;
        let reply = site.send(filled(&page, EMAIL, &letter()).peer(peer)).await;
        assert_eq!(reply.status, 200);
    }
    let page = site.open(EMAIL).await;
    let reply = site.send(filled(&page, EMAIL, &letter()).peer(peer)).await;
    let again = reply.refused(429, "Send it again in 2 s.");
    assert_eq!(reply.header("retry-after"), "2");
    keeps(&again, &letter());
    assert_eq!(site.count("emails").await, 30);
    let other = site
        .send(filled(&again, EMAIL, &letter()).peer([198, 51, 100, 8]))
        .await;
    assert_eq!(other.status, 200, "it counts for one address alone");
    site.clock.set(site.app.clock.now() + 2_000);
    let page = site.open(EMAIL).await;
    let later = site.send(filled(&page, EMAIL, &letter()).peer(peer)).await;
    assert_eq!(later.status, 200, "after the wait it is taken");
}

#[tokio::test]
async fn what_is_not_offered_is_refused_and_kept() {
    let site = Site::start().await;
    let (email, callback) = (site.open(EMAIL).await, site.open(CALLBACK).await);
    site.set("UPDATE options SET configured = 0").await;
    let reply = site.send(filled(&email, EMAIL, &letter())).await;
    keeps(
        &reply.refused(409, "This is not offered at the moment."),
        &letter(),
    );
    let typed = [("phone", "020 7946 0001")];
    let reply = site.send(filled(&callback, CALLBACK, &typed)).await;
    keeps(&reply.refused(409, "Please choose another way"), &typed);
}

#[tokio::test]
async fn an_account_that_is_not_there_takes_nothing() {
    let site = Site::start().await;
    for path in [
        "/contact/email?account=nobody",
        "/contact/callback?account=nobody",
    ] {
        let reply = site.send(Ask::form(path, &letter())).await;
        assert_eq!(
            (reply.status, reply.header("cache-control")),
            (404, "no-store")
        );
        assert!(reply.page().all("script").is_empty());
    }
    assert_eq!(site.count("receipts").await, 0);
}

#[tokio::test]
async fn when_the_database_is_gone_there_is_still_a_sentence() {
    let site = Site::start().await;
    site.app.store.close().await;
    let sentence = "Something went wrong on our side, and nothing was sent. Please send it again.";
    for ask in [
        Ask::get("/"),
        Ask::get("/nothing"),
        // A form of a page that was made before the last start.
        Ask::form(EMAIL, &letter()),
    ] {
        let reply = site.send(ask).await;
        assert_eq!((reply.status, reply.text().as_str()), (500, sentence));
        assert_eq!(reply.header("cache-control"), "no-store");
        assert!(reply.header("content-type").starts_with("text/plain"));
    }
}

#[tokio::test]
async fn a_database_that_fails_costs_nobody_what_they_typed() {
    let refused = "Something went wrong on our side, and nothing was sent.";
    for path in [EMAIL, CALLBACK] {
        let site = Site::start().await;
        let page = site.open(path).await;
        let (key, visitor) = (page.value("key"), page.value("visitor"));
        let times = page.all("option");
        let time = times.last().map(|one| one.get("value").to_owned());
        let typed = match &time {
            Some(time) => vec![("phone", "020 7946 0001"), ("at", time.as_str())],
            None => letter().to_vec(),
        };
        // First it takes nothing in any more, as with a full disk; then it answers nothing at all.
        site.set(
            "CREATE TRIGGER full BEFORE INSERT ON instances BEGIN SELECT RAISE(ABORT, 'full'); END",
        )
        .await;
        let full = site.send(filled(&page, path, &typed)).await;
        let page = full.refused(500, refused);
        keeps(&page, &typed);
        site.app.store.close().await;
        let dead = site.send(filled(&page, path, &typed)).await;
        let page = dead.refused(500, refused);
        keeps(&page, &typed);
        assert_eq!(page.value("visitor"), visitor);
        assert_ne!(page.value("key"), key);
    }
}

#[tokio::test]
async fn the_form_that_comes_back_from_a_dead_database_is_in_the_readers_language() {
    let site = Site::start().await;
    let page = site.open(EMAIL).await;
    site.app.store.close().await;
    let ask = filled(&page, EMAIL, &letter()).header("accept-language", "ar");
    let page = site.send(ask).await.page();
    assert_eq!(page.one("html").get("dir"), "rtl");
    assert_eq!(page.value("message"), "My line is dead.");
}
