//! The Contact Us page: Transfer or Call, never both.

use {
    crate::ivr::{Ask, DESKTOP, Line, PHONE},
    contact_us_server::{contact::Key, voice},
    contact_us_wire::paths,
    serde_json::json,
};

const WITH_CALL: [&str; 4] = ["chat", "call", "callback", "email"];
const WITH_TRANSFER: [&str; 4] = ["chat", "transfer", "callback", "email"];

#[tokio::test]
async fn r2_on_a_call_a_phone_is_shown_transfer_and_no_call() {
    let line = Line::on_call().await;
    assert_eq!(line.options(PHONE).await, WITH_TRANSFER);
    let page = line.page(PHONE).await;
    assert_eq!(page["voice"], json!({ "onCall": true, "transfer": "none" }));
    assert_eq!(page["afterTransfer"]["kind"], "call");
    assert!(
        page["call"]["e164"].is_string(),
        "the number is there for when the call is over"
    );
    let quickest = page["options"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|o| o["quickest"] == true);
    assert_eq!(
        quickest.map(|o| o["kind"].clone()).collect::<Vec<_>>(),
        ["transfer"]
    );
}

#[tokio::test]
async fn on_a_desktop_call_is_shown_also_on_a_call() {
    let line = Line::on_call().await;
    assert_eq!(line.options(DESKTOP).await, WITH_CALL);
    let page = line.page(DESKTOP).await;
    assert!(page.get("voice").is_none() && page.get("afterTransfer").is_none());
}

#[tokio::test]
async fn r2_an_ipad_that_says_it_is_a_mac_is_shown_transfer_once_the_app_has_seen_it() {
    const MAC: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15";
    let line = Line::on_call().await;
    assert_eq!(line.options(MAC).await, WITH_CALL);
    let ask = Ask::get(line.at(paths::PAGE)).header("user-agent", MAC);
    let page = line.send(ask.header(paths::MOBILE, "?1")).await.json();
    let options = page["options"].as_array().unwrap().iter();
    let kinds: Vec<_> = options.map(|option| option["kind"].clone()).collect();
    assert_eq!(kinds, WITH_TRANSFER);
    assert_eq!(page["mobile"], true);
}

#[tokio::test]
async fn r3_a_flag_that_is_false_missing_or_odd_shows_call() {
    let line = Line::open().await;
    assert_eq!(line.options(PHONE).await, WITH_CALL, "no session");
    line.init().await;
    assert_eq!(line.options(PHONE).await, WITH_CALL, "no flag");
    for odd in ["false", "FALSE", "1", "yes", "%20", "null"] {
        line.put("onCall", odd).await;
        assert_eq!(line.options(PHONE).await, WITH_CALL, "{odd}");
    }
    line.put("onCall", "TRUE").await;
    assert_eq!(line.options(PHONE).await, WITH_TRANSFER);
    line.server
        .set("ALTER TABLE voice_mappings RENAME TO gone")
        .await;
    assert!(
        !voice::is_on_call(&line.server.app, "demo", &line.id).await,
        "out of reach"
    );
    assert_eq!(line.options(PHONE).await, WITH_CALL, "out of reach");
}

#[tokio::test]
async fn r4_the_flag_is_read_when_the_page_is_asked_for() {
    let line = Line::on_call().await;
    assert_eq!(line.options(PHONE).await, WITH_TRANSFER);
    line.put("onCall", "false").await;
    assert_eq!(line.options(PHONE).await, WITH_CALL);
    line.put("onCall", "true").await;
    assert_eq!(line.options(PHONE).await, WITH_TRANSFER);
    assert!(voice::is_on_call(&line.server.app, "demo", &line.id).await);
    assert!(!voice::is_on_call(&line.server.app, "demo", "").await);
}

