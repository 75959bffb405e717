//! Which addresses there are, and what stands there.

use crate::site::{Ask, Site};

/// Every page with its heading.
const PAGES: [(&str, &str); 7] = [
    ("/", "Contact Us"),
    ("/contact", "Contact Us"),
    ("/contact/chat", "Contact Us"),
    ("/contact/call", "Contact Us"),
    ("/contact/callback", "Schedule a Callback"),
    ("/contact/callback/CU-7F3K-29QD", "Your callback"),
    ("/contact/email", "Email Us"),
];

#[tokio::test]
async fn every_route_is_a_page_with_its_heading_and_title() {
    let site = Site::start().await;
    for (path, heading) in PAGES {
        let reply = site.send(Ask::get(path)).await;
        assert_eq!(reply.status, 200, "{path}");
        assert_eq!(reply.header("cache-control"), "private, no-cache", "{path}");
        let page = reply.page();
        assert_eq!(page.one("h1").words(), heading, "{path}");
        let own = if path == "/contact/call" {
            "Call us"
        } else {
            heading
        };
        let title = format!("{own} – Demo Broadband");
        assert_eq!(page.one("title").text, title, "{path}");
        let description = page.with("name", "description")[0].get("content");
        assert_eq!(
            description, "Contact Demo Broadband. Whatever you send, you get a reference for it.",
            "{path}"
        );
        assert_eq!(page.summary(), "", "{path}");
        page.one("main");
    }
}

#[tokio::test]
async fn the_options_are_real_links_in_their_order() {
    let site = Site::start().await;
    for path in ["/", "/contact", "/contact/chat"] {
        let page = site.open(path).await;
        let links: Vec<(String, &str)> = page
            .class("cu-option__link")
            .iter()
            .map(|link| (link.words(), link.get("href")))
            .collect();
        let expected = [
            ("Chat".to_owned(), "/contact/chat"),
            ("Call".to_owned(), "/contact/call"),
            ("Schedule a Callback".to_owned(), "/contact/callback"),
            ("Email Us".to_owned(), "/contact/email"),
        ];
        assert_eq!(links, expected, "{path}");
        assert!(
            page.class("cu-option__link")
                .iter()
                .all(|one| one.name == "a")
        );
    }
}

#[tokio::test]
async fn every_link_of_a_page_leads_somewhere() {
    let site = Site::start().await;
    for (path, _) in PAGES {
        let page = site.open(path).await;
        for link in page.all("a") {
            let href = link.get("href");
            match href.strip_prefix('#') {
                Some(id) => drop(page.by_id(id)),
                None if href.starts_with("tel:") => {}
                None => assert_eq!(site.send(Ask::get(href)).await.status, 200, "{href}"),
            }
        }
    }
}

#[tokio::test]
async fn the_number_is_a_link_that_dials_it() {
    let site = Site::start().await;
    let page = site.open("/contact/call").await;
    let number = page.class("cu-call__link")[0];
    assert_eq!(
        (number.name.as_str(), number.get("href"), number.words()),
        ("a", "tel:+442079460018", "020 7946 0018".to_owned())
    );
}

/// What an Android phone calls itself.
const PHONE: &str = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36";

#[tokio::test]
async fn on_a_phone_the_number_is_the_button_that_is_pressed_first() {
    let site = Site::start().await;
    let page = site
        .send(Ask::get("/contact/call").header("user-agent", PHONE))
        .await
        .page();
    let number = page.class("cu-call__press")[0];
    assert!(number.get("class").starts_with("cu-button "));
    assert_eq!(
        (number.name.as_str(), number.get("href"), number.words()),
        ("a", "tel:+442079460018", "020 7946 0018".to_owned())
    );
    assert!(page.class("cu-call__link").is_empty());
}

