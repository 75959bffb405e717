//! The order of refusals, the origin of requests, and how many are taken.

use crate::server::{Ask, Server, letter};

#[tokio::test]
async fn refusals_come_in_the_same_order_always() {
    let server = Server::start().await;
    let peer = [203, 0, 113, 9];
    for _ in 0..30 {
        assert_ne!(
            server
                .send(Ask::email(&letter()).body("{").peer(peer))
                .await
                .status,
            429
        );
    }
    // Everything is wrong; one after the other is mended.
    let all = || {
        Ask::email(&letter())
            .header("content-type", "text/plain")
            .header("sec-fetch-site", "cross-site")
            .key("bad")
            .peer(peer)
            .body(vec![b'{'; 70_000])
    };
    server.send(all()).await.refused(413, "too-large");
    let ask = || all().body("{");
    server.send(ask()).await.refused(415, "content-type");
    let ask = || all().body("{").header("content-type", "application/json");
    server.send(ask()).await.refused(403, "origin");
    let ask = || {
        all()
            .body("{")
            .header("content-type", "application/json")
            .header("sec-fetch-site", "same-origin")
    };
    server.send(ask()).await.refused(429, "too-many");
    server
        .send(ask().peer([203, 0, 113, 10]))
        .await
        .refused(400, "key");
    let ask = || ask().peer([203, 0, 113, 10]).key("12345678");
    server.send(ask()).await.refused(400, "malformed");
    server.send(ask().body("{}")).await.refused(422, "fields");
}

#[tokio::test]
async fn one_too_many_hears_when_to_come_back_and_others_are_served() {
    let server = Server::start().await;
    let peer = [203, 0, 113, 9];
    for n in 0..30 {
        let reply = server.send(Ask::email(&letter()).peer(peer)).await;
        assert_eq!(reply.status, 201, "submission {n}: {}", reply.body);
    }
    let reply = server.send(Ask::email(&letter()).peer(peer)).await;
    let problem = reply.refused(429, "too-many");
    let seconds = problem["retryAfter"].as_u64().expect("seconds");
    assert_eq!(seconds, 2);
    assert_eq!(reply.header("retry-after"), seconds.to_string());
    assert!(
        problem["detail"]
            .as_str()
            .unwrap()
            .contains(&format!("{seconds} s"))
    );
    assert_eq!(
        server
            .send(Ask::email(&letter()).peer([203, 0, 113, 10]))
            .await
            .status,
        201
    );
    assert_eq!(
        server
            .send(Ask::get("/api/v1/page").peer(peer))
            .await
            .status,
        200,
        "looking is free"
    );
}

#[tokio::test]
async fn other_sites_cannot_submit_anything() {
    let server = Server::start().await;
    for (site, origin, host, status) in [
        ("same-origin", "https://help.example", "help.example", 201),
        ("none", "", "help.example", 201),
        ("cross-site", "", "help.example", 403),
        ("same-site", "", "help.example", 403),
        ("cross-site", "https://evil.example", "help.example", 403),
        ("same-site", "https://help.example", "help.example", 201),
        ("", "https://help.example", "other.example", 201),
        ("", "http://10.0.0.5:8080", "10.0.0.5:8080", 201),
        ("", "null", "help.example", 403),
        ("", "https://help.example.evil.example", "help.example", 403),
        ("", "", "help.example", 201),
    ] {
        let ask = Ask::email(&letter())
            .header("sec-fetch-site", site)
            .header("origin", origin)
            .header("host", host);
        let reply = server.send(ask).await;
        assert_eq!(reply.status.as_u16(), status, "{site} {origin} {host}");
        if status == 403 {
            reply.refused(403, "origin");
        }
    }
}
