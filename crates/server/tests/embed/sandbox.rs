//! Every state for who tries the widget without an agent, chosen by the account's name.

use {
    crate::house::{Ask, House},
    contact_us_server::sandbox,
    contact_us_wire::paths,
    serde_json::json,
};

async fn house() -> House {
    let house = House::start().await;
    sandbox::seed(&house.app).await.unwrap();
    house
}

fn letter(account: &str) -> Ask {
    let letter = json!({ "email": "ada@example.com", "message": "My line is dead." });
    Ask::post(format!("{}?account={account}", paths::EMAIL), &letter)
}

#[tokio::test]
async fn each_account_can_be_held_from_this_machine_and_is_seeded_once() {
    let house = house().await;
    sandbox::seed(&house.app).await.unwrap();
    for account in sandbox::ACCOUNTS {
        let reply = house.get(&format!("/embed?account={account}")).await;
        assert_eq!(reply.status, 200, "{account}");
        assert!(reply.ancestors().starts_with("'self'"), "{account}");
    }
}

#[tokio::test]
async fn a_closed_one_says_when_it_opens_and_takes_no_chat() {
    let house = house().await;
    let path = format!("{}?account=sandbox-closed", paths::PAGE);
    let page = house.get(&path).await.json();
    assert!(
        page["options"][0]["state"]["closed"]["opens"].is_object(),
        "{page}"
    );
    let page = house.get(paths::PAGE).await.json();
    assert_eq!(page["options"][0]["state"], "open");
}

#[tokio::test]
async fn the_others_refuse_what_is_sent_each_in_its_way() {
    let house = house().await;
    for (account, status) in [
        ("sandbox", 201),
        ("sandbox-nobody", 201),
        ("sandbox-closed", 409),
        ("sandbox-deferred", 201),
        ("sandbox-exception", 409),
        ("sandbox-refused", 409),
        ("sandbox-too-many", 429),
        ("sandbox-failing", 500),
    ] {
        let reply = house.send(letter(account)).await;
        assert_eq!(reply.status, status, "{account}: {}", reply.text());
        if status == 429 {
            assert_eq!(reply.header("retry-after"), "20");
        }
        // These refuse whatever comes; the others what cannot be had now.
        let refuses = ["sandbox-refused", "sandbox-too-many", "sandbox-failing"].contains(&account);
        let form = [("email", "ada@example.com"), ("message", "Again.")];
        let plain = Ask::form(format!("/embed/email?account={account}"), &form);
        let plain = house.send(plain).await;
        if refuses {
            assert_eq!(plain.status, status, "{account}");
            assert!(plain.text().contains("Again."), "what was typed stays");
        }
        let id = format!("0191e0f0-0000-7000-8000-{status:012}");
        let chat = Ask::post(
            format!("{}?account={account}", paths::CHAT),
            &json!({ "id": id }),
        );
        let chat = house.send(chat.key(&id)).await.status;
        if refuses {
            assert_eq!(chat, status, "{account}");
        }
    }
}

/// The options of an account's page, by their names.
async fn options(house: &House, account: &str) -> serde_json::Value {
    let path = format!("{}?account={account}", paths::PAGE);
    let page = house.get(&path).await.json();
    let options = page["options"].as_array().unwrap();
    options
        .iter()
        .map(|one| (one["kind"].as_str().unwrap().to_owned(), one.clone()))
        .collect()
}

#[tokio::test]
async fn what_is_closed_takes_for_later_what_can_be_answered_later_or_gives_its_reason() {
    let house = house().await;
    let deferred = options(&house, "sandbox-deferred").await;
    for kind in ["chat", "callback", "email"] {
        let state = &deferred[kind]["state"];
        assert!(state["deferred"]["opens"].is_object(), "{deferred}");
    }
    assert!(deferred["call"]["state"]["closed"].is_object());
    let closed = options(&house, "sandbox-closed").await;
    for kind in ["chat", "call", "callback", "email"] {
        assert!(closed[kind]["state"]["closed"].is_object(), "{closed}");
    }
    let exception = options(&house, "sandbox-exception").await;
    assert!(
        exception["chat"]["reason"]
            .as_str()
            .unwrap()
            .contains("cable")
    );
    let busy = options(&house, "sandbox-busy").await;
    assert_eq!(busy["call"]["promise"]["answers"]["minutes"], 25);
}

#[tokio::test]
async fn a_number_of_ones_own_is_given_for_two_minutes_and_a_code_where_none_is_free() {
    let house = house().await;
    let call = async |account: &str| {
        let ask = Ask::post(format!("{}?account={account}", paths::CALL), &json!({}));
        house.send(ask).await.json()
    };
    let number = call("sandbox-number").await;
    assert_eq!(number["left"], 120_000, "{number}");
    assert!(number["code"].is_null(), "{number}");
    let code = call("sandbox-code").await;
    assert_eq!(code["code"].as_str().map(str::len), Some(6), "{code}");
}
