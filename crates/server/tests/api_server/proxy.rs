//! Behind a proxy that speaks TLS for the server: customers are counted one by one, and nobody by what they say of themselves.

use {
    crate::server::{Ask, Server},
    serde_json::json,
};

const PROXY: [u8; 4] = [127, 0, 0, 1];
const ALLOWED: usize = 30;

fn through(proxy: [u8; 4], forwarded: &str) -> Ask {
    let letter = json!({ "email": "ada@example.com", "message": "My line is dead." });
    Ask::email(&letter)
        .peer(proxy)
        .header("x-forwarded-for", forwarded)
}

#[tokio::test]
async fn customers_behind_one_proxy_do_not_use_up_each_others_submissions() {
    let server = Server::start().await;
    for _ in 0..ALLOWED {
        let reply = server.send(through(PROXY, "203.0.113.7")).await;
        assert_eq!(reply.status, 201, "{}", reply.body);
    }
    let reply = server.send(through(PROXY, "203.0.113.7")).await;
    reply.refused(429, "too-many");
    let reply = server.send(through(PROXY, "203.0.113.8")).await;
    assert_eq!(reply.status, 201, "{}", reply.body);
}

#[tokio::test]
async fn who_says_to_be_somebody_else_is_counted_all_the_same() {
    let server = Server::start().await;
    for other in 0..ALLOWED {
        let spoofed = format!("198.51.100.{other}, 203.0.113.7");
        let reply = server.send(through(PROXY, &spoofed)).await;
        assert_eq!(reply.status, 201, "{}", reply.body);
    }
    let reply = server
        .send(through(PROXY, "198.51.100.99, 203.0.113.7"))
        .await;
    reply.refused(429, "too-many");

    // Past the proxy, the header says nothing at all.
    let stranger = [203, 0, 113, 9];
    for other in 0..ALLOWED {
        let reply = server
            .send(through(stranger, &format!("198.51.100.{other}")))
            .await;
        assert_eq!(reply.status, 201, "{}", reply.body);
    }
    let reply = server.send(through(stranger, "198.51.100.99")).await;
    reply.refused(429, "too-many");
}
