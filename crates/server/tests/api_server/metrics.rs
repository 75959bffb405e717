//! Figures for those who watch the server.

use crate::server::{Ask, Server, letter};

const HERE: [u8; 4] = [127, 0, 0, 1];

#[tokio::test]
async fn requests_are_counted_by_route_and_what_is_owed_is_told() {
    let server = Server::start().await;
    server.send(Ask::email(&letter())).await;
    server.send(Ask::get("/contact?externalId=4711")).await;
    server.send(Ask::get("/healthz").method("BREW")).await;
    let reply = server.send(Ask::get("/metrics").peer(HERE)).await;
    assert_eq!(reply.status, 200);
    assert!(
        reply
            .header("content-type")
            .starts_with("application/openmetrics-text")
    );
    for line in [
        r#"contact_us_requests_total{method="POST",route="/api/v1/email",status="201"} 1"#,
        r#"contact_us_requests_total{method="other",route="/healthz",status="405"} 1"#,
        r#"contact_us_answer_time_seconds_count{route="/api/v1/email"} 1"#,
        r#"contact_us_owed{to="mail"} 1"#,
        r#"contact_us_given_up{to="mail"} 0"#,
        r#"contact_us_chats{state="waiting"} 0"#,
        "contact_us_agents 0",
        "contact_us_oldest_mail_seconds 0",
        "# EOF",
    ] {
        assert!(
            reply.body.lines().any(|one| one == line),
            "{line}\n{}",
            reply.body
        );
    }
    assert!(!reply.body.contains("4711"), "what stands in a query");
}

#[tokio::test]
async fn the_figures_are_for_this_machine_alone() {
    let server = Server::start().await;
    let elsewhere = server
        .send(Ask::get("/metrics").peer([203, 0, 113, 9]))
        .await;
    assert_eq!(elsewhere.status, 403);
    let through_proxy = Ask::get("/metrics")
        .peer(HERE)
        .header("x-forwarded-for", "203.0.113.9");
    assert_eq!(server.send(through_proxy).await.status, 403);
}
