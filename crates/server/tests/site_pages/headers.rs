//! What a browser is told about each answer.

use {
    crate::site::{Ask, EMAIL, Reply, Site, letter},
    base64::{Engine, engine::general_purpose::STANDARD},
    sha2::{Digest, Sha256},
};

/// An answer of every kind that the site gives.
async fn answers(site: &Site) -> Vec<(&'static str, Reply)> {
    let mut all = Vec::new();
    for path in [
        "/",
        "/contact/call",
        "/contact/callback/CU-7F3K-29QD",
        "/nothing",
        "/?account=nobody",
        "/contact/",
    ] {
        all.push((path, site.send(Ask::get(path)).await));
    }
    all.push((
        "a wrong method",
        site.send(Ask::get("/").method("PUT")).await,
    ));
    all.push(("sent", site.fill(EMAIL, &letter()).await));
    all.push(("wrong", site.fill(EMAIL, &[]).await));
    let foreign = Ask::form(EMAIL, &letter()).header("sec-fetch-site", "cross-site");
    all.push(("foreign", site.send(foreign).await));
    site.app.store.close().await;
    all.push(("broken", site.send(Ask::get("/")).await));
    all
}

#[tokio::test]
async fn a_file_may_run_nothing_and_is_what_it_says() {
    let site = Site::start().await;
    let reply = site.send(Ask::get("/icon.svg")).await;
    // Built without the app there is no such file, and the answer is a page.
    if reply.status != 404 {
        for (name, value) in [
            ("content-type", "image/svg+xml"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "same-origin"),
            ("content-security-policy", "default-src 'none'"),
            ("strict-transport-security", "max-age=31536000"),
        ] {
            assert_eq!(reply.header(name), value);
        }
    }
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let site = Site::start().await;
    for (what, reply) in answers(&site).await {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", "max-age=31536000"),
        ] {
            assert_eq!(reply.header(name), value, "{what}");
        }
        assert!(
            reply
                .header("permissions-policy")
                .contains("geolocation=()")
        );
        assert!(!reply.headers.contains_key("set-cookie"), "{what}");
        let policy = reply.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
        ] {
            assert!(
                policy.split("; ").any(|one| one.starts_with(part)),
                "{policy}"
            );
        }
        for never in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "data:"] {
            assert!(!policy.contains(never), "{policy}");
        }
        // A picture in a chat, and nothing that runs.
        let blobs: Vec<_> = policy
            .split("; ")
            .filter(|one| one.contains("blob:"))
            .collect();
        assert_eq!(blobs, ["img-src 'self' blob:"]);
    }
}

#[tokio::test]
async fn the_interface_forbids_guessing_its_types() {
    let site = Site::start().await;
    for path in ["/api/v1/page", "/api/v1/nothing", "/healthz"] {
        let reply = site.send(Ask::get(path)).await;
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn the_policy_names_every_inline_block_and_nothing_else_is_inline() {
    let site = Site::start().await;
    for path in [
        "/",
        "/contact/call",
        "/contact/email",
        "/contact/callback",
        "/nothing",
    ] {
        let reply = site.send(Ask::get(path)).await;
        let (page, policy) = (reply.page(), reply.header("content-security-policy"));
        for block in page.elements() {
            let directive = match block.name.as_str() {
                "style" => "style-src",
                // What is not a program is never run, and needs no leave.
                "script" if block.get("type") == "application/json" => continue,
                "script" if !block.get("src").is_empty() => {
                    assert!(block.get("src").starts_with('/'));
                    continue;
                }
                "script" => "script-src",
                _ => continue,
            };
            let hash = STANDARD.encode(Sha256::digest(block.text.as_bytes()));
            let named = policy
                .split("; ")
                .any(|one| one.starts_with(directive) && one.contains(&format!("'sha256-{hash}'")));
            assert!(named, "{path}: {policy}");
        }
        for element in page.elements() {
            for name in element.attributes.keys() {
                assert!(
                    name != "style" && !name.starts_with("on"),
                    "{path}: {element:?}"
                );
            }
        }
        for link in page.all("link").iter().chain(&page.all("script")) {
            let address = [link.get("href"), link.get("src")].concat();
            assert!(address.is_empty() || address.starts_with('/'), "{address}");
        }
    }
}

#[tokio::test]
async fn a_page_is_compressed_for_who_takes_it() {
    let site = Site::start().await;
    let plain = site.send(Ask::get(EMAIL)).await;
    assert_eq!(plain.header("content-encoding"), "");
    for coding in ["br", "gzip"] {
        let reply = site
            .send(Ask::get(EMAIL).header("accept-encoding", coding))
            .await;
        assert_eq!(reply.header("content-encoding"), coding);
        assert!(reply.header("vary").contains("accept-encoding"));
        assert!(reply.bytes.len() * 2 < plain.bytes.len());
    }
}
