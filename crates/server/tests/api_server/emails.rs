//! Email Us.

use {
    crate::server::{ADA, Ask, NOW, Server, letter},
    contact_us_server::{
        clock::{DAY, MINUTE},
        contact::Key,
        mail::MailJob,
        token::Purpose,
    },
    serde_json::json,
};

async fn job(server: &Server) -> MailJob {
    let payload: String = sqlx::query_scalar("SELECT payload FROM outbox")
        .fetch_one(server.app.store.readers())
        .await
        .unwrap();
    serde_json::from_str(&payload).unwrap()
}

#[tokio::test]
async fn a_message_is_stored_with_the_mail_that_is_owed_and_a_receipt() {
    let server = Server::start().await;
    let ask = Ask::post("/api/v1/email?interaction=router&element=reset", &letter())
        .visitor(ADA)
        .header(
            "user-agent",
            "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
        )
        .header("accept-language", "en-GB,en;q=0.5");
    let reply = server.send(ask).await;
    assert_eq!(reply.status, 201);
    assert_eq!(reply.header("cache-control"), "no-store");
    let receipt = reply.json();
    assert_eq!(receipt["replyTo"], "ada@example.com");
    assert_eq!(receipt["replyHours"], 24);
    assert_eq!(receipt["accepted"]["at"], NOW);
    assert_eq!(receipt["accepted"]["business"]["hour"], 10);
    let job = job(&server).await;
    assert_eq!(job.reference, reply.reference());
    assert_eq!(
        (job.to.as_str(), job.email.as_str()),
        ("support@demo.example", "ada@example.com")
    );
    assert_eq!(job.sender, "Demo Broadband <contact-us@demo.example>");
    assert_eq!(
        (job.message.as_str(), job.accepted_at),
        ("My line is dead.", NOW)
    );
    let variables: Vec<(&str, &str)> = job
        .variables
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let expected = [
        ("Interaction", "router"),
        ("Page", "reset"),
        ("Device", "Desktop"),
        ("Operating system", "Linux"),
        ("Browser", "Firefox 153"),
        ("Language", "English (GB)"),
    ];
    assert_eq!(variables, expected);
    let link = format!("https://help.example/history/{}#", job.reference);
    let token = job
        .history_url
        .strip_prefix(&link)
        .expect("the link to the history");
    let opens = |at| {
        server
            .app
            .signer
            .opens(token, Purpose::History, "demo", &job.reference, at)
    };
    assert!(opens(NOW + 30 * DAY - 1) && !opens(NOW + 30 * DAY));
    assert!(!format!("{job:?}").contains("ada@"));
    assert_eq!(
        (
            server.count("instances").await,
            server.count("instance_variables").await
        ),
        (1, 6)
    );
}

#[tokio::test]
async fn r14_only_address_and_message_are_needed() {
    let server = Server::start().await;
    let reply = server
        .send(Ask::email(
            &json!({ "email": " ada@example.com ", "message": "Help" }),
        ))
        .await;
    assert_eq!(reply.status, 201);
    assert_eq!(reply.json()["replyTo"], "ada@example.com");
    let job = job(&server).await;
    let variables: Vec<&str> = job
        .variables
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(variables, ["Device"], "what is not known is left out");
}

#[tokio::test]
async fn no_reply_time_is_promised_after_hours() {
    let server = Server::start().await;
    let reply = server
        .send(Ask::post(
            "/api/v1/email?interaction=demo&element=after-hours",
            &letter(),
        ))
        .await;
    assert_eq!(reply.status, 201);
    assert!(reply.json().get("replyHours").is_none());
}

#[tokio::test]
async fn what_was_begun_before_closing_is_taken_for_a_quarter_of_an_hour() {
    let server = Server::start().await;
    server
        .set("UPDATE options SET after_hours = 'refuse'")
        .await;
    let closes = NOW - DAY - 30 * MINUTE; // Monday, 09:30
    let path = "/api/v1/email?interaction=demo&element=after-hours";
    let send = async |begun: i64, at: i64| {
        server.clock.set(at);
        server
            .send(Ask::post(path, &letter()).key(Key::fresh(begun).as_str()))
            .await
            .status
            .as_u16()
    };
    assert_eq!(send(closes - 1, closes - 1).await, 201);
    assert_eq!(send(closes - 1, closes + 14 * MINUTE).await, 201);
    assert_eq!(send(closes - 1, closes + 15 * MINUTE).await, 409);
    assert_eq!(send(closes, closes + MINUTE).await, 409);
}
