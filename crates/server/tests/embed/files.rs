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
