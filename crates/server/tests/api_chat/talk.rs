//! A customer's conversation, and a reader of its stream.

use {
    crate::server::{ADA, Ask, Reply, Server},
    axum::body::{Body, BodyDataStream},
    contact_us_server::chat::{self, Actor},
    contact_us_wire::{
        chat::{ChatStatus, Content, Entry, EntryPage, Message, MessageReceipt, event},
        paths,
    },
    futures_util::StreamExt,
    serde_json::{Value, json},
    std::time::Duration,
    tokio::time::timeout,
    uuid::Uuid,
};

/// Longer than anything takes.
const PATIENCE: Duration = Duration::from_secs(20);
/// An agent.
pub const EVE: &str = "person-eve";
pub const NEVER_FULL: u32 = 100;

pub fn id() -> String {
    Uuid::now_v7().to_string()
}

pub fn text(id: &str, text: &str) -> Value {
    json!({ "id": id, "content": { "text": text } })
}

pub fn eve() -> Actor {
    Actor::agent(EVE, "Eve")
}

/// A conversation that was opened.
pub struct Talk {
    pub id: String,
    pub token: String,
    pub reference: String,
}

/// A request for a new conversation.
pub fn opening(id: &str) -> Ask {
    Ask::post(
        paths::CHAT,
        &json!({ "id": id, "name": "Ada", "topic": "My line" }),
    )
    .key(id)
    .visitor(ADA)
}

impl Talk {
    pub async fn open(server: &Server) -> Self {
        let id = id();
        let reply = server.send(opening(&id)).await;
        assert_eq!(reply.status, 201, "{}", reply.body);
        Self {
            id,
            token: reply.token(),
            reference: reply.reference(),
        }
    }

    /// One with a message in it, so that it waits.
    pub async fn begun(server: &Server) -> Self {
        let talk = Self::open(server).await;
        talk.say(server, "Hello").await;
        talk
    }

    pub fn post(&self, path: &str, body: &Value) -> Ask {
        Ask::post(path, body).token(&self.token)
    }

    pub fn get(&self, path: impl Into<String>) -> Ask {
        Ask::get(path).token(&self.token)
    }

    pub async fn say(&self, server: &Server, words: &str) -> MessageReceipt {
        let reply = self.send(server, &text(&id(), words)).await;
        assert_eq!(reply.status, 201, "{}", reply.body);
        serde_json::from_str(&reply.body).unwrap()
    }

    pub async fn send(&self, server: &Server, message: &Value) -> Reply {
        server.send(self.post(paths::CHAT_MESSAGES, message)).await
    }

    /// What an agent says.
    pub async fn answer(&self, server: &Server, words: &str) -> MessageReceipt {
        let message = Message {
            id: id(),
            content: Content::Text(words.to_owned()),
        };
        chat::post(&server.app, &self.id, &eve(), message)
            .await
            .expect("it is taken")
    }

    /// Eve takes it.
    pub async fn take(&self, server: &Server) {
        chat::assign(&server.app, &self.id, EVE, "Eve", NEVER_FULL)
            .await
            .expect("it waits");
    }

    pub async fn page(&self, server: &Server, query: &str) -> EntryPage {
        let reply = server
            .send(self.get([paths::CHAT_ENTRIES, query].concat()))
            .await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        serde_json::from_str(&reply.body).unwrap()
    }

    pub async fn stream(&self, server: &Server, after: u64) -> Events {
        let ask = self
            .get(paths::CHAT_STREAM)
            .header("last-event-id", &after.to_string());
        let response = server.begin(ask).await;
        assert_eq!(response.status(), 200);
        Events::new(response.into_body())
    }
}

/// An event of a stream.
#[derive(Debug, PartialEq)]
pub enum Event {
    Status(ChatStatus),
    Entry(Entry),
    Gap,
    Beat,
}

impl Event {
    fn read(text: &str) -> Self {
        let value = |name: &str| {
            text.lines()
                .find_map(|line| line.strip_prefix(name))
                .map(str::trim)
        };
        let data = value("data:").unwrap_or_default();
        match value("event:") {
            Some(event::STATUS) => {
                assert_eq!(value("id:"), None);
                Self::Status(serde_json::from_str(data).unwrap())
            }
            Some(event::ENTRY) => {
                let entry: Entry = serde_json::from_str(data).unwrap();
                assert_eq!(value("id:"), Some(entry.seq.to_string().as_str()));
                Self::Entry(entry)
            }
            Some(event::GAP) => {
                assert_eq!((value("id:"), data), (None, "{}"));
                Self::Gap
            }
            None if text.starts_with(':') => Self::Beat,
            other => panic!("{other:?} in {text:?}"),
        }
    }
}

/// The events of a stream as they come.
pub struct Events {
    body: BodyDataStream,
    text: String,
}

impl Events {
    pub fn new(body: Body) -> Self {
        Self {
            body: body.into_data_stream(),
            text: String::new(),
        }
    }

    /// The next event; none at the end.
    pub async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let event = Event::read(event);
                self.text = String::from(rest);
                return Some(event);
            }
            let piece = timeout(PATIENCE, self.body.next())
                .await
                .expect("something comes");
            let piece = piece?.expect("a piece");
            self.text.push_str(std::str::from_utf8(&piece).unwrap());
        }
    }

    pub async fn status(&mut self) -> ChatStatus {
        match self.next().await {
            Some(Event::Status(status)) => status,
            other => panic!("{other:?} is no status"),
        }
    }

    /// Statuses up to one that is as wanted; no entry may come before.
    pub async fn until(&mut self, wanted: impl Fn(&ChatStatus) -> bool) -> ChatStatus {
        loop {
            let status = self.status().await;
            if wanted(&status) {
                return status;
            }
        }
    }

    /// The next entry, whatever statuses come before.
    pub async fn entry(&mut self) -> Entry {
        loop {
            match self.next().await {
                Some(Event::Entry(entry)) => return entry,
                Some(Event::Status(_) | Event::Beat) => {}
                other => panic!("{other:?} is no entry"),
            }
        }
    }
}
