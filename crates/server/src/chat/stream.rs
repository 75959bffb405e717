//! A conversation as it happens: `text/event-stream`, resumed by the number of the last entry.

use {
    super::{find, gone, status},
    crate::{
        app::App,
        bus::Listener,
        refusal::Refusal,
        store::chats::{Conversation, State},
        workers::stopped,
    },
    axum::{
        body::{Body, Bytes},
        http::{HeaderName, header},
        response::{IntoResponse, Response},
    },
    contact_us_wire::chat::{ChatStatus, Entry, HEARTBEAT, Party, event},
    futures_util::stream,
    serde::Serialize,
    std::{convert::Infallible, fmt::Write, sync::Arc, time::Duration},
    tokio::{
        sync::watch,
        time::{Instant, sleep_until},
    },
};

/// A reader who is further behind than this is told to fetch.
const FURTHEST: u64 = 1_000;
/// Streams of a conversation at once: every tab of both sides has one.
const MOST: usize = 50;
/// Entries that are read from the log and sent at once.
const AT_ONCE: u32 = 100;
/// How long places in the queue may move before those who wait are told: a busy queue moves often.
const QUEUE_SETTLES: Duration = Duration::from_millis(200);

type Headers = [(HeaderName, &'static str); 3];
const HEADERS: Headers = [
    (header::CONTENT_TYPE, "text/event-stream"),
    (header::CACHE_CONTROL, "no-store"),
    // A proxy must not wait for more before it passes on what there is.
    (HeaderName::from_static("x-accel-buffering"), "no"),
];

/// The stream of a conversation for one side, from behind the entry `after`. It ends when the reader is too far behind
/// (after a `gap`), and when the server stops.
///
/// Nothing is kept for a reader: what is new is read from the log when the connection can take it, so one who reads
/// slowly costs no memory, and falls behind until there is a `gap`.
pub async fn stream(
    app: &Arc<App>,
    conversation: &str,
    party: Party,
    after: u64,
) -> Result<Response, Refusal> {
    if app.bus.listeners(conversation) >= MOST {
        return Err(Refusal::too_many(HEARTBEAT));
    }
    // Before the first look, so that nothing falls between the two.
    let listener = app.bus.conversation(conversation);
    let found = find(app, conversation).await?;
    let reader = Reader {
        app: Arc::clone(app),
        queue: (party == Party::Customer).then(|| app.bus.queue(&found.account)),
        conversation: conversation.to_owned(),
        party,
        listener,
        stopping: app.stopping.subscribe(),
        cursor: after,
        waits: found.state() == State::Waiting,
        last_status: None,
        look: true,
        ended: false,
    };
    let events = stream::unfold(reader, async |mut reader| {
        let piece = reader.next().await?;
        Some((Ok::<Bytes, Infallible>(piece), reader))
    });
    Ok((HEADERS, Body::from_stream(events)).into_response())
}

struct Reader {
    app: Arc<App>,
    conversation: String,
    party: Party,
    listener: Listener,
    /// Customers hear how the queue moves.
    queue: Option<Listener>,
    stopping: watch::Receiver<bool>,
    /// The last entry that was sent.
    cursor: u64,
    waits: bool,
    last_status: Option<ChatStatus>,
    /// Whether there may be something new.
    look: bool,
    ended: bool,
}

impl Reader {
    /// The next piece of the stream; none at its end.
    async fn next(&mut self) -> Option<Bytes> {
        while !self.ended {
            if *self.stopping.borrow() {
                return None;
            }
            if !self.look {
                if let Some(beat) = self.wait().await {
                    return Some(beat);
                }
                continue;
            }
            // In a box, so that a stream which waits holds no memory for reading.
            match Box::pin(self.read()).await {
                Ok(piece) if piece.is_empty() => {}
                Ok(piece) => return Some(Bytes::from(piece)),
                Err(refusal) => {
                    tracing::warn!(status = refusal.status(), "a stream was cut");
                    return None;
                }
            }
        }
        None
    }

    /// Waits until there may be something new. A sign of life, if that takes long.
    async fn wait(&mut self) -> Option<Bytes> {
        let beat = Instant::now() + Duration::from_secs(HEARTBEAT);
        let other = status::other(self.party);
        // The end of typing is told by nobody.
        let typed = self.last_status.as_ref().is_some_and(|last| last.typing);
        let quiet = typed.then(|| self.app.typing.until(&self.conversation, other));
        let until = quiet.map_or(beat, |until| until.unwrap_or_else(Instant::now).min(beat));
        tokio::select! {
            () = self.listener.called() => self.look = true,
            () = moved(self.queue.as_mut(), self.waits) => self.look = true,
            () = stopped(&mut self.stopping) => self.ended = true,
            () = sleep_until(until) => {
                // With each sign of life, too: a call may have been lost with whoever should have made it.
                self.look = true;
                if until == beat {
                    return Some(Bytes::from_static(b":\n\n"));
                }
            }
        }
        None
    }

    /// What is new, as events; nothing if nothing is.
    async fn read(&mut self) -> Result<String, Refusal> {
        let found = find(&self.app, &self.conversation).await?;
        self.waits = found.state() == State::Waiting;
        if self.party == Party::Customer {
            gone::here(&self.app, &found).await?;
        }
        let status = status::of(&self.app, &found, self.party).await?;
        let mut piece = String::new();
        let is_first = self.last_status.is_none();
        if is_first {
            put(&mut piece, event::STATUS, None, &status)?;
        }
        if self.cursor > found.last() || found.last() - self.cursor > FURTHEST {
            piece.push_str("event: gap\ndata: {}\n\n");
            self.ended = true;
            return Ok(piece);
        }
        for entry in self.entries(&found).await? {
            self.cursor = entry.seq;
            put(&mut piece, event::ENTRY, Some(entry.seq), &entry)?;
        }
        if !is_first && self.last_status.as_ref() != Some(&status) {
            put(&mut piece, event::STATUS, None, &status)?;
        }
        self.last_status = Some(status);
        // Whatever came since the conversation was read has called the listener.
        self.look = self.cursor < found.last();
        Ok(piece)
    }

    async fn entries(&self, found: &Conversation) -> Result<Vec<Entry>, Refusal> {
        if self.cursor == found.last() {
            return Ok(vec![]);
        }
        let store = &self.app.store;
        Ok(store
            .entries_after(&self.conversation, self.cursor, AT_ONCE)
            .await?)
    }
}

/// Comes when the queue has moved, if that matters.
async fn moved(queue: Option<&mut Listener>, matters: bool) {
    match queue {
        Some(queue) if matters => {
            queue.called().await;
            tokio::time::sleep(QUEUE_SETTLES).await;
        }
        _ => std::future::pending().await,
    }
}

/// Writes one event. JSON has no line ends of its own.
fn put(
    piece: &mut String,
    name: &str,
    id: Option<u64>,
    data: &impl Serialize,
) -> Result<(), Refusal> {
    let data = serde_json::to_string(data)?;
    if let Some(id) = id {
        // Writing to a text does not fail.
        let _ = writeln!(piece, "id: {id}");
    }
    let _ = write!(piece, "event: {name}\ndata: {data}\n\n");
    Ok(())
}
