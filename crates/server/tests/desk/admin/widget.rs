//! Which sites may hold the widget, and the identity secret.

use {
    super::{House, change},
    crate::{
        house::Agent,
        server::{Ask, NOW, PUBLIC_URL, Reply, letter},
    },
    axum::{body::Body, http::Request},
    base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD},
    contact_us_server::{serve, site},
    contact_us_wire::paths,
    hmac::{Hmac, KeyInit, Mac},
    serde_json::{Value, json},
    sha2::Sha256,
    std::sync::Arc,
    tower::ServiceExt,
};

const WIDGET: &str = paths::CONSOLE_WIDGET;
const IDENTITY: &str = paths::CONSOLE_IDENTITY;
const SHOP: &str = "https://shop.example.com";

/// What a site's server makes for a visitor who is signed in.
fn token(secret: &str) -> String {
    let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let claims = json!({ "sub": "c-17", "aud": "demo", "exp": NOW / 1_000 + 600 });
    let signed = format!("{}.{}", part(json!({ "alg": "HS256" })), part(claims));
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes());
    format!("{signed}.{signature}")
}

impl House {
    /// The directive of a page that says who may hold it.
    async fn ancestors(&self) -> String {
        let app = &self.server.app;
        let router = serve::compose(app, site::router(Arc::clone(app)));
        let ask = Request::get("/embed").body(Body::empty()).unwrap();
        let response = router.oneshot(ask).await.unwrap();
        let policy = response.headers()["content-security-policy"].to_str();
        let (_, list) = policy.unwrap().split_once("frame-ancestors ").unwrap();
        list.to_owned()
    }

    async fn set_origins(&self, sam: &Agent, origins: Value) -> Reply {
        self.set(sam, WIDGET, "origins", origins).await
    }

    /// Makes a secret on the revision that stands.
    async fn make(&self, sam: &Agent) -> Reply {
        let revision = &self.part(sam, IDENTITY).await["revision"];
        self.post(sam, IDENTITY, &json!({ "revision": revision }))
            .await
    }

    async fn made(&self, sam: &Agent) -> String {
        let made = self.make(sam).await.json();
        made["secret"].as_str().expect("a secret").to_owned()
    }

    /// How a letter is answered whose sender a site vouches for.
    async fn vouched(&self, secret: &str) -> u16 {
        let ask = Ask::email(&letter()).header(paths::IDENTITY, &token(secret));
        self.server.send(ask).await.status.as_u16()
    }
}

#[tokio::test]
async fn a_site_may_hold_the_page_at_once_and_not_any_more_once_it_is_left_out() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let part = house.part(&sam, WIDGET).await;
    let demo = json!(["self", "http://127.0.0.1:*", "http://localhost:*"]);
    assert_eq!(part["value"]["origins"], demo);
    let typed = json!(["self", " https://Shop.example.com:443/ "]);
    let reply = house.set_origins(&sam, typed).await;
    assert_eq!(
        reply.json()["value"]["origins"],
        json!(["self", SHOP]),
        "{}",
        reply.body
    );
    assert_eq!(house.ancestors().await, format!("'self' {SHOP}"));
    house.set_origins(&sam, json!([])).await;
    assert_eq!(house.ancestors().await, "'none'");
}

#[tokio::test]
async fn what_is_no_origin_names_its_place_with_its_sentence() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let before = house.ancestors().await;
    for (wrong, code) in [
        ("", "error.admin.origin.scheme"),
        ("shop.example.com", "error.admin.origin.scheme"),
        ("https://ada@shop.example.com", "error.admin.origin.user"),
        ("https://shop.example.com/help", "error.admin.origin.path"),
        ("https://*.example.com", "error.admin.origin.wildcard"),
        ("http://[::1]:8080", "error.admin.origin.ipv6"),
        ("https://a.example; script-src x", "error.admin.origin.host"),
        ("https://shop.example.com:0", "error.admin.origin.port"),
        ("HTTPS://SHOP.example.com/", "error.admin.origin.twice"),
    ] {
        let reply = house.set_origins(&sam, json!([SHOP, wrong])).await;
        reply.wrong_fields(&[("origins.1", code)]);
    }
    let many: Vec<String> = (0..51).map(|n| format!("https://s{n}.example")).collect();
    let reply = house.set_origins(&sam, json!(many)).await;
    reply.wrong_fields(&[("origins", "error.admin.many")]);
    let reply = house.set_origins(&sam, json!(many[1..])).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    house.set_origins(&sam, part_of(&before)).await;
    assert_eq!(house.ancestors().await, before);
}

