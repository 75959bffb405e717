//! The original's paths, driven by a program that knows its documents alone.

use {
    crate::{
        client::Client,
        house::{CARD, House, tell_also},
        server::Ask,
    },
    serde_json::{Value, json},
};

const BASE: &str = "/interact/agent/version/2/account/demo";

#[tokio::test]
async fn r13_a_callbacks_number_is_a_variable_and_finds_the_unique_id() {
    let house = House::open().await;
    tell_also(&house.server, &["Call Return Number Entered"]).await;
    let (first, second) = (house.told_all().await, house.told_all().await);
    let client = Client::of(&house.server);
    let typed = "/uniqueId/callReturn/020%207946%200888";
    assert_eq!(client.get(typed).await.status, 404);
    house.callback(&first, "020 7946 0888").await;
    for path in [typed, "/uniqueId/callReturn/+442079460888"] {
        let reply = client.get(path).await;
        assert_eq!(
            (reply.status.as_u16(), reply.body.as_str()),
            (200, first.id()),
            "{path}"
        );
    }
    let set = client
        .get(&format!(
            "/interactiondata/{}/variableSet/Contact%20Us",
            first.id()
        ))
        .await;
    assert_eq!(
        set.json()["voice"]["data"]["Call Return Number Entered"],
        "020 7946 0888"
    );
    // Of several the latest.
    house.callback(&second, "020 7946 0888").await;
    assert_eq!(client.get(typed).await.body, second.id());
    let by_number = client
        .get("/interactiondata/callReturn/+442079460888/summary")
        .await;
    assert_eq!(by_number.status, 200);
}

#[tokio::test]
async fn r18_the_summary_holds_only_pages_with_input_and_only_chosen_options() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let client = Client::of(&house.server);
    let reply = client
        .get(&format!("/interactiondata/{}/summary", walk.id()))
        .await;
    assert_eq!(reply.header("content-type"), "application/json");
    let pages = reply.json();
    let ids: Vec<_> = pages
        .as_array()
        .unwrap()
        .iter()
        .map(|page| page["pageId"].as_str().unwrap())
        .collect();
    assert_eq!(
        ids,
        ["happened", "alongside", "payments", "identify", "delivery"]
    );
    let answers = |page: usize, question: usize| &pages[page]["questions"][question]["answers"];
    assert_eq!(*answers(0, 0), json!(["I cannot find it"]));
    // The last answers of a page that was answered twice, and nothing that was not chosen.
    assert_eq!(*answers(1, 0), json!(["An identity card or passport"]));
    assert!(!pages.to_string().contains("Other cards"), "{pages}");
    assert_eq!(pages[0]["questions"][0]["referenceName"], "happened");
    for page in pages.as_array().unwrap() {
        assert!(
            page["timestamp"].is_i64() && page["pageTitle"].is_string(),
            "{page}"
        );
        let header = page["header"].as_str().unwrap();
        assert!(!header.contains('<') && page["footer"] == "", "{page}");
    }
}

#[tokio::test]
async fn the_full_flow_holds_every_completed_step_with_all_its_choices_and_input() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let reply = Client::of(&house.server)
        .get(&format!("/interactiondata/{}/fullFlow", walk.id()))
        .await;
    let pages = reply.json();
    let id = |page: &Value| {
        page["pageContent"]["contentHeader"]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let ids: Vec<_> = pages.as_array().unwrap().iter().map(id).collect();
    assert_eq!(
        ids,
        [
            "happened",
            "alongside",
            "alongside",
            "payments",
            "identify",
            "delivery",
            "block",
            "contact"
        ]
    );
    let first = &pages[0];
    assert_eq!(
        first["pageNavigation"]["navigationTitle"],
        "What has happened to your card?"
    );
    let right = &first["pageNavigation"]["navigationRight"];
    assert_eq!(
        right["buttonAction"],
        "server://navigationType?type=NEXT&shouldSendFormData=true"
    );
    assert_eq!(
        (&right["buttonState"], &right["buttonVisible"]),
        (&json!("NORMAL"), &json!(true))
    );
    assert_eq!(
        first["pageNavigation"]["navigationLeft"]["buttonVisible"],
        false
    );
    let choices = first["pageContent"]["contentSections"][0]["sectionChoices"]
        .as_array()
        .unwrap();
    let selected: Vec<_> = choices
        .iter()
        .filter(|choice| choice["selected"] == true)
        .collect();
    assert_eq!((choices.len(), selected.len()), (5, 1));
    assert_eq!(selected[0]["choiceValue"], "I cannot find it");
    let whose = &pages[4]["pageContent"]["contentSections"];
    assert_eq!(
        whose[0]["sectionChoices"][0]["choiceValue"],
        "Ada <b>Lovelace</b>"
    );
    assert_eq!(whose[1]["sectionChoices"][0]["choiceValue"], "••••");
    assert!(
        pages
            .as_array()
            .unwrap()
            .iter()
            .all(|page| page["timestamp"].is_i64())
    );
}

