//! A form is carried out once, however often its button is pressed.

use {
    crate::site::{CALLBACK, EMAIL, NOW, Site, filled, letter, with},
    contact_us_server::clock::{DAY, HOUR},
    std::sync::Arc,
    tokio::task::JoinSet,
};

#[tokio::test]
async fn a_form_sent_twice_has_one_reference() {
    let site = Site::start().await;
    for (path, typed) in [
        (EMAIL, &letter()[..]),
        (CALLBACK, &[("phone", "020 7946 0001")]),
    ] {
        let page = site.open(path).await;
        let first = site.send(filled(&page, path, typed)).await;
        site.clock.set(site.app.clock.now() + HOUR);
        let second = site.send(filled(&page, path, typed)).await;
        assert_eq!((first.status, second.status), (200, 200));
        assert_eq!(first.page().reference(), second.page().reference());
    }
    let counts = (site.count("emails").await, site.count("callbacks").await);
    assert_eq!((counts, site.count("outbox").await), ((1, 1), 1));
}

#[tokio::test]
async fn ten_presses_at_once_are_one_message() {
    let site = Arc::new(Site::start().await);
    let page = Arc::new(site.open(EMAIL).await);
    let mut sending = JoinSet::new();
    for _ in 0..10 {
        let (site, ask) = (Arc::clone(&site), filled(&page, EMAIL, &letter()));
        sending.spawn(async move { site.send(ask).await });
    }
    let replies = sending.join_all().await;
    let references: Vec<_> = replies
        .iter()
        .map(|reply| reply.page().reference())
        .collect();
    assert!(references.iter().all(|one| *one == references[0]));
    assert_eq!(site.count("outbox").await, 1);
}

#[tokio::test]
async fn other_words_under_a_used_key_are_asked_about_and_kept() {
    let site = Site::start().await;
    let page = site.open(EMAIL).await;
    site.send(filled(&page, EMAIL, &letter())).await;
    let other = with(&letter(), "message", "And another thing.");
    let reply = site.send(filled(&page, EMAIL, &other)).await;
    let again = reply.refused(422, "This form was already sent with other words.");
    for (name, text) in other.iter().copied() {
        assert_eq!(again.value(name), text, "{name}");
    }
    let meant = site.send(filled(&again, EMAIL, &other)).await;
    assert_eq!(meant.status, 200, "pressed once more, it is meant");
    assert_eq!(site.count("emails").await, 2);
}

#[tokio::test]
async fn a_page_of_yesterday_is_not_sent_and_comes_again_fresh() {
    let site = Site::start().await;
    let page = site.open(EMAIL).await;
    site.clock.set(NOW + DAY + 1);
    let reply = site.send(filled(&page, EMAIL, &letter())).await;
    let again = reply.refused(422, "This page was open for more than a day.");
    assert_eq!(again.value("message"), "My line is dead.");
    assert_eq!(site.count("emails").await, 0);
    assert_eq!(
        site.send(filled(&again, EMAIL, &letter())).await.status,
        200
    );
}