/// The origins of a directive, as they are typed.
fn part_of(list: &str) -> Value {
    let origins = list.split(' ').map(|one| one.trim_matches('\''));
    json!(origins.collect::<Vec<_>>())
}

#[tokio::test]
async fn the_place_names_the_account_and_the_public_url() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let place = house.part(&sam, paths::CONSOLE_WIDGET_PLACE).await;
    assert_eq!(place, json!({ "account": "demo", "url": PUBLIC_URL }));
}

#[tokio::test]
async fn a_secret_is_told_once_and_vouches_from_then_on() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let none = house.part(&sam, IDENTITY).await;
    assert_eq!(none["value"], json!({ "made": null, "before": null }));
    let made = house.make(&sam).await.json();
    let secret = made["secret"].as_str().unwrap();
    assert_eq!(house.vouched(secret).await, 201);
    let reply = house.get(&sam, IDENTITY).await;
    assert!(!reply.body.contains(secret), "{}", reply.body);
    assert_eq!(reply.json(), made["identity"]);
    assert_eq!(
        (&made["identity"]["value"], &made["identity"]["changedBy"]),
        (&json!({ "made": NOW, "before": null }), &json!("Sam"))
    );
    assert_eq!(reply.header("cache-control"), "no-store");
}

#[tokio::test]
async fn the_secret_before_is_good_until_the_next() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let first = house.made(&sam).await;
    house.later(1_000);
    let second = house.made(&sam).await;
    assert_ne!(first, second);
    let part = house.part(&sam, IDENTITY).await;
    assert_eq!(part["value"], json!({ "made": NOW + 1_000, "before": NOW }));
    assert_eq!(house.vouched(&first).await, 201);
    assert_eq!(house.vouched(&second).await, 201);
    let third = house.made(&sam).await;
    assert_eq!(house.vouched(&first).await, 401);
    assert_eq!(house.vouched(&second).await, 201);
    assert_eq!(house.vouched(&third).await, 201);
}

#[tokio::test]
async fn of_two_who_make_a_secret_at_once_one_is_told_of_the_other() {
    let house = House::open().await;
    let (sam, kim) = (
        house.administrator("Sam").await,
        house.administrator("Kim").await,
    );
    let first = house.made(&sam).await;
    let seen = house.part(&sam, IDENTITY).await["revision"].clone();
    let second = house.made(&kim).await;
    let late = house
        .post(&sam, IDENTITY, &json!({ "revision": seen }))
        .await;
    let problem = late.refused(409, "conflict");
    assert!(problem["detail"].as_str().unwrap().contains("Kim"));
    // So the first is still good.
    assert_eq!(house.vouched(&first).await, 201);
    assert_eq!(house.vouched(&second).await, 201);
}

#[tokio::test]
async fn only_administrators_make_a_secret_or_see_whether_there_is_one() {
    let house = House::open().await;
    let robin = house.agent("Robin").await;
    let body = json!({ "revision": 0 });
    for path in [IDENTITY, paths::CONSOLE_WIDGET_PLACE] {
        house.get(&robin, path).await.refused(403, "role");
    }
    let make = house.post(&robin, IDENTITY, &body).await;
    make.refused(403, "role");
    let nobody = crate::house::ours(Ask::post(IDENTITY, &body));
    house.server.send(nobody).await.refused(401, "token");
    let sam = house.administrator("Sam").await;
    for wrong in [
        json!({}),
        json!({ "revision": -1 }),
        json!({ "revision": 0, "secret": "x" }),
    ] {
        let reply = house.post(&sam, IDENTITY, &wrong).await;
        reply.refused(400, "malformed");
    }
    assert_eq!(house.server.count("identity_secrets").await, 0);
}

#[tokio::test]
async fn a_command_counts_as_a_change_if_it_changed_something() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    for (line, path) in [
        ("embed allow demo https://shop.example.com", WIDGET),
        ("embed deny demo https://shop.example.com", WIDGET),
        ("identity secret demo", IDENTITY),
    ] {
        let seen = house.part(&sam, path).await;
        house.command(line).await;
        let late = if path == IDENTITY {
            let body = json!({ "revision": seen["revision"] });
            house.post(&sam, path, &body).await
        } else {
            house.put(&sam, path, &change(&seen)).await
        };
        let problem = late.refused(409, "conflict");
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains("contact-us-server"), "{detail}");
    }
    let seen = house.part(&sam, WIDGET).await;
    house.command("embed allow demo self").await;
    let reply = house.put(&sam, WIDGET, &change(&seen)).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
}
