//! Administrators: what they set counts for customers at once, and two of them never overwrite each other unseen.

mod account;
mod calls;
mod exceptions;
mod numbers;
mod options;
mod people;
mod replies;
mod schedules;
mod widget;

use {
    super::{
        house::{Agent, House, ours},
        server::{Ask, Reply},
    },
    contact_us_wire::{console::Role, paths},
    serde_json::{Value, json},
};

const PARTS: [&str; 8] = [
    paths::CONSOLE_ACCOUNT,
    paths::CONSOLE_OPTIONS,
    paths::CONSOLE_NUMBERS,
    paths::CONSOLE_SCHEDULES,
    paths::CONSOLE_EXCEPTIONS,
    paths::CONSOLE_VARIABLES,
    paths::CONSOLE_REPLIES_SETUP,
    paths::CONSOLE_WIDGET,
];

impl House {
    async fn administrator(&self, name: &'static str) -> Agent {
        let password = self.add(name, Role::Administrator).await;
        self.sign_in(name, &password).await
    }

    async fn put(&self, agent: &Agent, path: &str, body: &Value) -> Reply {
        let ask = ours(Ask::post(path, body))
            .method("PUT")
            .header("cookie", &agent.cookie);
        self.server.send(ask).await
    }

    /// A part as it stands.
    async fn part(&self, agent: &Agent, path: &str) -> Value {
        let reply = self.get(agent, path).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.json()
    }

    /// Changes one member of a part.
    async fn set(&self, agent: &Agent, path: &str, name: &str, value: impl Into<Value>) -> Reply {
        let mut part = self.part(agent, path).await;
        part["value"][name] = value.into();
        self.put(agent, path, &change(&part)).await
    }

    /// The Contact Us page: `chat`, `call` … in order.
    async fn offered(&self) -> Vec<String> {
        let page = self.server.send(Ask::get(paths::PAGE)).await.json();
        let options = page["options"].as_array().expect("a list");
        let kind = |option: &Value| option["kind"].as_str().expect("a kind").to_owned();
        options.iter().map(kind).collect()
    }
}

/// What is sent to change a part that was read.
fn change(part: &Value) -> Value {
    json!({ "revision": part["revision"], "value": part["value"] })
}

#[tokio::test]
async fn only_administrators_may() {
    let house = House::open().await;
    let agent = house.agent("Robin").await;
    let sam = house.administrator("Sam").await;
    for path in PARTS {
        let part = house.part(&sam, path).await;
        house.get(&agent, path).await.refused(403, "role");
        let put = house.put(&agent, path, &change(&part)).await;
        put.refused(403, "role");
        let nobody = house.server.send(Ask::get(path)).await;
        nobody.refused(401, "token");
        let elsewhere = Ask::post(path, &change(&part))
            .method("PUT")
            .header("cookie", &sam.cookie)
            .header("sec-fetch-site", "cross-site");
        let elsewhere = house.server.send(elsewhere).await;
        elsewhere.refused(403, "origin");
        assert_eq!(house.part(&sam, path).await, part, "{path}");
    }
    let choices = paths::CONSOLE_ACCOUNT_CHOICES;
    house.get(&agent, choices).await.refused(403, "role");
    let mail = house
        .post(&agent, paths::CONSOLE_TEST_MAIL, &json!({}))
        .await;
    mail.refused(403, "role");
    let now = house.get(&agent, paths::CONSOLE_NUMBERS_NOW).await;
    now.refused(403, "role");
    let test = house
        .post(&agent, paths::CONSOLE_TEST_SERVICE, &json!({}))
        .await;
    test.refused(403, "role");
}

#[tokio::test]
async fn what_was_read_can_be_written_back_unchanged() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    for path in PARTS {
        let part = house.part(&sam, path).await;
        assert_eq!(
            (&part["revision"], &part["changed"]),
            (&json!(0), &Value::Null)
        );
        let reply = house.put(&sam, path, &change(&part)).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
        let after = house.part(&sam, path).await;
        assert_eq!(after["value"], part["value"], "{path}");
        assert_eq!(
            (&after["revision"], &after["changedBy"]),
            (&json!(1), &json!("Sam"))
        );
    }
}

#[tokio::test]
async fn two_administrators_never_overwrite_each_other_unseen() {
    let house = House::open().await;
    let (sam, kim) = (
        house.administrator("Sam").await,
        house.administrator("Kim").await,
    );
    for path in PARTS {
        let seen = house.part(&sam, path).await;
        assert_eq!(house.put(&kim, path, &change(&seen)).await.status, 200);
        let late = house.put(&sam, path, &change(&seen)).await;
        let problem = late.refused(409, "conflict");
        let detail = problem["detail"].as_str().expect("a sentence");
        assert!(detail.contains("Kim"), "{detail}");
        let now = house.part(&sam, path).await;
        assert_eq!(house.put(&sam, path, &change(&now)).await.status, 200);
    }
}

#[tokio::test]
async fn of_twenty_changes_made_on_the_same_revision_one_is_saved() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let path = paths::CONSOLE_ACCOUNT;
    for revision in 0..3 {
        let part = house.part(&sam, path).await;
        assert_eq!(part["revision"], revision);
        let all = (0..20).map(|n| {
            let mut part = part.clone();
            part["value"]["organisation"] = json!(format!("Company {n}"));
            let (house, sam) = (&house, &sam);
            async move { house.put(sam, path, &change(&part)).await.status.as_u16() }
        });
        let statuses = futures_util::future::join_all(all).await;
        let count = |status| statuses.iter().filter(|one| **one == status).count();
        assert_eq!((count(200), count(409)), (1, 19));
    }
}

#[tokio::test]
async fn a_body_that_is_none_is_refused() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    for path in PARTS {
        for body in [
            json!({}),
            json!({ "revision": -1, "value": {} }),
            json!({ "revision": 0 }),
        ] {
            let reply = house.put(&sam, path, &body).await;
            reply.refused(400, "malformed");
        }
    }
}