#[tokio::test]
async fn r5_a_call_that_ends_is_seen_by_whoever_asks_at_a_navigation() {
    let line = Line::on_call().await;
    let on_call = || voice::is_on_call(&line.server.app, "demo", &line.id);
    assert!(on_call().await);
    line.put("onCall", "false").await;
    assert!(!on_call().await);
}

#[tokio::test]
async fn transfer_needs_to_be_set_on_the_page_and_configured() {
    let line = Line::on_call().await;
    line.server
        .set("UPDATE options SET configured = 0 WHERE kind = 'transfer'")
        .await;
    assert_eq!(line.options(PHONE).await, WITH_CALL);
    assert_eq!(line.press().await.status, 409);
    line.server.set("UPDATE options SET configured = 1").await;
    line.server
        .set("UPDATE elements SET options = '[\"transfer\",\"email\"]'")
        .await;
    assert_eq!(
        line.options(PHONE).await,
        ["transfer", "email"],
        "a page without Call"
    );
    line.put("onCall", "false").await;
    assert_eq!(line.options(PHONE).await, ["email"]);
    line.server
        .set("UPDATE elements SET options = '[\"call\"]'")
        .await;
    line.put("onCall", "true").await;
    assert_eq!(line.options(PHONE).await, ["call"]);
}

#[tokio::test]
async fn after_hours_of_transfer_call_is_shown() {
    let line = Line::on_call().await;
    let place = format!(
        "{}&interaction=demo&element=after-hours",
        line.at("/api/v1/page")
    );
    let reply = line.send(Ask::get(place).header("user-agent", PHONE)).await;
    let kinds = reply.json()["options"].to_string();
    assert!(
        kinds.contains("\"call\"") && !kinds.contains("\"transfer\""),
        "{kinds}"
    );
}

#[tokio::test]
async fn without_script_transfer_is_a_form_that_tells_what_came_of_it() {
    let line = Line::on_call().await;
    let page = line
        .send(Ask::get(line.at("/contact")).header("user-agent", PHONE))
        .await;
    assert_eq!(page.status, 200);
    let action = format!("action=\"/contact/transfer?externalId={}\"", line.id);
    assert!(page.body.contains(&action), "{}", page.body);
    assert!(!page.body.contains("href=\"/contact/call?"), "never both");

    let key = Key::fresh(line.server.app.clock.now());
    let fields = [("key", key.as_str())];
    let pressed = || Ask::form(line.at("/contact/transfer"), &fields).header("user-agent", PHONE);
    let sent = line.send(pressed()).await;
    assert_eq!(
        (sent.status, sent.header("location")),
        (303, line.at("/contact").as_str())
    );
    line.send(pressed()).await;
    let page = line
        .send(Ask::get(line.at("/contact")).header("user-agent", PHONE))
        .await;
    assert!(
        page.body.contains("We have asked for an agent"),
        "{}",
        page.body
    );
    assert_eq!(line.next().await, "Transfer");
    assert_eq!(line.next().await, "");

    line.put("onCall", "false").await;
    let key = Key::fresh(line.server.app.clock.now() + 1);
    let fields = [("key", key.as_str())];
    let late = Ask::form(line.at("/contact/transfer"), &fields).header("user-agent", PHONE);
    let refused = line.send(late).await;
    assert_eq!(refused.status, 409);
    assert!(
        refused.body.contains("Your call has ended"),
        "{}",
        refused.body
    );
    assert!(
        refused.body.contains("href=\"/contact/call?"),
        "Call is there instead"
    );
    let back = line.send(Ask::get(line.at("/contact/transfer"))).await;
    assert_eq!(
        (back.status, back.header("location")),
        (303, line.at("/contact").as_str())
    );
}

#[tokio::test]
async fn the_call_page_gives_the_number_also_on_a_call() {
    let line = Line::on_call().await;
    let page = line
        .send(Ask::get(line.at("/contact/call")).header("user-agent", PHONE))
        .await;
    assert!(page.body.contains("href=\"tel:+44"), "{}", page.body);
}
