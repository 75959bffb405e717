//! One chat of the scripted agent's.

use {
    super::{
        Pace,
        client::{Client, Failure, below},
        script::{self, Step},
    },
    crate::{clock::Clock, contact::key::uuid_v7},
    contact_us_delivery::Frames,
    contact_us_wire::{
        chat::{ChatPhase, ChatStatus, Content, Entry, Party, Signal, What, event},
        console::ChatCard,
    },
    std::time::Duration,
    tokio::time::sleep,
};

/// "Is typing" counts for 6 s, so it is said again before that.
const TYPES: Duration = Duration::from_secs(4);
const PICTURE: &[u8] = include_bytes!("picture.png");

/// How a talk came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Talk {
    /// The chat is over, or somebody else's.
    Over,
    /// It was given back to the queue.
    GivenBack,
    /// The connection broke: to be gone on with.
    Broken,
}

/// Talks until the chat is over, given back, or the connection breaks.
pub(super) async fn talk(client: Client, name: String, card: ChatCard, pace: Pace) -> Talk {
    let one = One {
        client,
        name,
        card,
        pace,
    };
    match one.go_on().await {
        Ok(end) => end,
        Err(Failure::Refused(401 | 404 | 409)) => Talk::Over,
        Err(failure) => {
            tracing::info!(%failure, "the scripted agent lost a chat's stream");
            sleep(Duration::from_secs(1)).await;
            Talk::Broken
        }
    }
}

struct One {
    client: Client,
    name: String,
    card: ChatCard,
    pace: Pace,
}

impl One {
    async fn go_on(&self) -> Result<Talk, Failure> {
        let page = self.client.entries(&self.card.id).await?;
        if !self.is_mine(&page.status) {
            return Ok(Talk::Over);
        }
        let is_message = |entry: &&Entry| matches!(entry.what, What::Text(_) | What::File(_));
        let answered = page
            .entries
            .iter()
            .filter(is_message)
            .rfind(|entry| entry.by == Party::Agent && entry.name == self.name);
        if answered.is_none() {
            self.read(page.status.last).await?;
            let greeting = script::greeting(&self.card.name, &self.name);
            if let Some(end) = self.act(greeting).await? {
                return Ok(end);
            }
        }
        // Without an answer yet, what was written before is answered by the greeting, unless it asks for something.
        let after = answered.map_or(0, |entry| entry.seq);
        for entry in page.entries.iter().filter(|entry| entry.seq > after) {
            let asks = match &entry.what {
                What::Text(text) => script::word(text).is_some(),
                _ => true,
            };
            if (asks || answered.is_some())
                && let Some(end) = self.meet(entry).await?
            {
                return Ok(end);
            }
        }
        self.listen(page.status.last).await
    }

    /// Follows the stream.
    async fn listen(&self, after: u64) -> Result<Talk, Failure> {
        let path = below(&self.card.id, "/stream");
        let mut stream = self.client.stream(&path, after).await?;
        let mut frames = Frames::default();
        while let Some(piece) = stream.next().await? {
            for (name, data) in frames.take(&piece) {
                let end = match name.as_str() {
                    event::ENTRY => self.meet(&serde_json::from_str(&data)?).await?,
                    event::STATUS => {
                        let status = serde_json::from_str(&data)?;
                        (!self.is_mine(&status)).then_some(Talk::Over)
                    }
                    event::GAP => return Ok(Talk::Broken),
                    _ => None,
                };
                if let Some(end) = end {
                    return Ok(end);
                }
            }
        }
        Ok(Talk::Broken)
    }

    fn is_mine(&self, status: &ChatStatus) -> bool {
        matches!(&status.phase, ChatPhase::Live { agent } if *agent == self.name)
    }

    /// Reads an entry, and answers it if the customer wrote it.
    async fn meet(&self, entry: &Entry) -> Result<Option<Talk>, Failure> {
        if entry.by != Party::Customer {
            return Ok(None);
        }
        self.read(entry.seq).await?;
        match &entry.what {
            What::Text(text) => self.act(script::answer(text)).await,
            What::File(file) => self.act(script::thanks(&file.name)).await,
            What::Joined | What::Left | What::Ended => Ok(None),
        }
    }

    async fn act(&self, steps: Vec<Step>) -> Result<Option<Talk>, Failure> {
        let chat = &self.card.id;
        for step in steps {
            match step {
                Step::Type(times) => self.types(times).await?,
                Step::Say(text) => {
                    let message = self.client.message(chat, id(), Content::Text(text));
                    message.await?;
                }
                Step::Picture => {
                    let id = id();
                    let file = self
                        .client
                        .file(chat, &id, "picture.png", "image/png", PICTURE);
                    file.await?;
                    let message = self.client.message(chat, self::id(), Content::File(id));
                    message.await?;
                }
                Step::Leave => {
                    let nobody = serde_json::json!({});
                    self.client.tell(chat, "/handover", &nobody).await?;
                    return Ok(Some(Talk::GivenBack));
                }
                Step::End => {
                    let nothing = serde_json::json!({});
                    self.client.tell(chat, "/end", &nothing).await?;
                    return Ok(Some(Talk::Over));
                }
            }
        }
        Ok(None)
    }

    async fn types(&self, times: u32) -> Result<(), Failure> {
        let mut left = self.pace.typing * times;
        while !left.is_zero() {
            self.say(Signal {
                typing: Some(true),
                ..Signal::default()
            })
            .await?;
            let now = left.min(TYPES);
            sleep(now).await;
            left -= now;
        }
        Ok(())
    }

    async fn read(&self, seq: u64) -> Result<(), Failure> {
        self.say(Signal {
            read: Some(seq),
            delivered: Some(seq),
            typing: None,
        })
        .await
    }

    async fn say(&self, signal: Signal) -> Result<(), Failure> {
        self.client.tell(&self.card.id, "/signals", &signal).await
    }
}

/// A new message's id. It is a client like any other, so it has a clock of its own.
fn id() -> String {
    uuid_v7(Clock::system().now())
}