#[tokio::test]
async fn a_variable_set_is_wrapped_as_documented_and_names_every_variable() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let client = Client::of(&house.server);
    let reply = client
        .get(&format!(
            "/interactiondata/{}/variableSet/Contact%20Us",
            walk.id()
        ))
        .await;
    let data = &reply.json()["voice"]["data"];
    assert_eq!(
        (&data["happened"], &data["alongside"]),
        (&json!("lost"), &json!("identity"))
    );
    assert_eq!(
        (&data["Interaction"], &data["historySearchId"]),
        (&json!(CARD), &json!("case-7"))
    );
    assert_eq!(data["amount"], "");
    let unknown = client
        .get(&format!(
            "/interactiondata/{}/variableSet/contact%20us",
            walk.id()
        ))
        .await;
    assert_eq!(unknown.status, 404);
}

#[tokio::test]
async fn r19_without_that_handling_method_no_code_finds_anything() {
    let house = House::open().await;
    house.told_all().await;
    let reply = Client::of(&house.server).get("/uniqueId/dtmf/482913").await;
    assert_eq!(reply.status, 404);
}

#[tokio::test]
async fn r20_of_one_history_search_id_the_latest_instance_wins() {
    let house = House::open().await;
    let first = house
        .begin(CARD, json!({ "historySearchId": "case-7" }))
        .await;
    let client = Client::of(&house.server);
    let path = "/uniqueId/historySearchId/case-7";
    assert_eq!(client.get(path).await.body, first.id());
    let second = house
        .begin(CARD, json!({ "historySearchId": "case-7" }))
        .await;
    assert_eq!(client.get(path).await.body, second.id());
    house.begin(CARD, json!({})).await;
    assert_eq!(client.get(path).await.body, second.id());
    assert_eq!(
        client.get("/uniqueId/historySearchId/case-8").await.status,
        404
    );
    assert_eq!(
        client
            .get("/interactiondata/historySearchId/case-7/fullFlow")
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn r22_a_refusal_for_want_of_credentials_says_why_in_valid_json() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let client = Client::of(&house.server);
    for tail in ["fullFlow", "summary", "variableSet/Contact%20Us"] {
        let path = format!("{BASE}/interactiondata/{}/{tail}", walk.id());
        for (header, value) in [
            ("tenant-id", ""),
            ("application-key", ""),
            ("application-key", "wrong"),
            ("tenant-id", "other"),
        ] {
            let reply = house
                .server
                .send(client.ask(&path).header(header, value))
                .await;
            assert_eq!(reply.status, 401, "{path}");
            assert!(!reply.header("unauthenticated-reason").is_empty());
            let body = reply.json();
            assert_eq!(body["code"], "0x7000000");
            assert_eq!(
                body["message"],
                "Request is unauthorized, missing or wrong credentials"
            );
        }
    }
    let bare = house
        .server
        .send(Ask::get(format!("{BASE}/uniqueId/historySearchId/case-7")))
        .await;
    assert_eq!(bare.status, 401);
}

#[tokio::test]
async fn r23_path_parts_are_case_sensitive() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let client = Client::of(&house.server);
    let good = format!("{BASE}/interactiondata/{}/fullFlow", walk.id());
    assert_eq!(client.whole(&good).await.status, 200);
    for (part, other) in [
        ("fullFlow", "fullflow"),
        ("interactiondata", "interactionData"),
        ("agent", "Agent"),
        ("demo", "Demo"),
    ] {
        let reply = client.whole(&good.replace(part, other)).await;
        assert!(
            [401, 404].contains(&reply.status.as_u16()),
            "{other}: {}",
            reply.status
        );
    }
    let path = format!("{BASE}/uniqueId/historySearchId/case-7");
    assert_eq!(client.whole(&path).await.status, 200);
    assert_eq!(
        client
            .whole(&path.replace("historySearchId", "historysearchid"))
            .await
            .status,
        404
    );
    assert_eq!(
        client
            .whole(&path.replace("uniqueId", "uniqueid"))
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn versions_are_numbers_with_or_without_a_v_and_what_is_not_there_is_said_to_be_so() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let path = format!("/interactiondata/{}/summary", walk.id());
    for version in ["1", "2", "v2"] {
        assert_eq!(
            Client::of(&house.server)
                .version(version)
                .get(&path)
                .await
                .status,
            200,
            "{version}"
        );
    }
    let client = Client::of(&house.server);
    let unknown = client.get("/interactiondata/040100713/fullFlow").await;
    assert_eq!(
        (unknown.status.as_u16(), unknown.body.as_str()),
        (404, "Audit message 040100713 was not found")
    );
    let photo = client
        .get(&format!(
            "/photo/{}/1%252Fcard@@@@@png?maxSize=100",
            walk.id()
        ))
        .await;
    assert_eq!(photo.status, 404);
}

#[tokio::test]
async fn every_read_is_written_down_as_a_programs() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let reference = house.email(&walk).await;
    let client = Client::of(&house.server);
    assert_eq!(
        client
            .get(&format!("/interactiondata/{}/summary", walk.id()))
            .await
            .status,
        200
    );
    let history = house.history(&reference, &house.right().await).await.json();
    assert_eq!(history["openings"][0]["name"], "");
}
