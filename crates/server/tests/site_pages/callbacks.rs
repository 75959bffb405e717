//! Cancelling without script: a form with its token in a hidden field.

use crate::{
    html::Page,
    site::{Ask, CALLBACK, Site},
};

/// Asks for a call; the page of the receipt.
pub async fn booked(site: &Site) -> Page {
    let reply = site.fill(CALLBACK, &[("phone", "020 7946 0001")]).await;
    assert_eq!(reply.status, 200);
    reply.page()
}

/// The hidden token of a receipt, and the address that an act is sent to.
pub fn act(page: &Page, act: &str) -> (String, String) {
    let token = page.with("name", "token")[0].get("value").to_owned();
    (token, format!("{CALLBACK}/{}/{act}", page.reference()))
}

async fn states(site: &Site) -> Vec<String> {
    sqlx::query_scalar("SELECT state FROM callbacks ORDER BY created_at")
        .fetch_all(site.app.store.readers())
        .await
        .expect("the callbacks")
}

#[tokio::test]
async fn a_time_is_chosen_in_few_words_and_said_in_full_below() {
    let site = Site::start().await;
    for (locale, soonest) in [("en", "Soonest: Tuesday"), ("ar", "أقرب موعد: من الثلاثاء")]
    {
        let page = site.open(&format!("{CALLBACK}?locale={locale}")).await;
        let options = page.all("option");
        assert!(options.len() > 10);
        for option in options {
            // A phone of 360 px has room for some thirty letters.
            let words = option.words();
            assert!(words.chars().count() < 24, "{words} is cut on a phone");
        }
        let when = page.by_id("at-when").words();
        assert!(when.starts_with(soonest), "{when}");
        assert!(
            page.by_id("at")
                .get("aria-describedby")
                .ends_with(" at-when")
        );
    }
}

#[tokio::test]
async fn a_receipt_has_one_act_that_is_meant_and_one_way_to_cancel() {
    let site = Site::start().await;
    let page = booked(&site).await;
    let buttons = page.class("cu-button");
    let meant: Vec<_> = buttons
        .iter()
        .filter(|one| !one.get("class").contains("cu-button--small"))
        .map(|one| one.words())
        .collect();
    assert_eq!(meant, ["Done"]);
    let links: Vec<_> = page
        .class("cu-link")
        .iter()
        .map(|one| one.words())
        .collect();
    for name in [
        "See, move or cancel it",
        "Add to calendar",
        "Ask for another call",
    ] {
        assert!(links.iter().any(|link| link == name), "{name}: {links:?}");
    }
    // Only where there is no script, and below the others.
    let without: Vec<_> = page.all("noscript").iter().map(|one| one.words()).collect();
    let cancels = |words: &&String| words.contains("Cancel the callback");
    assert_eq!(without.iter().filter(cancels).count(), 1);
    assert_eq!(page.class("cu-link--danger").len(), 1);
}

#[tokio::test]
async fn the_receipt_s_form_cancels_the_callback_however_often_it_is_pressed() {
    let site = Site::start().await;
    let receipt = booked(&site).await;
    let (token, path) = act(&receipt, "cancel");
    for _ in 0..2 {
        let reply = site
            .send(Ask::form(path.clone(), &[("token", &token)]))
            .await;
        assert_eq!(
            (reply.status, reply.header("cache-control")),
            (200, "no-store")
        );
        assert_eq!(reply.page().reference(), receipt.reference());
        assert_eq!(states(&site).await, ["cancelled"]);
    }
}

#[tokio::test]
async fn without_the_right_token_nothing_is_cancelled() {
    let site = Site::start().await;
    let receipt = booked(&site).await;
    let (token, path) = act(&receipt, "cancel");
    let (other, _) = act(&booked(&site).await, "cancel");
    let cut = &token[..token.len() - 1];
    for fields in [
        &[][..],
        &[("token", "")],
        &[("token", "x")],
        &[("token", cut)],
        &[("token", &other)],
    ] {
        let reply = site.send(Ask::form(path.clone(), fields)).await;
        let page = reply.refused(401, "This link does not open that.");
        assert_eq!(page.one("h1").words(), "Schedule a Callback");
    }
    let nobody = path.replace(&receipt.reference(), "CU-7F3K-29QD");
    let reply = site.send(Ask::form(nobody, &[("token", &token)])).await;
    reply.refused(401, "This link does not open that.");
    assert_eq!(states(&site).await, ["open", "open"]);
}

#[tokio::test]
async fn a_token_counts_for_its_own_account() {
    let site = Site::start().await;
    site.set(
        "INSERT INTO accounts SELECT 'acme', 'Acme', zone, region, locale, number_to_dial, primary_email, sender,
             privacy_url, application_key, slot_capacity, created_at, chat_provider, chat_url, chat_secret, phone FROM accounts",
    )
    .await;
    let (token, path) = act(&booked(&site).await, "cancel");
    let reply = site
        .send(Ask::form(
            format!("{path}?account=acme"),
            &[("token", &token)],
        ))
        .await;
    assert_eq!(reply.status, 401);
    assert_eq!(states(&site).await, ["open"]);
}

#[tokio::test]
async fn another_site_cancels_nothing() {
    let site = Site::start().await;
    let (token, path) = act(&booked(&site).await, "cancel");
    let ask = Ask::form(path, &[("token", &token)]).header("sec-fetch-site", "cross-site");
    site.send(ask)
        .await
        .refused(403, "This request came from another site");
    assert_eq!(states(&site).await, ["open"]);
}

#[tokio::test]
async fn the_answer_at_an_address_that_is_no_page_stands_without_the_app() {
    let site = Site::start().await;
    let (token, path) = act(&booked(&site).await, "cancel");
    for token in [token.as_str(), "wrong"] {
        let page = site
            .send(Ask::form(path.clone(), &[("token", token)]))
            .await
            .page();
        assert!(
            page.all("script").is_empty(),
            "the app would look for a page at this address"
        );
        let languages = page.all("a");
        let languages = languages
            .iter()
            .filter(|a| a.attributes.contains_key("hreflang"));
        assert!(languages.clone().count() > 0);
        for link in languages {
            assert!(
                link.get("href").starts_with("/contact/callback?locale="),
                "{link:?}"
            );
        }
    }
}