#[tokio::test]
async fn the_forms_have_the_agreed_fields_and_buttons() {
    let site = Site::start().await;
    for (path, fields, button) in [
        ("/contact/callback", &["Phone number"][..], "Send"),
        (
            "/contact/email",
            &[
                "First name",
                "Last name",
                "Phone number",
                "Email",
                "Message",
            ],
            "Next",
        ),
    ] {
        let page = site.open(path).await;
        let labels: Vec<_> = page.all("label").iter().map(|one| one.words()).collect();
        assert_eq!(labels[..fields.len()], *fields, "{path}");
        for label in page.all("label") {
            page.by_id(label.get("for"));
        }
        let form = page.one("form");
        assert_eq!((form.get("method"), form.get("action")), ("post", path));
        let submit = page.with("type", "submit");
        assert_eq!(submit.len(), 1);
        assert_eq!(submit[0].words(), button);
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_page_without_script() {
    let site = Site::start().await;
    for path in [
        "/nothing",
        "/nothing.js",
        "/index.html",
        "/contact/nothing",
        "/Contact",
        "/contact/email/x",
        "/contact/callback/CU-7F3K-29QD/nothing",
        "/%2e%2e/Cargo.toml",
        "/../../etc/passwd",
        "//evil.example/",
        "//evil.example/contact/",
        "/?account=nobody",
        "/contact/email?account=nobody",
        "/contact/callback?account=%00'--",
    ] {
        let reply = site.send(Ask::get(path)).await;
        assert_eq!(reply.status, 404, "{path}");
        assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        let page = reply.page();
        assert_eq!(page.one("h1").words(), "Page not found", "{path}");
        assert!(page.all("script").is_empty(), "{path}");
        let home = page.class("cu-button")[0];
        assert_eq!((home.name.as_str(), home.get("href")), ("a", "/"), "{path}");
    }
    for method in ["POST", "PUT", "DELETE"] {
        let reply = site.send(Ask::get("/nothing").method(method)).await;
        assert_eq!(reply.status, 404, "{method}");
    }
}

#[tokio::test]
async fn a_slash_too_many_leads_to_the_page_and_never_to_another_host() {
    let site = Site::start().await;
    for (path, to) in [
        ("/contact/", "/contact"),
        ("/contact/email/", "/contact/email"),
        (
            "/contact/call/?locale=ar&theme=dark",
            "/contact/call?locale=ar&theme=dark",
        ),
        (
            "/contact/callback/CU-7F3K-29QD/",
            "/contact/callback/CU-7F3K-29QD",
        ),
        (
            "/contact/email/?//evil.example",
            "/contact/email?//evil.example",
        ),
    ] {
        let reply = site.send(Ask::get(path)).await;
        assert_eq!((reply.status, reply.header("location")), (308, to));
    }
    for path in [
        "//",
        "///",
        "//evil.example",
        "//evil.example/",
        "//evil.example/contact/",
        "///evil.example/contact/",
        "/contact//",
        "/.//evil.example/",
        "/@evil.example/",
    ] {
        let reply = site.send(Ask::get(path)).await;
        let to = reply.header("location");
        assert!(
            to.is_empty() || (to.starts_with('/') && !to.starts_with("//")),
            "{path} leads to {to}"
        );
    }
}

#[tokio::test]
async fn a_wrong_method_hears_the_right_ones() {
    let site = Site::start().await;
    for (path, method, allowed) in [
        ("/", "POST", "GET,HEAD"),
        ("/contact/call", "DELETE", "GET,HEAD,POST"),
        ("/contact/email", "PUT", "GET,HEAD,POST"),
        ("/contact/callback", "PATCH", "GET,HEAD,POST"),
        ("/contact/", "POST", "GET,HEAD"),
    ] {
        let reply = site.send(Ask::get(path).method(method)).await;
        assert_eq!(
            (reply.status, reply.header("allow")),
            (405, allowed),
            "{path}"
        );
        assert_eq!(reply.text(), "This address does not take that method.");
    }
}

#[tokio::test]
async fn the_address_of_a_sent_form_leads_back_when_it_is_opened() {
    let site = Site::start().await;
    for act in ["cancel", "calendar"] {
        let path = format!("/contact/callback/CU-7F3K-29QD/{act}?locale=ar");
        let reply = site.send(Ask::get(path)).await;
        let to = (reply.status, reply.header("location"));
        assert_eq!(to, (303, "/contact/callback?locale=ar"));
    }
}

#[tokio::test]
async fn head_answers_as_get_does_without_the_body() {
    let site = Site::start().await;
    for path in [
        "/",
        "/contact/email",
        "/nothing",
        "/contact/",
        "/api/v1/page",
    ] {
        let get = site.send(Ask::get(path)).await;
        let head = site.send(Ask::get(path).method("HEAD")).await;
        assert_eq!(head.status, get.status, "{path}");
        assert!(head.bytes.is_empty(), "{path}");
        for name in [
            "content-type",
            "cache-control",
            "location",
            "content-security-policy",
        ] {
            assert_eq!(head.header(name), get.header(name), "{path} {name}");
        }
    }
}
