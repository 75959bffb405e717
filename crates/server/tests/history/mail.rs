//! What goes along with a message: seen before, and the same in the mail.

use {
    crate::{
        house::{House, place, tell_also},
        server::{Ask, letter},
    },
    contact_us_server::mail::compose,
    contact_us_wire::paths,
    serde_json::{Value, json},
};

/// The lines of a mail's variables, as the mail shows them.
fn in_the_mail(house: &House, mail: &Value) -> Vec<(String, String)> {
    let words = &house.server.app.catalogues.choose(["en"]).words;
    let pairs = mail["variables"].as_array().unwrap().iter();
    pairs
        .map(|pair| {
            let (name, value) = (pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
            let label = words.0.get(&["variable.", name].concat());
            (
                label.map_or(name, String::as_str).to_owned(),
                value.to_owned(),
            )
        })
        .collect()
}

fn told(context: &Value) -> Vec<(String, String)> {
    let facts = context["told"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    facts
        .map(|fact| (text(&fact["label"]), text(&fact["value"])))
        .collect()
}

#[tokio::test]
async fn r15_the_mail_holds_details_message_history_link_time_and_the_variables_that_have_a_value()
{
    let house = House::open().await;
    let walk = house.told_all().await;
    let reference = house.email(&walk).await;
    let mail = house.mail().await;
    assert_eq!(mail["to"], "support@demo.example");
    assert_eq!(
        (&mail["message"], &mail["first_name"]),
        (&letter()["message"], &json!("Ada"))
    );
    let link = format!("https://help.example/history/{reference}#");
    assert!(mail["history_url"].as_str().unwrap().starts_with(&link));
    assert_eq!(mail["accepted_at"], house.server.clock.now());
    let variables = in_the_mail(&house, &mail);
    let has = |label: &str, value: &str| variables.contains(&(label.to_owned(), value.to_owned()));
    assert!(
        has("Interaction", "My bank card is gone") && has("Page", "Contact Us"),
        "{variables:?}"
    );
    assert!(has("Number of the case", "case-7"), "{variables:?}");
    assert!(
        variables
            .iter()
            .any(|(_, value)| value == "I cannot find it"),
        "{variables:?}"
    );
    assert!(variables.iter().all(|(_, value)| !value.is_empty()));
    let job = serde_json::from_value(mail).unwrap();
    let words = &house.server.app.catalogues.choose(["en"]).words;
    assert!(compose(&job, words).is_ok());
}

#[tokio::test]
async fn what_the_customer_sees_before_is_what_the_mail_holds_then() {
    let house = House::open().await;
    tell_also(
        &house.server,
        &["Interaction Unique Id", "Nothing of that name"],
    )
    .await;
    let walk = house.told_all().await;
    let agent = (
        "user-agent",
        "Mozilla/5.0 (Linux; Android 16) Chrome/156.0.0.0 Mobile Safari/537.36",
    );
    let ask = |ask: Ask| {
        house
            .within(&walk, ask)
            .header(agent.0, agent.1)
            .header("accept-language", "en-GB")
            .header(paths::TIME_ZONE, "Asia/Kathmandu")
    };
    let context = house
        .server
        .send(ask(Ask::get(place(&walk, paths::EMAIL_CONTEXT))))
        .await
        .json();
    assert_eq!(context["pages"], true);
    let sent = house
        .server
        .send(ask(Ask::post(place(&walk, paths::EMAIL), &letter())))
        .await;
    assert_eq!(sent.status, 201);
    let seen = told(&context);
    assert_eq!(seen, in_the_mail(&house, &house.mail().await));
    assert!(
        seen.contains(&("Operating system".to_owned(), "Android".to_owned())),
        "{seen:?}"
    );
    assert!(
        seen.contains(&("Time zone".to_owned(), "Asia/Kathmandu".to_owned())),
        "{seen:?}"
    );
    assert!(seen.contains(&("Interaction Unique Id".to_owned(), walk.id().to_owned())));
}

#[tokio::test]
async fn outside_an_interaction_it_is_the_same_too() {
    let house = House::open().await;
    let language = |ask: Ask| ask.header("accept-language", "en");
    let context = house
        .server
        .send(language(Ask::get(paths::EMAIL_CONTEXT)))
        .await
        .json();
    assert_eq!(context["pages"], false);
    let sent = house.server.send(language(Ask::email(&letter()))).await;
    assert_eq!(sent.status, 201);
    assert_eq!(told(&context), in_the_mail(&house, &house.mail().await));
    assert_eq!(
        told(&context),
        [("Device", "Desktop"), ("Language", "English")].map(|(n, v)| (n.to_owned(), v.to_owned()))
    );
}

#[tokio::test]
async fn the_customers_language_has_its_own_words_for_it() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let path = place(&walk, paths::EMAIL_CONTEXT) + "&locale=ar";
    let context = house
        .server
        .send(house.within(&walk, Ask::get(path)))
        .await
        .json();
    let values: Vec<_> = told(&context);
    assert!(
        values.iter().any(|(_, value)| value == "لا أجدها"),
        "{values:?}"
    );
}

#[tokio::test]
async fn a_token_that_is_none_tells_nothing_of_anybody() {
    let house = House::open().await;
    let walk = house.told_all().await;
    let forged = Ask::get(place(&walk, paths::EMAIL_CONTEXT)).header(paths::INSTANCE, walk.id());
    let context = house.server.send(forged).await.json();
    assert!(!context.to_string().contains("Ada"), "{context}");
}
