//! Who may use the original's paths.

use {
    crate::ivr::{Ask, KEY, Line},
    contact_us_wire::console::Role,
};

#[tokio::test]
async fn r22_a_401_carries_its_reason_and_valid_json() {
    let line = Line::open().await;
    let path = line.path("Init");
    let ask = |tenant: &str, key: &str| {
        Ask::get(path.clone())
            .method("POST")
            .header("Tenant-Id", tenant)
            .header("Application-Key", key)
    };
    for (tenant, key) in [
        ("", ""),
        ("demo", ""),
        ("", KEY),
        ("demo", "the-key-of-the-test"),
        ("demo", "the-key-of-the-tests-and-more"),
        ("Demo", KEY),
        ("other", KEY),
    ] {
        let reply = line.send(ask(tenant, key)).await;
        assert_eq!(reply.status, 401, "{tenant} {key}");
        assert!(!reply.header("unauthenticated-reason").is_empty());
        assert_eq!(reply.header("content-type"), "application/json");
        let body = reply.json();
        assert_eq!(body["code"], "0x7000000");
        assert_eq!(
            body["message"],
            "Request is unauthorized, missing or wrong credentials"
        );
        let more = body["moreInfoUrl"].as_str().unwrap();
        assert!(more.starts_with("https://help.example/"), "{more}");
        assert!(!reply.body.contains(KEY));
    }
    assert_eq!(line.send(ask("demo", KEY)).await.both(), (200, "Success"));
}

#[tokio::test]
async fn nobody_learns_which_accounts_there_are() {
    let line = Line::open().await;
    let ask = |account: &str| {
        Ask::get(
            line.path("Init")
                .replace("account/demo", &format!("account/{account}")),
        )
        .method("POST")
        .header("Tenant-Id", account)
        .header("Application-Key", "wrong")
    };
    let (there, nowhere) = (
        line.send(ask("demo")).await,
        line.send(ask("nowhere")).await,
    );
    assert_eq!(there.both(), nowhere.both());
    assert_eq!(there.status, 401);
    assert_eq!(
        there.header("unauthenticated-reason"),
        nowhere.header("unauthenticated-reason")
    );
    // Another account's key opens nothing but its own paths.
    let other = line.path("Init").replace("account/demo", "account/nowhere");
    let ask = Ask::get(other)
        .method("POST")
        .header("Tenant-Id", "demo")
        .header("Application-Key", KEY);
    assert_eq!(line.send(ask).await.status, 401);
}

#[tokio::test]
async fn administrators_are_asked_for_in_base_64() {
    use {
        axum::{Router, routing::get},
        base64::{Engine, engine::general_purpose::STANDARD},
        contact_us_server::{desk::people, original::Administrator},
        std::sync::Arc,
    };
    let line = Line::open().await;
    let app = Arc::clone(&line.server.app);
    let add = async |name, role| {
        people::add(&app.store, &app.clock, "demo", name, role)
            .await
            .unwrap()
    };
    let admin = add("Sam", Role::Administrator).await;
    let agent = add("Alex", Role::Agent).await;
    let served = async |who: Administrator| who.person.name;
    let router = Router::new()
        .route("/account/{account}", get(served))
        .with_state(Arc::clone(&app));
    let send = async |user: &str, password: &str| {
        let mut request = axum::http::Request::get("/account/demo")
            .header("Tenant-Id", "demo")
            .header("Application-Key", KEY);
        if !user.is_empty() {
            request = request
                .header("User-Id", user)
                .header("User-Password", password);
        }
        let request = request.body(axum::body::Body::empty()).unwrap();
        let answer = tower::ServiceExt::oneshot(router.clone(), request)
            .await
            .unwrap();
        answer.status().as_u16()
    };
    let b64 = |text: &str| STANDARD.encode(text);
    assert_eq!(send(&b64("Sam"), &b64(&admin)).await, 200);
    let bare = b64(&admin).trim_end_matches('=').to_owned();
    assert_eq!(send(&b64("sam"), &bare).await, 200, "without padding");
    assert_eq!(send("", "").await, 401);
    assert_eq!(send("Sam", &admin).await, 401, "not in base 64");
    assert_eq!(send(&b64("Sam"), &b64(&agent)).await, 401);
    assert_eq!(
        send(&b64("Alex"), &b64(&agent)).await,
        401,
        "an agent is none"
    );
    assert_eq!(send(&b64("Nobody"), &b64(&admin)).await, 401);
}
