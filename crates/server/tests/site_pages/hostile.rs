//! Nothing that somebody sends becomes markup.

use {
    crate::{
        html::Page,
        site::{Ask, CALLBACK, EMAIL, Reply, Site, letter, with},
    },
    contact_us_server::place::Place,
    percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode},
    proptest::prelude::*,
    std::collections::BTreeMap,
};

const TRAPS: [&str; 8] = [
    "x</textarea><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' autofocus onfocus='alert(1)",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "</title><svg onload=alert(1)>",
    "&lt;script&gt;&amp;&#60;b&#62;",
    "javascript:alert(1)//{{7*7}}${7*7}",
];

/// How often each element with each set of attribute names stands in a page: what markup there is.
fn skeleton(page: &Page) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for one in page.elements() {
        let names: Vec<_> = one.attributes.keys().map(String::as_str).collect();
        *counts
            .entry(format!("{} {}", one.name, names.join(" ")))
            .or_default() += 1;
    }
    counts
}

/// Asserts that an answer has the markup of a harmless one, and that its data is whole.
#[track_caller]
fn is_tame(hostile: &Reply, harmless: &Reply) -> Page {
    assert_eq!(hostile.status, harmless.status);
    let page = hostile.page();
    assert_eq!(skeleton(&page), skeleton(&harmless.page()));
    for one in page.elements() {
        for (name, value) in &one.attributes {
            assert!(!name.starts_with("on"), "{one:?}");
            let is_address = ["href", "src", "action"].contains(&name.as_str());
            assert!(!is_address || !value.starts_with("javascript:"), "{one:?}");
        }
    }
    for data in page.with("id", "boot") {
        let boot: contact_us_wire::Boot = serde_json::from_str(&data.text).expect("it is whole");
        drop(boot);
        assert!(!data.text.contains('<'));
    }
    page
}

#[tokio::test]
async fn what_is_typed_stays_text() {
    let site = Site::start().await;
    for trap in TRAPS {
        for name in ["firstName", "lastName", "phone", "email", "message"] {
            // The address is wrong in each, so that everything is given back.
            let wrong = with(&letter(), "email", "ada");
            let wrong = with(&wrong, "phone", "none");
            let harmless = site.fill(EMAIL, &with(&wrong, name, "none")).await;
            let page = is_tame(
                &site.fill(EMAIL, &with(&wrong, name, trap)).await,
                &harmless,
            );
            assert_eq!(page.value(name), trap, "{name}");
        }
        let harmless = site
            .fill(CALLBACK, &[("phone", "none"), ("at", "none")])
            .await;
        let page = is_tame(
            &site.fill(CALLBACK, &[("phone", trap), ("at", trap)]).await,
            &harmless,
        );
        assert_eq!(page.value("phone"), trap);
    }
}

#[tokio::test]
async fn what_nobody_types_stays_text_too() {
    let site = Site::start().await;
    let sent = |key: &str, other: &str| {
        let mut fields = with(&letter(), "email", "ada");
        fields.extend([
            ("key", key),
            ("visitor", other),
            ("token", other),
            (other, other),
        ]);
        Ask::form(EMAIL, &fields)
    };
    for trap in TRAPS {
        // A key with a space is none; any other text is as good as any.
        let key = if trap.contains(' ') {
            "no key"
        } else {
            "harmless"
        };
        let harmless = site.send(sent(key, "none")).await;
        is_tame(&site.send(sent(trap, trap)).await, &harmless);
    }
}

#[tokio::test]
async fn what_is_accepted_stays_text() {
    let site = Site::start().await;
    let harmless = site.fill(EMAIL, &letter()).await;
    for trap in TRAPS {
        let mut fields = with(&letter(), "firstName", trap);
        fields = with(&fields, "message", trap);
        is_tame(&site.fill(EMAIL, &fields).await, &harmless);
    }
}

