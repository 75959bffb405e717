//! Who may hold which page in a frame.

use crate::house::{Ask, House};

const INSIDE: [&str; 5] = [
    "/embed",
    "/embed/chat",
    "/embed/call",
    "/embed/callback",
    "/embed/email",
];
const DEMO: &str = "'self' http://127.0.0.1:* http://localhost:*";

#[tokio::test]
async fn the_demo_account_may_be_held_from_this_machine() {
    let house = House::start().await;
    for path in INSIDE {
        for path in [path.to_owned(), format!("{path}?account=demo")] {
            let reply = house.get(&path).await;
            assert_eq!(reply.status, 200, "{path}");
            assert_eq!(reply.ancestors(), DEMO, "{path}");
            assert_eq!(reply.header("x-frame-options"), "", "{path}");
        }
    }
}

#[tokio::test]
async fn the_page_lists_who_may_hold_it_for_the_app() {
    let house = House::start().await;
    for path in INSIDE {
        let page = house.get(path).await.page();
        let list = page.with("name", "contact-us-origins");
        assert_eq!(list.len(), 1, "{path}");
        assert_eq!(list[0].get("content"), DEMO);
    }
    for path in ["/", "/contact", "/contact/email"] {
        let page = house.get(path).await.page();
        assert!(page.with("name", "contact-us-origins").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn nobody_may_hold_a_page_whose_list_is_empty() {
    let house = House::start().await;
    house.set("DELETE FROM embed_origins").await;
    for path in INSIDE {
        let reply = house.get(path).await;
        assert_eq!(reply.status, 200, "{path}");
        reply.is_unframeable();
    }
}

#[tokio::test]
async fn everything_else_stays_unframeable() {
    let house = House::start().await;
    for path in [
        "/",
        "/contact",
        "/contact/chat",
        "/contact/call",
        "/contact/callback",
        "/contact/email",
        "/interaction/broadband-fault",
        "/history/CU-7F3K-29QD",
        "/console/",
        "/embedded",
        "/embed/nothing",
        "/embed/contact",
        "/embed/interaction/broadband-fault",
        "/embed/../contact",
        "/embed//",
        "/Embed",
        "/embed?account=nobody",
        "/embed/email?account=nobody",
        "/embed?account=",
    ] {
        let reply = house.get(path).await;
        // An empty name is no name, so that is the demo account's page.
        if path == "/embed?account=" {
            assert_eq!(reply.ancestors(), DEMO);
        } else {
            reply.is_unframeable();
        }
    }
}

#[tokio::test]
async fn an_unknown_account_is_not_found() {
    let house = House::start().await;
    for path in INSIDE {
        for account in ["nobody", "%27self%27", "demo%0d%0ax-frame-options:%20x"] {
            let reply = house.get(&format!("{path}?account={account}")).await;
            assert_eq!(reply.status, 404, "{path} {account}");
            reply.is_unframeable();
        }
    }
}

#[tokio::test]
async fn a_list_that_says_more_than_origins_lets_nobody() {
    let house = House::start().await;
    house
        .set("INSERT INTO embed_origins VALUES ('demo', 'https://a.example; script-src *')")
        .await;
    house.get("/embed").await.is_unframeable();
}

#[tokio::test]
async fn inside_there_is_neither_bar_nor_footer_and_links_stay_inside() {
    let house = House::start().await;
    for path in INSIDE {
        let page = house.get(path).await.page();
        assert!(page.class("cu-bar").is_empty(), "{path}");
        assert!(page.class("cu-footer").is_empty(), "{path}");
        page.one("main");
        for link in page.all("a") {
            let href = link.get("href");
            let inside = href.starts_with("/embed") || href.starts_with('#');
            assert!(inside || href.starts_with("tel:"), "{path}: {href}");
        }
    }
    let page = house.get("/embed?account=demo&locale=ar").await.page();
    assert_eq!(page.one("html").get("dir"), "rtl");
    let links = page.class("cu-option__link");
    let first = links.first().expect("an option");
    assert_eq!(first.get("href"), "/embed/chat?account=demo&locale=ar");
}

#[tokio::test]
async fn every_link_inside_leads_to_a_page_that_may_be_held_there() {
    let house = House::start().await;
    for path in INSIDE {
        let page = house.get(path).await.page();
        for link in page.all("a") {
            let href = link.get("href");
            if href.starts_with('/') {
                assert_eq!(house.get(href).await.ancestors(), DEMO, "{path}: {href}");
            }
        }
    }
}

#[tokio::test]
async fn the_page_inside_names_the_app_that_it_loads() {
    let house = House::start().await;
    let page = house.get("/embed").await.page();
    // Built without the app there is nothing to load.
    if page
        .all("script")
        .iter()
        .any(|one| one.get("type") == "module")
    {
        let preloads = page.with("rel", "preload");
        let wasm = preloads.iter().any(|link| {
            let href = link.get("href");
            href.starts_with("/contact-us-") && href.ends_with("_bg.wasm")
        });
        assert!(wasm, "{preloads:?}");
    }
}

#[tokio::test]
async fn a_slash_too_many_leads_to_the_page_inside() {
    let house = House::start().await;
    for (path, to) in [
        ("/embed/", "/embed"),
        ("/embed/email/?account=demo", "/embed/email?account=demo"),
    ] {
        let reply = house.get(path).await;
        assert_eq!((reply.status, reply.header("location")), (308, to));
    }
}

#[tokio::test]
async fn a_wrong_method_inside_hears_the_right_ones() {
    let house = House::start().await;
    let reply = house.send(Ask::get("/embed").method("POST")).await;
    assert_eq!((reply.status, reply.header("allow")), (405, "GET,HEAD"));
}
