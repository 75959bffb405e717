//! A server with an agent, and a customer in an Interaction.

use {
    crate::server::{Ask, NOW, Reply, Server, letter, one},
    contact_us_server::{contact::Key, desk::people, interaction::make_link},
    contact_us_wire::{console::Role, paths},
    serde_json::{Value, json},
    std::sync::atomic::{AtomicI64, Ordering},
};

/// The account's key.
pub const KEY: &str = "the-key-of-the-call-centre";
pub const CARD: &str = "lost-bank-card";
/// What is sensitive in [`House::told_all`].
pub const SECRETS: [&str; 2] = ["1987-06-05", "8642"];

pub struct House {
    pub server: Server,
    cookie: String,
    ids: AtomicI64,
}

/// A customer in an instance.
pub struct Walk {
    pub token: String,
    pub page: Value,
}

impl Walk {
    /// The Interaction Unique Id.
    pub fn id(&self) -> &str {
        self.token.split('.').next().unwrap()
    }

    pub fn element(&self) -> &str {
        self.page["element"].as_str().unwrap()
    }
}

impl House {
    pub async fn open() -> Self {
        let server = Server::start_with(&[("CONTACT_US_APPLICATION_KEY", KEY)]).await;
        let app = &server.app;
        let password = people::add(&app.store, &app.clock, "demo", "Alex", Role::Agent).await;
        let body = json!({ "name": "Alex", "password": password.expect("they are added") });
        let ask = Ask::post(paths::CONSOLE_SESSION, &body).header("sec-fetch-site", "same-origin");
        let reply = server.send(ask).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        let cookie = reply
            .header("set-cookie")
            .split(';')
            .next()
            .unwrap()
            .to_owned();
        Self {
            server,
            cookie,
            ids: AtomicI64::new(0),
        }
    }

    /// The clock goes on by a second.
    pub fn later(&self) {
        self.server.clock.set(self.server.clock.now() + 1_000);
    }

    /// The id of a new chat.
    pub fn chat_id(&self) -> String {
        self.key()
    }

    fn key(&self) -> String {
        let n = self.ids.fetch_add(1, Ordering::Relaxed);
        Key::fresh(NOW + n).as_str().to_owned()
    }

    async fn navigate(&self, name: &str, token: &str, body: &Value) -> Walk {
        self.later();
        let path = paths::INTERACTION.replace("{name}", name);
        let ask = Ask::post(path, body)
            .key(&self.key())
            .header(paths::INSTANCE, token);
        let reply = self.server.send(ask).await;
        assert!(reply.status.is_success(), "{} {}", reply.status, reply.body);
        let json = reply.json();
        Walk {
            token: json["instance"].as_str().unwrap().to_owned(),
            page: json["page"].clone(),
        }
    }

    /// Begins an Interaction, whose links may be protected, with values from its link.
    pub async fn begin(&self, name: &str, values: Value) -> Walk {
        let link = make_link(&self.server.app, "demo", name, None, None).await;
        let link = link.expect("there is such an Interaction");
        let (_, right) = link.split_once("#link=").expect("the right");
        let body = json!({ "direction": "start", "values": values, "link": right });
        self.navigate(name, "", &body).await
    }

    /// Moves on, back, or presses Contact Us.
    pub async fn go(&self, walk: &mut Walk, direction: &str, input: Value) {
        let name = walk.page["interaction"].as_str().unwrap().to_owned();
        let body = json!({ "direction": direction, "step": walk.page["step"], "input": input });
        *walk = self.navigate(&name, &walk.token, &body).await;
    }

