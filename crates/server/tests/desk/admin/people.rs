//! Who may use the console.

use {
    super::{House, ours},
    crate::{
        house::{Agent, below},
        server::{Ask, NOW, Reply},
    },
    contact_us_server::{
        account::{self, NewAccount},
        clock::MINUTE,
        desk::{people, presence::LEASE},
    },
    contact_us_wire::{console::Role, paths},
    serde_json::{Value, json},
};

impl House {
    async fn people(&self, sam: &Agent) -> Value {
        self.part(sam, paths::CONSOLE_PEOPLE).await
    }

    async fn add_by(&self, sam: &Agent, name: &str, role: &str) -> Reply {
        let body = json!({ "name": name, "role": role });
        self.post(sam, paths::CONSOLE_PEOPLE, &body).await
    }

    async fn take_away(&self, sam: &Agent, person: &str) -> Reply {
        let path = paths::CONSOLE_PERSON.replace("{person}", person);
        let ask = ours(Ask::get(path).method("DELETE")).header("cookie", &sam.cookie);
        self.server.send(ask).await
    }

    async fn new_password(&self, sam: &Agent, person: &str) -> Reply {
        let path = paths::CONSOLE_PERSON_PASSWORD.replace("{person}", person);
        self.post(sam, &path, &json!({})).await
    }
}

#[tokio::test]
async fn an_administrator_adds_somebody_who_signs_in_with_the_password_that_is_told_once() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let made = house.add_by(&sam, " Robin ", "agent").await.json();
    assert_eq!(made["name"], "Robin");
    let password = made["password"].as_str().unwrap();
    assert_eq!(house.try_sign_in("robin", password).await.status, 200);
    let told = house.people(&sam).await;
    let names: Vec<_> = told
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["name"].clone(), one["role"].clone()))
        .collect();
    assert_eq!(
        names,
        [
            (json!("Robin"), json!("agent")),
            (json!("Sam"), json!("administrator"))
        ]
    );
    assert!(!told.to_string().contains("password"), "{told}");
    let twice = house
        .add_by(&sam, "ROBIN", "agent")
        .await
        .refused(422, "fields");
    assert_eq!(twice["fields"][0]["code"], "error.admin.person.taken");
    let empty = house
        .add_by(&sam, " ", "agent")
        .await
        .refused(422, "fields");
    assert_eq!(empty["fields"][0]["code"], "error.admin.person");
    house
        .add_by(&sam, "Kim", "king")
        .await
        .refused(400, "malformed");
}

#[tokio::test]
async fn it_is_told_when_somebody_was_last_there_also_after_they_have_signed_out() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    house.add("Nobody", Role::Agent).await;
    let robin = house.agent("Robin").await;
    let mut stream = house.stream(&robin, paths::CONSOLE_STREAM).await;
    stream.next().await.unwrap();
    let of = |all: &Value, name: &str| {
        let found = all
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["name"] == name);
        found
            .map(|one| (one["here"].clone(), one["seen"].clone()))
            .unwrap()
    };
    let all = house.people(&sam).await;
    assert_eq!(of(&all, "Robin"), (json!(true), json!(NOW)));
    assert_eq!(of(&all, "Nobody"), (json!(false), Value::Null));
    house.later(5 * MINUTE);
    let ask = ours(Ask::get(paths::CONSOLE_SESSION).method("DELETE"));
    house.server.send(ask.header("cookie", &robin.cookie)).await;
    house.later(LEASE);
    let (here, seen) = of(&house.people(&sam).await, "Robin");
    assert_eq!((here, seen), (json!(false), json!(NOW + 5 * MINUTE)));
}

#[tokio::test]
async fn who_is_taken_away_is_out_at_once_and_their_chats_wait_at_their_old_places() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let robin = house.agent("Robin").await;
    let mut there = house.stream(&sam, paths::CONSOLE_STREAM).await;
    there.next().await.unwrap();
    let (first, second) = (
        house.customer("first").await,
        house.customer("second").await,
    );
    assert_eq!(house.take(&robin, &first).await.status, 204);
    house.answer(&robin, &first, "Hello").await;
    let stream = house.stream(&robin, paths::CONSOLE_STREAM).await;
    assert_eq!(house.take_away(&sam, &robin.id).await.status, 204);
    stream.end().await;
    for path in [paths::CONSOLE_SESSION, paths::CONSOLE_INBOX] {
        house.get(&robin, path).await.refused(401, "token");
    }
    house
        .answer(&robin, &first, "more")
        .await
        .refused(401, "token");
    let (entries, status) = house.seen(&first).await;
    assert_eq!(
        entries,
        [
            "customer: first",
            "Robin joined",
            "Robin: Hello",
            "Robin left"
        ]
    );
    assert_eq!(status["phase"]["waiting"]["place"], 1, "{status}");
    let inbox = house.inbox(&sam).await;
    let waiting: Vec<_> = inbox["waiting"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| card["id"].clone())
        .collect();
    assert_eq!(waiting, [json!(first.id), json!(second.id)]);
    assert!(house.people(&sam).await.as_array().unwrap().len() == 1);
    house
        .take_away(&sam, &robin.id)
        .await
        .refused(404, "not-found");
    house
        .new_password(&sam, &robin.id)
        .await
        .refused(404, "not-found");
    // The name is free, and belongs to somebody else from then on.
    let again = house.add_by(&sam, "Robin", "agent").await.json();
    let again = house
        .sign_in("Robin", again["password"].as_str().unwrap())
        .await;
    assert_ne!(again.id, robin.id);
    house
        .post(&again, &below(&first, "/end"), &json!({}))
        .await
        .refused(409, "conflict");
}

