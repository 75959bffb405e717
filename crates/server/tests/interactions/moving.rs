//! Next, Back, Contact Us: each recorded once, whatever is repeated, reloaded or done in two tabs.

use {
    crate::house::{Ask, House, TRIP, way},
    contact_us_wire::{
        interaction::{ElementKind, Standing},
        paths,
    },
    futures_util::future::join_all,
    serde_json::json,
    std::sync::Arc,
};

#[tokio::test]
async fn before_the_start_the_first_page_is_shown_and_nothing_is_stored() {
    let house = House::start().await;
    let first = house
        .send(Ask::get(format!("{TRIP}?who=Ada&pin=1234&locale=en")))
        .await;
    let first = first.standing();
    assert_eq!(first.instance, "");
    assert_eq!(
        (first.page.step, first.page.heading.as_str()),
        (0, "Welcome, Ada")
    );
    assert!(first.page.next && !first.page.back && first.page.contact);
    assert_eq!(house.count("instances").await, 0);
}

#[tokio::test]
async fn a_whole_run_is_recorded_step_by_step() {
    let house = House::start().await;
    let form = house.at_form().await;
    assert_eq!((form.page.element.as_str(), form.page.step), ("form", 3));
    let input = json!({ "who": ["Ada"], "pin": ["1234"], "extras": ["dog", "bag"] });
    let done = house.next(&form, input).await;
    assert_eq!(done.page.kind, ElementKind::Finish);
    assert_eq!(done.page.heading, "Have a good trip, Ada");
    let expected = [
        ["start", "", "welcome"],
        ["next", "welcome", "ask"],
        ["next", "ask", "form"],
        ["next", "form", "done"],
    ];
    assert_eq!(house.record().await, expected);
    assert_eq!(house.value("SELECT state FROM instances").await, "finished");
    let input = house
        .value("SELECT input FROM navigations WHERE step = 4")
        .await;
    assert!(input.contains("1234"), "the record holds what was typed");
}

#[tokio::test]
async fn a_finished_one_answers_its_last_page_and_leads_back() {
    let house = House::start().await;
    let form = house.at_form().await;
    let done = house
        .next(&form, json!({ "who": ["Ada"], "pin": ["1234"] }))
        .await;
    assert!(done.page.back && !done.page.next);
    for direction in ["next", "contact"] {
        let again = house.go(&done, direction, json!({})).await.standing();
        assert_eq!(again, done, "{direction}");
    }
    assert_eq!(house.look(&done.instance).await.standing(), done);
    assert_eq!(house.count("navigations").await, 4);

    let back = house.go(&done, "back", json!({})).await.standing();
    assert_eq!(back.page.element, "form");
    assert_eq!(back.page.fields[0].value, ["Ada"]);
    assert_eq!(house.value("SELECT state FROM instances").await, "running");
    let mended = json!({ "who": ["Eve"], "pin": ["1234"] });
    let done = house.next(&back, mended).await;
    assert_eq!(done.page.heading, "Have a good trip, Eve");
    assert_eq!(house.value("SELECT state FROM instances").await, "finished");
}

#[tokio::test]
async fn back_keeps_what_was_typed_unchecked_and_next_shows_it_again() {
    let house = House::start().await;
    let form = house.at_form().await;
    let typed = json!({ "who": ["Ada"], "pin": ["12"], "extras": ["dog"] });
    let back = house.go(&form, "back", typed).await.standing();
    assert_eq!(back.page.element, "ask");
    assert_eq!(back.page.fields[0].value, ["fast"]);
    let again = house.next(&back, json!({ "way": ["fast"] })).await;
    let values: Vec<_> = again
        .page
        .fields
        .iter()
        .map(|field| field.value.clone())
        .collect();
    assert_eq!(values, [["Ada"], ["12"], ["dog"]]);
}

#[tokio::test]
async fn contact_us_keeps_the_page_and_what_was_typed_in_it() {
    let house = House::start().await;
    let ask = house.begin().await;
    let ask = house.next(&ask, json!({})).await;
    let pressed = house
        .go(&ask, "contact", json!({ "way": ["slow"] }))
        .await
        .standing();
    assert_eq!(
        (pressed.page.element.as_str(), pressed.page.step),
        ("ask", 3)
    );
    assert_eq!(pressed.page.fields[0].value, ["slow"]);
    assert_eq!(house.record().await[2], ["contact", "ask", "ask"]);
    let back = house.look(&pressed.instance).await.standing();
    assert_eq!(
        back, pressed,
        "whoever comes back from Contact Us finds all of it"
    );
}

#[tokio::test]
async fn a_reload_at_every_step_shows_where_it_stands() {
    let house = House::start().await;
    let mut one = house.begin().await;
    for input in [
        json!({}),
        json!({ "way": ["fast"] }),
        json!({ "who": ["A"], "pin": ["1234"] }),
    ] {
        assert_eq!(house.look(&one.instance).await.standing(), one);
        one = house.next(&one, input).await;
    }
    assert_eq!(house.look(&one.instance).await.standing(), one);
}

#[tokio::test]
async fn wrong_input_names_every_field_and_moves_nothing() {
    let house = House::start().await;
    let form = house.at_form().await;
    let reply = house
        .go(&form, "next", json!({ "pin": ["12"], "extras": ["cat"] }))
        .await;
    reply.refused(422, "fields");
    let fields = reply.json()["fields"].clone();
    let told: Vec<_> = fields
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["field"].clone())
        .collect();
    assert_eq!(told, ["who", "pin", "extras"]);
    for one in fields.as_array().unwrap() {
        let detail = one["detail"].as_str().unwrap();
        assert!(
            !detail.starts_with("error.") && !detail.contains('{'),
            "{detail}"
        );
    }
    assert_eq!(house.count("navigations").await, 3);
    let after = house
        .next(&form, json!({ "who": ["Ada"], "pin": ["1234"] }))
        .await;
    assert_eq!(after.page.element, "done", "the step is still the same one");
}

