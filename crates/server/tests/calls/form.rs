//! The Call page without script.

use {
    crate::{
        centre::{command, instances, press, started},
        server::{ADA, Ask, NOW, Running},
    },
    contact_us_server::{contact::Key, site},
    contact_us_wire::paths,
    std::sync::Arc,
};

async fn page(server: &Running, ask: Ask) -> (u16, String) {
    let (parts, bytes) = server.ask(ask).await;
    (
        parts.status.as_u16(),
        String::from_utf8(bytes.to_vec()).unwrap(),
    )
}

async fn site_with_codes() -> Running {
    let server = Running::start(&[], |app| site::router(Arc::clone(app))).await;
    server
        .set("INSERT INTO call_settings VALUES ('demo', 'dtmf', 900000, 0, 1)")
        .await;
    server
}

#[tokio::test]
async fn a_button_gets_a_number_with_its_code_and_the_page_leaves_when_it_ends() {
    let server = site_with_codes().await;
    let (status, before) = page(&server, Ask::get(paths::FORM_CALL)).await;
    assert_eq!(status, 200);
    assert!(
        before.contains("Get a number") && !before.contains("tel:+44"),
        "{before}"
    );
    assert_eq!(server.count("call_codes").await, 0);
    let fields = [("key", Key::fresh(NOW)), ("visitor", Key::fresh(NOW))];
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, key)| (*name, key.as_str()))
        .collect();
    let (status, after) = page(&server, Ask::form(paths::FORM_CALL, &fields)).await;
    assert_eq!(status, 200);
    let code: String = sqlx::query_scalar("SELECT code FROM call_codes")
        .fetch_one(server.app.store.readers())
        .await
        .unwrap();
    assert!(
        after.contains(&format!("tel:+442079460018,{code}")),
        "{after}"
    );
    assert!(
        after.contains(&format!("{}\u{a0}{}", &code[..3], &code[3..])),
        "{after}"
    );
    assert!(
        after.contains("<noscript data-left=\"900000\" data-over=\"/contact/call\"><meta http-equiv=\"refresh\" content=\"900;url=/contact/call\">"),
        "{after}"
    );
    assert!(
        after.contains("Yours until Tuesday 10:15 in London"),
        "{after}"
    );
    // Sent again, as by a reload: the same code.
    let (_, again) = page(&server, Ask::form(paths::FORM_CALL, &fields)).await;
    assert!(again.contains(&code));
    assert_eq!(server.count("call_codes").await, 1);
}

#[tokio::test]
async fn a_form_that_is_refused_says_so_and_offers_to_try_again() {
    let server = site_with_codes().await;
    let foreign =
        Ask::form(paths::FORM_CALL, &[("key", "12345678")]).header("sec-fetch-site", "cross-site");
    let (status, html) = page(&server, foreign).await;
    assert_eq!(status, 403);
    assert!(
        html.contains("came from another site") && html.contains("Try again"),
        "{html}"
    );
    assert_eq!(server.count("call_codes").await, 0);
}

#[tokio::test]
async fn no_number_and_no_code_reaches_another_instance() {
    let server = started().await;
    command(&server, "call method dtmf").await.unwrap();
    let ticket = press(&server, ADA).await;
    let page = server.send(Ask::get(paths::PAGE).visitor(ADA)).await.body;
    assert!(!page.contains(&ticket.code));
    assert_eq!(instances(&server).await.len(), 1);
}
