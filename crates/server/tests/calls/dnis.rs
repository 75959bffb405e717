//! The DNIS paths, driven as the original's documents describe them.

use {
    crate::{
        centre::{Centre, allocate, command, get, instances, original, press, started},
        server::{ADA, Ask, BOB, Server},
    },
    serde_json::{Value, json},
};

/// A server with one number, and an instance.
async fn with_number() -> (Server, Centre, String) {
    let server = started().await;
    let centre = Centre::of(&server).await;
    let made = centre.create(&server, &phone("18001234567", "4567")).await;
    assert_eq!(made.status, 200, "{}", made.body);
    assert!(!made.body.is_empty());
    let instance = instance(&server, ADA).await;
    (server, centre, instance)
}

fn phone(number: &str, dnid: &str) -> Value {
    json!({ "phoneNumber": number, "dnId": dnid, "groupName": "test", "enabled": true })
}

/// An instance of an Interaction's place, as any contact makes one.
async fn instance(server: &Server, visitor: &str) -> String {
    let before = instances(server).await.len();
    let number = json!({ "phone": "020 7946 0018" });
    let path = format!("/api/v1/callback?element={before}");
    server.send(Ask::post(path, &number).visitor(visitor)).await;
    instances(server).await.pop().unwrap()
}

#[tokio::test]
async fn r10_a_number_is_created_allocated_retrieved_and_freed() {
    let (server, centre, id) = with_number().await;
    let again = centre.create(&server, &phone("1-800-123-4567", "99")).await;
    assert_eq!(again.status, 409, "{}", again.body);
    assert!(again.body.contains("1-800-123-4567"), "{}", again.body);
    assert_eq!(
        centre
            .create(&server, &phone("18001234568", "4567"))
            .await
            .status,
        409
    );

    let free = get(&server, "18001234567").await;
    assert_eq!((free.status.as_u16(), free.body.as_str()), (200, ""));
    let given = allocate(&server, &json!({ "group": "test", "id": id })).await;
    assert_eq!(
        (given.status.as_u16(), given.body.as_str()),
        (200, "18001234567")
    );
    let same = allocate(&server, &json!({ "id": id })).await;
    assert_eq!(
        (same.status.as_u16(), same.body.as_str()),
        (200, "18001234567")
    );

    let other = instance(&server, BOB).await;
    let none = allocate(&server, &json!({ "group": "test", "id": other })).await;
    assert_eq!(none.status, 403);
    assert_eq!(none.body, "Currently there are no available phone numbers");
    let lost = allocate(&server, &json!({ "group": "test", "id": "lost" })).await;
    assert_eq!(
        (lost.status.as_u16(), lost.body.as_str()),
        (404, "Audit message lost was not found")
    );
    assert_eq!(
        get(&server, "18001234567").await.body,
        id,
        "retrieving does not free"
    );
    assert_eq!(get(&server, "18001234567").await.body, id);

    for _ in 0..2 {
        let freed = centre.free(&server, "18001234567").await;
        assert_eq!((freed.status.as_u16(), freed.body.as_str()), (200, ""));
    }
    assert_eq!(get(&server, "18001234567").await.body, "");
    assert_eq!(allocate(&server, &json!({ "id": other })).await.status, 200);
    for unknown in [
        get(&server, "9999").await,
        centre.free(&server, "9999").await,
    ] {
        assert_eq!(unknown.status, 404);
        assert_eq!(unknown.body, "Phone number 9999 was not found");
    }
}

#[tokio::test]
async fn r12_the_short_identifier_finds_what_the_full_number_finds() {
    let (server, centre, id) = with_number().await;
    allocate(&server, &json!({ "id": id })).await;
    for name in [
        "4567",
        "18001234567",
        "+18001234567",
        "1-800-123-4567",
        "%2B1%20800%20123%204567",
    ] {
        let found = get(&server, name).await;
        assert_eq!((found.status.as_u16(), &found.body), (200, &id), "{name}");
    }
    assert_eq!(centre.free(&server, "4567").await.status, 200);
    for name in ["4567", "18001234567"] {
        assert_eq!(get(&server, name).await.body, "", "{name}");
    }
}

