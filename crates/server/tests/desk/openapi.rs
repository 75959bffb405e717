//! The description says what the console can do.

use {
    crate::{house::House, server::Ask},
    contact_us_wire::paths,
};

#[tokio::test]
async fn every_path_of_the_console_is_described_with_its_cookie() {
    let house = House::open().await;
    let document = house.server.send(Ask::get(paths::OPENAPI)).await.json();
    let below = |path: &str| [paths::CONSOLE_CHAT, path].concat();
    for (path, method) in [
        (paths::CONSOLE_SESSION.to_owned(), "get"),
        (paths::CONSOLE_SESSION.to_owned(), "post"),
        (paths::CONSOLE_SESSION.to_owned(), "delete"),
        (paths::CONSOLE_PRESENCE.to_owned(), "put"),
        (paths::CONSOLE_INBOX.to_owned(), "get"),
        (paths::CONSOLE_STREAM.to_owned(), "get"),
        (paths::CONSOLE_REPLIES.to_owned(), "get"),
        (paths::CONSOLE_REPLIES_SETUP.to_owned(), "put"),
        (paths::CONSOLE_PEOPLE.to_owned(), "get"),
        (paths::CONSOLE_PEOPLE.to_owned(), "post"),
        (paths::CONSOLE_PERSON.to_owned(), "delete"),
        (paths::CONSOLE_PERSON_PASSWORD.to_owned(), "post"),
        (below(""), "get"),
        (below("/take"), "post"),
        (below("/handover"), "post"),
        (below("/stream"), "get"),
        (below("/entries"), "get"),
        (below("/messages"), "post"),
        (below("/signals"), "post"),
        (below("/end"), "post"),
        (below("/files"), "post"),
        (below("/files/{file}"), "get"),
    ] {
        let operation = &document["paths"][&path][method];
        assert!(operation.is_object(), "{method} {path}");
        let signs_in = path == paths::CONSOLE_SESSION && method == "post";
        let security = operation["security"].to_string().contains("console");
        assert_ne!(security, signs_in, "{method} {path}");
        assert!(operation["responses"]["409"].is_object(), "{method} {path}");
        let described = operation["parameters"]
            .to_string()
            .contains("\"conversation\"");
        assert_eq!(
            described,
            path.contains("{conversation}"),
            "{method} {path}"
        );
    }
    let schemes = &document["components"]["securitySchemes"];
    assert_eq!(schemes["console"]["in"], "cookie");
    assert_eq!(schemes["token"]["scheme"], "bearer");
    for name in [
        "Inbox",
        "ChatCard",
        "CustomerFace",
        "Person",
        "CannedReply",
        "HandOver",
    ] {
        assert!(
            document["components"]["schemas"][name].is_object(),
            "{name}"
        );
    }
}

#[tokio::test]
async fn what_administrators_set_is_described() {
    let house = House::open().await;
    let document = house.server.send(Ask::get(paths::OPENAPI)).await.json();
    for (path, methods) in [
        (paths::CONSOLE_ACCOUNT, ["get", "put"].as_slice()),
        (paths::CONSOLE_OPTIONS, &["get", "put"]),
        (paths::CONSOLE_NUMBERS, &["get", "put"]),
        (paths::CONSOLE_SCHEDULES, &["get", "put"]),
        (paths::CONSOLE_EXCEPTIONS, &["get", "put"]),
        (paths::CONSOLE_VARIABLES, &["get", "put"]),
        (paths::CONSOLE_WIDGET, &["get", "put"]),
        (paths::CONSOLE_WIDGET_PLACE, &["get"]),
        (paths::CONSOLE_IDENTITY, &["get", "post"]),
    ] {
        for method in methods {
            let operation = &document["paths"][path][method];
            let about = operation["summary"].as_str().unwrap_or_default();
            assert!(!about.is_empty(), "{method} {path}: {operation}");
            assert!(operation["security"].to_string().contains("console"));
            assert_eq!(operation["requestBody"].is_object(), *method != "get");
        }
    }
    for name in ["WidgetSites", "WidgetPlace", "IdentitySecret", "MadeSecret"] {
        let schema = &document["components"]["schemas"][name];
        assert!(schema.is_object(), "{name}");
    }
}
