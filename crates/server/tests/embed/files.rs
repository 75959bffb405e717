//! What other sites' pages load: unhashed, compressed beforehand, asked for again each time.

use crate::house::{Ask, House};

const FILES: [(&str, &str); 3] = [
    ("/embed.js", "text/javascript; charset=utf-8"),
    ("/embed-panel.js", "text/javascript; charset=utf-8"),
    ("/embed.d.ts", "text/plain; charset=utf-8"),
];

#[tokio::test]
async fn other_sites_may_load_the_widget_and_nothing_else() {
    let house = House::start().await;
    for (path, kind) in FILES {
        let reply = house.get(path).await;
        // Built without the app there is no such file.
        if reply.status == 404 {
            continue;
        }
        for (name, value) in [
            ("content-type", kind),
            ("cross-origin-resource-policy", "cross-origin"),
            ("access-control-allow-origin", "*"),
            ("cache-control", "public, no-cache"),
            ("vary", "accept-encoding"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(reply.header(name), value, "{path} {name}");
        }
    }
    for path in ["/icon.svg", "/embed", "/", "/api/v1/page"] {
        let reply = house.get(path).await;
        assert_eq!(reply.header("access-control-allow-origin"), "", "{path}");
        assert_ne!(
            reply.header("cross-origin-resource-policy"),
            "cross-origin",
            "{path}"
        );
    }
}

/// What the panel hears before it shows a frame, for the origin that asks.
#[tokio::test]
async fn the_panel_hears_at_once_why_a_page_may_not_hold_the_widget() {
    let house = House::start().await;
    let verdict = async |account: &str, origin: &str| {
        let mut ask = Ask::get(format!("/embed-allowed.js?account={account}"));
        if !origin.is_empty() {
            ask = ask.header("origin", origin);
        }
        let reply = house.send(ask).await;
        for (name, value) in [
            ("access-control-allow-origin", "*"),
            ("cross-origin-resource-policy", "cross-origin"),
            ("cache-control", "no-store"),
            ("content-type", "text/javascript; charset=utf-8"),
        ] {
            assert_eq!(reply.header(name), value, "{name}");
        }
        reply.text()
    };
    for (account, origin, why) in [
        ("nope", "http://localhost:4000", "account"),
        ("demo", "http://localhost:4000", ""),
        ("", "http://localhost:4000", ""),
        ("demo", "", ""),
        ("demo", "https://shop.example.com", "origin"),
        ("demo", "null", "origin"),
    ] {
        let said = verdict(account, origin).await;
        assert_eq!(
            said,
            format!("export default \"{why}\";"),
            "{account} {origin}"
        );
    }
    house.set("DELETE FROM embed_origins").await;
    assert_eq!(verdict("demo", "").await, "export default \"origin\";");
}

#[tokio::test]
async fn who_has_the_widget_already_gets_no_body() {
    let house = House::start().await;
    for (path, _) in FILES {
        let first = house
            .send(Ask::get(path).header("accept-encoding", "br"))
            .await;
        if first.status == 404 {
            continue;
        }
        assert_eq!(first.header("content-encoding"), "br", "{path}");
        let again = Ask::get(path)
            .header("accept-encoding", "br")
            .header("if-none-match", first.header("etag"));
        let again = house.send(again).await;
        assert_eq!((again.status, again.bytes.len()), (304, 0), "{path}");
        assert_eq!(
            again.header("cross-origin-resource-policy"),
            "cross-origin",
            "{path}"
        );
        assert_eq!(again.header("access-control-allow-origin"), "*", "{path}");
    }
}
