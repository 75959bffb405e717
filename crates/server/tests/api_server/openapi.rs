//! The description of the interface says what the code does.

use {
    crate::server::{Ask, Server},
    contact_us_wire::paths,
};

#[tokio::test]
async fn every_path_is_described_with_its_refusals_and_headers() {
    let server = Server::start().await;
    let reply = server.send(Ask::get(paths::OPENAPI)).await;
    assert_eq!(reply.status, 200);
    let document = reply.json();
    for (path, method) in [
        (paths::PAGE, "get"),
        (paths::BOOT, "get"),
        (paths::EMAIL, "post"),
        (paths::CALL, "post"),
        (paths::CALLBACK, "post"),
        (paths::CALLBACK_SLOTS, "get"),
        (paths::VOICE, "get"),
        (paths::TRANSFER, "post"),
        (paths::CALLBACK_ONE, "get"),
        (paths::CALLBACK_MOVE, "post"),
        (paths::CALLBACK_CANCEL, "post"),
    ] {
        let operation = &document["paths"][path][method];
        assert!(operation.is_object(), "{method} {path}");
        let responses = operation["responses"].as_object().expect("responses");
        for status in [
            "400", "401", "403", "404", "405", "409", "413", "415", "422", "429", "500",
        ] {
            let content = &responses[status]["content"]["application/problem+json"];
            assert_eq!(
                content["schema"]["$ref"], "#/components/schemas/Problem",
                "{path} {status}"
            );
        }
        assert!(responses["429"]["headers"]["Retry-After"].is_object());
        let parameters = operation["parameters"].to_string();
        for name in [
            "account",
            "interaction",
            "element",
            "externalId",
            "locale",
            "theme",
        ] {
            assert!(parameters.contains(&format!("\"{name}\"")), "{path} {name}");
        }
        assert_eq!(
            parameters.contains("Idempotency-Key"),
            method == "post",
            "{path}"
        );
        assert_eq!(
            operation["requestBody"].is_object(),
            method == "post",
            "{path}"
        );
        let token = [
            paths::CALLBACK_ONE,
            paths::CALLBACK_MOVE,
            paths::CALLBACK_CANCEL,
        ]
        .contains(&path);
        assert_eq!(
            operation["security"].to_string().contains("token"),
            token,
            "{path}"
        );
    }
    for (path, method, body, token) in [
        (paths::CHAT, "post", true, false),
        (paths::CHAT_PRESSED, "post", true, false),
        (paths::CHAT_STREAM, "get", false, true),
        (paths::CHAT_ENTRIES, "get", false, true),
        (paths::CHAT_MESSAGES, "post", true, true),
        (paths::CHAT_SIGNALS, "post", true, true),
        (paths::CHAT_VISITOR, "post", true, true),
        (paths::CHAT_FILES, "post", true, true),
        (paths::CHAT_FILE, "get", false, true),
        (paths::CHAT_END, "post", true, true),
        (paths::CHAT_RATING, "post", true, true),
        (paths::CHAT_TRANSCRIPT, "get", false, true),
        (paths::CHAT_TRANSCRIPT, "post", true, true),
        (paths::CHAT_DESK, "post", true, false),
        (paths::INTERACTION, "get", false, false),
        (paths::INTERACTION, "post", true, false),
        (paths::OPTION_PRESSED, "post", true, false),
    ] {
        let operation = &document["paths"][path][method];
        assert!(operation.is_object(), "{method} {path}");
        assert_eq!(operation["requestBody"].is_object(), body, "{path}");
        let secured = operation["security"].to_string().contains("token");
        assert_eq!(secured, token, "{path}");
        assert!(operation["responses"]["429"].is_object(), "{path}");
    }
    for path in [
        paths::OPENAPI,
        paths::INTERACTION_SCHEMA,
        "/healthz",
        "/readyz",
    ] {
        assert!(document["paths"][path]["get"].is_object(), "{path}");
    }
    let schemas = document["components"]["schemas"]
        .as_object()
        .expect("schemas");
    for name in [
        "Page",
        "Boot",
        "EmailRequest",
        "EmailReceipt",
        "CallTicket",
        "CallbackRequest",
        "CallbackReceipt",
        "Slots",
        "ChatRequest",
        "ChatReceipt",
        "CustomerFace",
        "HostFacts",
        "Message",
        "EntryPage",
        "DeskRequest",
        "Navigation",
        "Standing",
        "Problem",
        "FieldProblem",
    ] {
        assert!(schemas.contains_key(name), "{name}");
    }
}

#[tokio::test]
async fn no_reference_in_the_description_leads_nowhere() {
    let server = Server::start().await;
    let text = server.send(Ask::get(paths::OPENAPI)).await.body;
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    for part in text.split("\"$ref\":\"#").skip(1) {
        let pointer = part.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
}
