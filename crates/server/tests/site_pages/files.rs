//! The files of the built app, where the server was built with it.

use crate::site::{Ask, Site};

/// The files that the page loads, by their addresses. None where the server was built without the app.
async fn loaded(site: &Site) -> Vec<String> {
    let page = site.open("/").await;
    let mut files: Vec<String> = page
        .all("link")
        .iter()
        .filter(|link| link.get("rel").contains("preload"))
        .map(|link| link.get("href").to_owned())
        .collect();
    files.sort();
    files
}

#[tokio::test]
async fn what_the_page_loads_is_there_in_every_coding_and_kept_for_ever() {
    let site = Site::start().await;
    for file in loaded(&site).await {
        let mut lengths = Vec::new();
        for coding in ["br", "gzip", ""] {
            let ask = || Ask::get(file.clone()).header("accept-encoding", coding);
            let reply = site.send(ask()).await;
            assert_eq!(
                (reply.status, reply.header("content-encoding")),
                (200, coding)
            );
            let lasting = "public, max-age=31536000, immutable";
            assert_eq!(reply.header("cache-control"), lasting, "{file}");
            assert_eq!(reply.header("vary"), "accept-encoding");
            let type_ = reply.header("content-type");
            assert!(
                type_ == "application/wasm" || type_.starts_with("text/javascript"),
                "{file}: {type_}"
            );
            let known = ask().header("if-none-match", reply.header("etag"));
            let again = site.send(known).await;
            assert_eq!((again.status, again.bytes.len()), (304, 0));
            let head = site.send(ask().method("HEAD")).await;
            assert_eq!((head.status, head.bytes.len()), (200, 0));
            assert_eq!(head.header("etag"), reply.header("etag"));
            lengths.push(reply.bytes.len());
        }
        assert!(lengths.is_sorted(), "{file}: {lengths:?}");
        let posted = site.send(Ask::get(file).method("POST")).await;
        assert_eq!((posted.status, posted.header("allow")), (405, "GET,HEAD"));
    }
}

#[tokio::test]
async fn the_page_starts_the_app_only_if_the_app_is_there() {
    let site = Site::start().await;
    let page = site.open("/").await;
    let has_app = !loaded(&site).await.is_empty();
    let starts = page.with("type", "module").len();
    assert_eq!(starts, usize::from(has_app));
    assert_eq!(
        page.with("id", "boot").len(),
        1,
        "the data is there in any case"
    );
}