#[tokio::test]
async fn where_it_is_set_so_retrieving_frees() {
    let (server, _, id) = with_number().await;
    command(&server, "call method dnis --free-on-retrieve")
        .await
        .unwrap();
    allocate(&server, &json!({ "id": id })).await;
    assert_eq!(get(&server, "4567").await.body, id);
    assert_eq!(get(&server, "4567").await.body, "");
}

#[tokio::test]
async fn a_number_of_another_group_is_not_given_to_who_names_one() {
    let (server, _, id) = with_number().await;
    let none = allocate(&server, &json!({ "group": "other", "id": id })).await;
    assert_eq!(none.status, 403);
    let any = allocate(&server, &json!({ "group": null, "id": id })).await;
    assert_eq!(any.status, 200);
}

#[tokio::test]
async fn a_disabled_number_is_known_and_not_given() {
    let (server, centre, id) = with_number().await;
    let mut disabled = phone("380974520200", "0200");
    disabled["enabled"] = false.into();
    assert_eq!(centre.create(&server, &disabled).await.status, 200);
    assert_eq!(get(&server, "0200").await.status, 200);
    allocate(&server, &json!({ "id": id })).await;
    let other = instance(&server, BOB).await;
    assert_eq!(allocate(&server, &json!({ "id": other })).await.status, 403);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_with_a_reason() {
    let (server, centre, _) = with_number().await;
    for odd in [
        json!({}),
        json!({ "phoneNumber": 1, "dnId": "1", "enabled": true }),
        json!({ "phoneNumber": "18001234569", "dnId": "1" }),
        phone("12", "1"),
        phone("18001234569", " "),
    ] {
        let refused = centre.create(&server, &odd).await;
        assert_eq!(refused.status, 400, "{odd}");
        assert!(!refused.body.is_empty());
    }
    for odd in [
        json!({}),
        json!([]),
        json!({ "group": "test" }),
        json!({ "id": 5 }),
    ] {
        assert_eq!(allocate(&server, &odd).await.status, 400, "{odd}");
    }
}

#[tokio::test]
async fn only_who_shows_the_key_is_answered_and_for_some_an_administrator_too() {
    let (server, centre, _) = with_number().await;
    let keyless = original("GET", "/allocate/get/4567").header("Application-Key", "wrong");
    let reply = server.send(keyless).await;
    assert_eq!(reply.status, 401);
    assert!(!reply.header("unauthenticated-reason").is_empty());
    assert_eq!(reply.json()["code"], "0x7000000");
    let stranger = original("GET", "/allocate/get/4567").header("Tenant-Id", "other");
    assert_eq!(server.send(stranger).await.status, 401);
    for ask in [
        original("POST", "").body(phone("18001234569", "1").to_string()),
        original("POST", "/allocate/free/4567"),
    ] {
        let reply = server.send(ask).await;
        assert_eq!(reply.status, 401, "an application alone may not");
        assert!(!reply.header("unauthenticated-reason").is_empty());
    }
    assert_eq!(centre.free(&server, "4567").await.status, 200);
    let named = Ask::get("/interact/version/v2/account/demo/dnis/allocate/get/4567")
        .header("Tenant-Id", "demo")
        .header("Application-Key", crate::centre::KEY);
    assert_eq!(server.send(named).await.status, 200);
}

#[tokio::test]
async fn the_page_and_the_paths_give_from_the_same_numbers() {
    let (server, _, id) = with_number().await;
    command(&server, "call method dnis").await.unwrap();
    let ticket = press(&server, BOB).await;
    assert_eq!(ticket.face.e164, "+18001234567");
    assert_eq!(get(&server, "4567").await.body, instances(&server).await[1]);
    assert_eq!(allocate(&server, &json!({ "id": id })).await.status, 403);
}