#[tokio::test]
async fn what_the_query_says_stays_text() {
    let site = Site::start().await;
    for path in ["/", "/contact/call", CALLBACK, EMAIL, "/nothing"] {
        for name in [
            "locale",
            "theme",
            "element",
            "interaction",
            "externalId",
            "other",
        ] {
            let harmless = site.send(Ask::get(format!("{path}?{name}=none"))).await;
            // A place of an odd name is none, and none is named on the page.
            let silent = site.send(Ask::get(path)).await;
            for trap in TRAPS {
                let encoded = utf8_percent_encode(trap, NON_ALPHANUMERIC);
                let mut queries = vec![format!("{name}={encoded}")];
                // As a careless client sends it, where that is a request at all.
                let bare = trap.replace(' ', "+").replace(['#', '<', '>', '"'], "");
                queries.push(format!("{name}={bare}"));
                for query in queries {
                    let place = Place::from_query(Some(&query), "demo").unwrap_or_default();
                    let named = !place.interaction.is_empty() || !place.element.is_empty();
                    let reply = site.send(Ask::get(format!("{path}?{query}"))).await;
                    is_tame(&reply, if named { &harmless } else { &silent });
                }
            }
        }
        let harmless = site.send(Ask::get(format!("{path}?account=none"))).await;
        for trap in TRAPS {
            let encoded = utf8_percent_encode(trap, NON_ALPHANUMERIC);
            let hostile = site
                .send(Ask::get(format!("{path}?account={encoded}")))
                .await;
            is_tame(&hostile, &harmless);
        }
    }
}

#[tokio::test]
async fn what_the_path_says_stays_text() {
    let site = Site::start().await;
    let missing = site.send(Ask::get("/none")).await;
    let callback = site.send(Ask::get("/contact/callback/none")).await;
    for trap in TRAPS {
        let encoded = utf8_percent_encode(trap, NON_ALPHANUMERIC).to_string();
        is_tame(&site.send(Ask::get(format!("/{encoded}"))).await, &missing);
        is_tame(
            &site
                .send(Ask::get(format!("/contact/callback/{encoded}")))
                .await,
            &callback,
        );
        // Quotation marks and braces are let through by readers of paths.
        let bare = trap.replace([' ', '#', '<', '>', '/', '?'], "");
        is_tame(&site.send(Ask::get(format!("/{bare}"))).await, &missing);
        is_tame(
            &site
                .send(Ask::get(format!("/contact/callback/{bare}")))
                .await,
            &callback,
        );
        for act in ["cancel", "calendar"] {
            let path = |reference: &str| format!("/contact/callback/{reference}/{act}");
            let harmless = site
                .send(Ask::form(path("none"), &[("token", "none")]))
                .await;
            let hostile = site
                .send(Ask::form(path(&encoded), &[("token", trap)]))
                .await;
            is_tame(&hostile, &harmless);
        }
    }
}

#[tokio::test]
async fn a_message_keeps_its_line_ends() {
    let site = Site::start().await;
    for message in [
        "\r\nfirst line is empty",
        "\r\n\r\ntwo are",
        "a\r\n\r\nb\r\n",
        "\r\n",
        " \tx",
    ] {
        let reply = site
            .fill(EMAIL, &[("email", "ada"), ("message", message)])
            .await;
        assert_eq!(reply.page().value("message"), message.replace("\r\n", "\n"));
    }
}

#[tokio::test]
async fn a_name_of_the_account_stays_text() {
    let site = Site::start().await;
    let harmless = site.send(Ask::get("/")).await;
    site.set("UPDATE accounts SET organisation = 'A</title><script>alert(1)</script> & \"B\"'")
        .await;
    let page = is_tame(&site.send(Ask::get("/")).await, &harmless);
    let name = "A</title><script>alert(1)</script> & \"B\"";
    assert_eq!(page.one("title").text, format!("Contact Us – {name}"));
    assert_eq!(page.class("cu-bar__name")[0].words(), name);
}

/// A server that lives as long as the property is tried.
fn tried(property: impl AsyncFn(&Site, &str), texts: impl Strategy<Value = String>) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let site = runtime.block_on(Site::start());
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(64)
    };
    proptest!(config, |(text in texts)| runtime.block_on(property(&site, &text)));
}

#[test]
fn any_text_comes_back_as_it_was_typed() {
    let pieces = prop_oneof![
        "\\PC{0,12}",
        prop::sample::select(vec![
            "<",
            ">",
            "&",
            "\"",
            "'",
            "</textarea>",
            "<!--",
            "]]>",
            "\n",
            "&amp",
            "\t"
        ])
        .prop_map(str::to_owned),
    ];
    let texts = prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat());
    tried(
        async |site, text| {
            let reply = site
                .fill(
                    EMAIL,
                    &[("email", "ada"), ("message", text), ("firstName", text)],
                )
                .await;
            let page = reply.page();
            assert_eq!(reply.status, 422);
            assert_eq!(page.value("message"), text);
            assert_eq!(page.value("firstName"), text);
        },
        texts,
    );
}