    /// A customer who goes back once, answers everything with what is sensitive, and presses Contact Us.
    pub async fn told_all(&self) -> Walk {
        let mut walk = self
            .begin(CARD, json!({ "historySearchId": "case-7" }))
            .await;
        self.go(&mut walk, "next", json!({ "happened": ["lost"] }))
            .await;
        self.go(
            &mut walk,
            "next",
            json!({ "alongside": ["identity", "cards"] }),
        )
        .await;
        self.go(&mut walk, "back", json!({ "payments": ["yes"] }))
            .await;
        assert_eq!(walk.element(), "alongside");
        self.go(&mut walk, "next", json!({ "alongside": ["identity"] }))
            .await;
        self.go(&mut walk, "next", json!({ "payments": ["no"] }))
            .await;
        let whose = json!({ "fullName": ["Ada <b>Lovelace</b>"], "birthday": [SECRETS[0]], "cardEnd": [SECRETS[1]],
            "phone": ["020 7946 0777"] });
        self.go(&mut walk, "next", whose).await;
        assert_eq!(walk.element(), "delivery");
        let home = json!({ "delivery": ["home"] });
        self.go(&mut walk, "contact", home.clone()).await;
        self.go(&mut walk, "next", home).await;
        self.go(&mut walk, "next", json!({})).await;
        assert_eq!(walk.element(), "contact");
        walk
    }

    /// A request that belongs to the instance.
    pub fn within(&self, walk: &Walk, ask: Ask) -> Ask {
        ask.header(paths::INSTANCE, &walk.token).key(&self.key())
    }

    /// Sends an e-mail from within the instance, and gives its receipt number.
    pub async fn email(&self, walk: &Walk) -> String {
        self.later();
        let ask = self.within(walk, Ask::post(place(walk, paths::EMAIL), &letter()));
        let reply = self.server.send(ask).await;
        assert_eq!(reply.status, 201, "{}", reply.body);
        reply.reference()
    }

    /// Asks for a callback from within the instance, and gives its receipt number.
    pub async fn callback(&self, walk: &Walk, number: &str) -> String {
        self.later();
        let ask = Ask::post(place(walk, paths::CALLBACK), &json!({ "phone": number }));
        let reply = self.server.send(self.within(walk, ask)).await;
        assert_eq!(reply.status, 201, "{}", reply.body);
        reply.reference()
    }

    /// The last mail that is owed.
    pub async fn mail(&self) -> Value {
        let statement = "SELECT payload FROM outbox ORDER BY rowid DESC LIMIT 1";
        let payload: String = sqlx::query_scalar(statement)
            .fetch_one(self.server.app.store.readers())
            .await
            .expect("a mail");
        serde_json::from_str(&payload).expect("JSON")
    }

    /// The token in the fragment of the last mail's link.
    pub async fn right(&self) -> String {
        let mail = self.mail().await;
        let link = mail["history_url"].as_str().expect("a link").to_owned();
        link.split_once('#').expect("a fragment").1.to_owned()
    }

    /// Asks for a history as somebody who is signed in.
    pub async fn history(&self, reference: &str, token: &str) -> Reply {
        let ask = Ask::get(one(paths::CONSOLE_HISTORY, reference)).token(token);
        self.server.send(ask.header("cookie", &self.cookie)).await
    }

    pub async fn look(&self, path: &str) -> Reply {
        self.server
            .send(Ask::get(path).header("cookie", &self.cookie))
            .await
    }
}

/// A path with the place of the customer.
pub fn place(walk: &Walk, path: &str) -> String {
    let element = walk.element();
    format!(
        "{path}?interaction={}&element={element}",
        walk.page["interaction"].as_str().unwrap()
    )
}

/// Adds to the account's Contact Us variable set.
pub async fn tell_also(server: &Server, names: &[&str]) {
    let mut set = server
        .app
        .store
        .variable_set("demo", "Contact Us")
        .await
        .unwrap();
    set.extend(names.iter().map(|name| (*name).to_owned()));
    let all: Vec<&str> = set.iter().map(String::as_str).collect();
    let mut tx = server.app.store.begin().await.unwrap();
    contact_us_server::store::accounts::put_variable_set(&mut tx, "demo", "Contact Us", &all)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}
