//! The console is served beside the pages, whether it was built in or not.

use crate::site::{Ask, Site};

#[tokio::test]
async fn the_console_is_one_page_below_its_own_address() {
    let site = Site::start().await;
    let moved = site.send(Ask::get("/console?account=demo")).await;
    assert_eq!(
        (moved.status, moved.header("location")),
        (308, "/console/?account=demo")
    );
    let page = site.send(Ask::get("/console/")).await;
    let deep = site.send(Ask::get("/console/chats/0199f000")).await;
    assert_eq!((deep.status, &deep.bytes), (page.status, &page.bytes));
    assert_eq!(page.header("x-frame-options"), "DENY");
    assert!(
        page.header("content-security-policy")
            .contains("frame-ancestors 'none'")
    );
    if page.status == 200 {
        assert!(page.header("content-type").starts_with("text/html"));
        assert_eq!(page.header("cache-control"), "public, no-cache");
        // What a browser keeps takes on the headers of the answer that says it may.
        let again = Ask::get("/console/").header("if-none-match", page.header("etag"));
        let again = site.send(again).await;
        assert_eq!(again.status, 304);
        assert_eq!(
            again.header("content-security-policy"),
            page.header("content-security-policy")
        );
    } else {
        assert_eq!(page.status, 404);
        assert!(page.text().contains("built without the console"));
    }
    let missing = site.send(Ask::get("/console/nothing.js")).await;
    assert_eq!(
        (missing.status, missing.header("cache-control")),
        (404, "no-store")
    );
}
