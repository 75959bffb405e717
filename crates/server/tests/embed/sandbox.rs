//! Every state for who tries the widget without an agent, chosen by the account's name.

use {
    crate::house::{Ask, House},
    contact_us_server::{sandbox, seed},
    contact_us_wire::paths,
    serde_json::json,
};

async fn house() -> House {
    let house = House::start().await;
    seed::sandbox(&house.app).await.unwrap();
    house
}

fn letter(account: &str) -> Ask {
    let letter = json!({ "email": "ada@example.com", "message": "My line is dead." });
    Ask::post(format!("{}?account={account}", paths::EMAIL), &letter)
}

#[tokio::test]
async fn each_account_can_be_held_from_this_machine_and_is_seeded_once() {
    let house = house().await;
    seed::sandbox(&house.app).await.unwrap();
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
        ("sandbox-closed", 201),
        ("sandbox-refused", 409),
        ("sandbox-too-many", 429),
        ("sandbox-failing", 500),
    ] {
        let reply = house.send(letter(account)).await;
        assert_eq!(reply.status, status, "{account}: {}", reply.text());
        if status == 429 {
            assert_eq!(reply.header("retry-after"), "20");
        }
        let form = [("email", "ada@example.com"), ("message", "Again.")];
        let plain = Ask::form(format!("/embed/email?account={account}"), &form);
        let plain = house.send(plain).await;
        if status != 201 {
            assert_eq!(plain.status, status, "{account}");
            assert!(plain.text().contains("Again."), "what was typed stays");
        }
        let id = format!("0191e0f0-0000-7000-8000-{status:012}");
        let chat = Ask::post(
            format!("{}?account={account}", paths::CHAT),
            &json!({ "id": id }),
        );
        let chat = house.send(chat.key(&id)).await.status;
        if status != 201 {
            assert_eq!(chat, status, "{account}");
        }
    }
}