#[tokio::test]
async fn histories_go_on_naming_who_was_taken_away() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let robin = house.agent("Robin").await;
    let chat = house.customer("Hello").await;
    house.take(&robin, &chat).await;
    let face = house.get(&robin, &below(&chat, "")).await.json();
    let (_, token) = face["history"].as_str().unwrap().split_once('#').unwrap();
    let path = paths::CONSOLE_HISTORY.replace("{reference}", &chat.reference);
    let open = async |agent: &Agent| {
        let ask = Ask::get(&path).header("cookie", &agent.cookie).token(token);
        house.server.send(ask).await.json()
    };
    open(&robin).await;
    assert_eq!(house.take_away(&sam, &robin.id).await.status, 204);
    let told = open(&sam).await;
    let opened: Vec<_> = told["openings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].clone())
        .collect();
    assert!(opened.contains(&json!("Robin")), "{told}");
}

#[tokio::test]
async fn nobody_takes_themselves_away_and_two_who_do_it_to_each_other_leave_one() {
    let house = House::open().await;
    let (sam, kim) = (
        house.administrator("Sam").await,
        house.administrator("Kim").await,
    );
    let own = house
        .take_away(&sam, &sam.id)
        .await
        .refused(409, "conflict");
    assert!(
        own["detail"].as_str().unwrap().contains("yourself"),
        "{own}"
    );
    let (one, other) = tokio::join!(
        house.take_away(&sam, &kim.id),
        house.take_away(&kim, &sam.id)
    );
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 401]);
    let left = if one.status == 204 { &sam } else { &kim };
    assert_eq!(house.people(left).await.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn another_password_ends_every_session_but_the_one_that_asks_for_its_own() {
    let house = House::open().await;
    let password = house.add("Sam", Role::Administrator).await;
    let (sam, elsewhere) = (
        house.sign_in("Sam", &password).await,
        house.sign_in("Sam", &password).await,
    );
    let robin = house.agent("Robin").await;
    let made = house.new_password(&sam, &robin.id).await.json();
    house
        .get(&robin, paths::CONSOLE_INBOX)
        .await
        .refused(401, "token");
    let new = made["password"].as_str().unwrap();
    assert_eq!(house.try_sign_in("Robin", new).await.status, 200);
    assert_eq!(house.new_password(&sam, &sam.id).await.status, 200);
    house
        .get(&elsewhere, paths::CONSOLE_INBOX)
        .await
        .refused(401, "token");
    assert_eq!(house.get(&sam, paths::CONSOLE_INBOX).await.status, 200);
}

#[tokio::test]
async fn agents_and_administrators_of_another_account_have_no_say_in_it() {
    let house = House::open().await;
    let sam = house.administrator("Sam").await;
    let robin = house.agent("Robin").await;
    house
        .get(&robin, paths::CONSOLE_PEOPLE)
        .await
        .refused(403, "role");
    house
        .add_by(&robin, "Kim", "agent")
        .await
        .refused(403, "role");
    house
        .new_password(&robin, &sam.id)
        .await
        .refused(403, "role");
    house.take_away(&robin, &sam.id).await.refused(403, "role");
    let path = paths::CONSOLE_PERSON.replace("{person}", &robin.id);
    let elsewhere = Ask::get(&path)
        .method("DELETE")
        .header("cookie", &sam.cookie);
    house.server.send(elsewhere).await.refused(403, "origin");
    assert_eq!(house.people(&sam).await.as_array().unwrap().len(), 2);
    let app = &house.server.app;
    let other = NewAccount {
        name: "other".to_owned(),
        ..NewAccount::default()
    };
    account::add(app, &other, None).await.unwrap();
    people::add(&app.store, &app.clock, "other", "Eve", Role::Agent)
        .await
        .unwrap();
    let eve = app.store.people("other").await.unwrap().remove(0);
    house
        .take_away(&sam, &eve.person)
        .await
        .refused(404, "not-found");
    house
        .new_password(&sam, &eve.person)
        .await
        .refused(404, "not-found");
    assert_eq!(app.store.people("other").await.unwrap().len(), 1);
}