#[tokio::test]
async fn a_repeat_is_answered_with_where_it_stands_and_done_once() {
    let house = House::start().await;
    let begin = json!({ "direction": "start" });
    let ask = || Ask::post(TRIP, &begin).key("begin-once");
    let first = house.send(ask()).await.standing();
    let again = house.send(ask()).await.standing();
    assert_eq!(first, again);
    assert_eq!(house.count("instances").await, 1);

    let next = || way(&first, "next", json!({})).key("next-once");
    let ask = house.send(next()).await.standing();
    let form = house.next(&ask, json!({ "way": ["fast"] })).await;
    let late = house.send(next()).await.standing();
    assert_eq!(late, form, "where it stands, not where it stood");
    let other = way(&first, "back", json!({})).key("next-once");
    house.send(other).await.refused(422, "key-reused");
    assert_eq!(house.count("navigations").await, 3);
}

#[tokio::test]
async fn two_tabs_of_one_instance_never_go_twice() {
    let house = House::start().await;
    let first = house.begin().await;
    let tab = house.next(&first, json!({})).await;
    // The other tab still shows the first page, and its Next comes late.
    let other = house.go(&first, "next", json!({})).await.standing();
    assert_eq!(other, tab);
    let future = Standing {
        page: contact_us_wire::interaction::ElementPage {
            step: 9,
            ..tab.page.clone()
        },
        ..tab.clone()
    };
    assert_eq!(house.go(&future, "next", json!({})).await.standing(), tab);
    assert_eq!(house.count("navigations").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_at_once_are_recorded_once() {
    let house = Arc::new(House::start().await);
    let first = house.begin().await;
    for same_key in [true, false] {
        let from = house.look(&first.instance).await.standing();
        let input = json!({ "way": ["fast"] });
        let before = house.count("navigations").await;
        let all = join_all((0..50).map(|_| {
            let (house, mut ask) = (Arc::clone(&house), way(&from, "next", input.clone()));
            if same_key {
                ask = ask.key("fifty-at-once");
            }
            tokio::spawn(async move { house.send(ask).await.standing() })
        }))
        .await;
        let all: Vec<Standing> = all.into_iter().map(|one| one.unwrap()).collect();
        assert!(
            all.iter().all(|one| *one == all[0]),
            "all are told the same"
        );
        assert_eq!(house.count("navigations").await, before + 1);
    }
    let steps =
        house.value("SELECT group_concat(step) FROM (SELECT step FROM navigations ORDER BY step)");
    assert_eq!(steps.await, "1,2,3");
}

#[tokio::test]
async fn the_first_next_begins_and_moves_at_once_or_not_at_all() {
    let house = House::start().await;
    let body =
        json!({ "direction": "next", "values": { "who": "Ada", "pin": "9999", "account": "x" } });
    let ask = house.send(Ask::post(TRIP, &body)).await.standing();
    assert_eq!((ask.page.element.as_str(), ask.page.step), ("ask", 2));
    let given = house
        .value("SELECT input FROM navigations WHERE step = 1")
        .await;
    assert_eq!(
        given, r#"{"who":["Ada"]}"#,
        "only what the definition lets a link fill"
    );

    let mut asks_first = crate::house::trip();
    asks_first["name"] = "quiz".into();
    asks_first["start"] = "ask".into();
    asks_first["elements"].as_array_mut().unwrap().remove(0);
    house.publish(&asks_first).await;
    let path = TRIP.replace("trip", "quiz");
    let wrong = Ask::post(
        &path,
        &json!({ "direction": "next", "input": { "way": ["rocket"] } }),
    );
    house.send(wrong).await.refused(422, "fields");
    assert_eq!(
        house.count("instances").await,
        1,
        "a page that was not left begins nothing"
    );
}

#[tokio::test]
async fn it_is_found_by_the_search_id_of_its_link() {
    let house = House::start().await;
    house
        .begin_with(json!({ "historySearchId": " call 7 " }))
        .await;
    let found = house.value("SELECT history_search_id FROM instances").await;
    assert_eq!(found, "call 7");
}

#[tokio::test]
async fn the_token_is_more_than_the_id_and_is_one_for_good() {
    let house = House::start().await;
    let one = house.begin().await;
    let id = crate::house::id(&one).to_owned();
    assert!(uuid::Uuid::parse_str(&id).is_ok_and(|uuid| uuid.get_version_num() == 4));
    house.look(&id).await.refused(404, "not-found");
    let next = house.next(&one, json!({})).await;
    assert_eq!(next.instance, one.instance);
}

#[tokio::test]
async fn it_speaks_the_language_of_the_request() {
    let house = House::start().await;
    let path = "/api/v1/interaction/broadband-fault";
    let english = house.send(Ask::get(path)).await.standing();
    let arabic = house
        .send(Ask::get(format!("{path}?locale=ar")))
        .await
        .standing();
    assert_ne!(english.page.heading, arabic.page.heading);
    let wrong = Ask::get(path)
        .header(paths::INSTANCE, "no.token")
        .header("accept-language", "ar");
    let sentence = house.send(wrong).await.refused(404, "not-found");
    assert!(!sentence.is_ascii());
}
