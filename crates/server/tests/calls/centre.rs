//! A call centre: what its administrators set, and what its IVR asks, written from the original's documents alone.

use {
    crate::server::{Ask, NOW, Reply, Server},
    base64::{Engine, engine::general_purpose::STANDARD},
    contact_us_server::{cli::Command, contact::Key, desk::people},
    contact_us_wire::{CallTicket, console::Role, paths},
    serde_json::{Value, json},
};

pub const KEY: &str = "an-application-key";

/// A server whose account has a key that is known.
pub async fn started() -> Server {
    Server::start_with(&[("CONTACT_US_APPLICATION_KEY", KEY)]).await
}

/// Carries out a command of the server's program.
pub async fn command(server: &Server, line: &str) -> Result<Vec<String>, String> {
    let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    let done = match Command::read(&words).expect("a command") {
        Command::Calls(calls) => calls.run(&server.app).await,
        Command::Hours(hours) => hours.run(&server.app).await,
        other => panic!("{other:?}"),
    };
    done.map_err(|error| error.to_string())
}

/// Adds numbers that end in 1, 2 and so on, each with four digits as its short identifier.
pub async fn pool(server: &Server, count: u32) {
    command(server, "call method dnis").await.unwrap();
    for last in 1..=count {
        let line = format!("call number add +44207946{last:04} {last:04}");
        command(server, &line).await.unwrap();
    }
}

pub fn ask(path: &str, visitor: &str) -> Ask {
    Ask::post(path, &json!({}))
        .visitor(visitor)
        .key(Key::fresh(NOW).as_str())
}

/// Presses Call.
pub async fn press(server: &Server, visitor: &str) -> CallTicket {
    let reply = press_at(server, paths::CALL, visitor).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    serde_json::from_str(&reply.body).unwrap()
}

pub async fn press_at(server: &Server, path: &str, visitor: &str) -> Reply {
    let key = Key::fresh(server.app.clock.now());
    server.send(ask(path, visitor).key(key.as_str())).await
}

/// A request to the original's paths, as an application sends it.
pub fn original(method: &'static str, tail: &str) -> Ask {
    Ask::get(format!("/interact/version/2/dnis{tail}"))
        .method(method)
        .header("Tenant-Id", "demo")
        .header("Application-Key", KEY)
}

/// The call centre's view: the administrator that its IVR signs in as.
pub struct Centre {
    password: String,
}

impl Centre {
    pub async fn of(server: &Server) -> Self {
        let app = &server.app;
        let made = people::add(&app.store, &app.clock, "demo", "Ivy", Role::Administrator).await;
        Self {
            password: made.unwrap(),
        }
    }

    fn signed(&self, ask: Ask) -> Ask {
        ask.header("User-Id", &STANDARD.encode("Ivy"))
            .header("User-Password", &STANDARD.encode(&self.password))
    }

    pub async fn create(&self, server: &Server, body: &Value) -> Reply {
        let ask = original("POST", "").body(body.to_string());
        server.send(self.signed(ask)).await
    }

    pub async fn free(&self, server: &Server, phone: &str) -> Reply {
        let ask = original("POST", &format!("/allocate/free/{phone}"));
        server.send(self.signed(ask)).await
    }
}

pub async fn allocate(server: &Server, body: &Value) -> Reply {
    let ask = original("POST", "/allocate/new").body(body.to_string());
    server.send(ask).await
}

/// Whose a number is.
pub async fn get(server: &Server, phone: &str) -> Reply {
    server
        .send(original("GET", &format!("/allocate/get/{phone}")))
        .await
}

/// The instances that were made, oldest first.
pub async fn instances(server: &Server) -> Vec<String> {
    sqlx::query_scalar("SELECT instance FROM instances ORDER BY created_at, rowid")
        .fetch_all(server.app.store.readers())
        .await
        .unwrap()
}
