//! The inbox, at once and as it changes.

use {
    super::guard::Look,
    crate::{
        api::{
            Rejection,
            openapi::{Failure, PlaceQuery},
        },
        app::App,
        bus::Listener,
        desk::{
            inbox,
            presence::{self, RENEWAL},
            session::{self, Member},
        },
        refusal::Refusal,
        workers::stopped,
    },
    axum::{
        Json,
        body::{Body, BodyDataStream, Bytes},
        extract::State,
        http::{HeaderName, header},
        response::{IntoResponse, Response},
    },
    contact_us_wire::{
        chat::HEARTBEAT,
        console::{INBOX_EVENT, Inbox},
        paths,
    },
    futures_util::{StreamExt, stream},
    std::{convert::Infallible, sync::Arc, time::Duration},
    tokio::{
        sync::watch,
        task::JoinSet,
        time::{Instant, sleep, sleep_until, timeout},
    },
};

/// How long changes gather before an inbox is looked at again: a busy desk changes often, and it is always sent whole.
const SETTLES: Duration = Duration::from_millis(250);

/// The longest event, in bytes: readers take 64 KiB.
const LARGEST: usize = 60_000;

const HEADERS: [(HeaderName, &str); 3] = [
    (header::CONTENT_TYPE, "text/event-stream"),
    (header::CACHE_CONTROL, "no-store"),
    // A proxy must not wait for more before it passes on what there is.
    (HeaderName::from_static("x-accel-buffering"), "no"),
];

/// Waiting and own chats, and who else is there.
#[utoipa::path(get, path = paths::CONSOLE_INBOX, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = Inbox), Failure))]
pub(super) async fn at_once(
    State(app): State<Arc<App>>,
    look: Look,
) -> Result<Json<Inbox>, Rejection> {
    inbox::inbox(&app, &look.member.row)
        .await
        .map(Json)
        .map_err(|error| look.context.reject(&app, &error.into()))
}

/// The same as a stream of `inbox` events: one at once, then one at each change, always whole. A comment each 15 s is a
/// sign of life. An agent is there as long as one of theirs is open, and for 30 s after; the stream ends when its session
/// does.
#[utoipa::path(get, path = paths::CONSOLE_STREAM, tag = "console", params(PlaceQuery), security(("console" = [])),
    responses((status = 200, body = String, content_type = "text/event-stream"), Failure))]
pub(super) async fn stream(State(app): State<Arc<App>>, look: Look) -> Result<Response, Rejection> {
    // Before the first look, so that nothing falls between the two.
    let desk = app.bus.account(&look.member.row.account);
    let own = app.bus.agent(&look.member.row.person);
    let renewed = presence::renew(&app, &look.member.row).await;
    renewed.map_err(|error| look.context.reject(&app, &error.into()))?;
    let now = Instant::now();
    let reader = Reader {
        desk,
        own,
        stopping: app.stopping.subscribe(),
        app,
        member: look.member,
        last: None,
        look: true,
        renewal: now + RENEWAL,
        beat: now + Duration::from_secs(HEARTBEAT),
    };
    let events = stream::unfold(reader, async |mut reader| {
        let piece = reader.next().await?;
        Some((Ok::<Bytes, Infallible>(piece), reader))
    });
    Ok((HEADERS, Body::from_stream(events)).into_response())
}

/// Nothing is kept for who reads slowly: the inbox is looked up when the connection can take it.
struct Reader {
    app: Arc<App>,
    member: Member,
    /// Calls when the queue changes, or who is there.
    desk: Listener,
    /// Calls when something is said in an own chat.
    own: Listener,
    stopping: watch::Receiver<bool>,
    last: Option<Inbox>,
    /// Whether there may be something new.
    look: bool,
    renewal: Instant,
    beat: Instant,
}

impl Reader {
    /// The next piece of the stream; none at its end.
    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if *self.stopping.borrow() {
                return None;
            }
            // In boxes, so that a stream which waits holds no memory for reading.
            if self.look && !Box::pin(self.still()).await.unwrap_or_default() {
                return None;
            }
            if self.look {
                self.look = false;
                match Box::pin(self.read()).await {
                    Ok(Some(piece)) => return Some(self.said(piece)),
                    Ok(None) => {}
                    Err(refusal) => {
                        tracing::warn!(status = refusal.status(), "an inbox was cut");
                        return None;
                    }
                }
            }
            tokio::select! {
                () = either(&mut self.desk, &mut self.own) => {
                    sleep(SETTLES).await;
                    self.look = true;
                }
                () = stopped(&mut self.stopping) => return None,
                // Ended chats leave the list by themselves.
                () = sleep_until(self.renewal) => self.look = true,
                () = sleep_until(self.beat) => return Some(self.said(Bytes::from_static(b":\n\n"))),
            }
        }
    }

    fn said(&mut self, piece: Bytes) -> Bytes {
        self.beat = Instant::now() + Duration::from_secs(HEARTBEAT);
        piece
    }

    /// Whether they are still signed in. If they are, that is a sign of life once in a while.
    async fn still(&mut self) -> Result<bool, Refusal> {
        let holds = session::holds(&self.app, &self.member).await?;
        if holds && Instant::now() >= self.renewal {
            self.renewal = Instant::now() + RENEWAL;
            presence::renew(&self.app, &self.member.row).await?;
        }
        Ok(holds)
    }

    /// The inbox as an event, if it differs from what was sent.
    async fn read(&mut self) -> Result<Option<Bytes>, Refusal> {
        let inbox = inbox::inbox(&self.app, &self.member.row).await?;
        if self.last.as_ref() == Some(&inbox) {
            return Ok(None);
        }
        let mut told = inbox.clone();
        let mut data = serde_json::to_string(&told)?;
        // Those that waited shortest are left out first, then the oldest of what is over.
        while data.len() > LARGEST && (told.waiting.pop().or_else(|| told.mine.pop())).is_some() {
            data = serde_json::to_string(&told)?;
        }
        self.last = Some(inbox);
        Ok(Some(Bytes::from(format!(
            "event: {INBOX_EVENT}\ndata: {data}\n\n"
        ))))
    }
}

/// Comes with the next call of one of the two.
async fn either(one: &mut Listener, other: &mut Listener) {
    tokio::select! {
        () = one.called() => {}
        () = other.called() => {}
    }
}

/// A stream that ends with its session: at once when somebody signs out, else within [`RENEWAL`].
pub(super) fn while_signed_in(app: &Arc<App>, member: Member, response: Response) -> Response {
    let (parts, body) = response.into_parts();
    let mut session = JoinSet::new();
    session.spawn(signed_out(Arc::clone(app), member));
    let guarded = Guarded {
        body: body.into_data_stream(),
        session,
    };
    let pieces = stream::unfold(guarded, async |mut guarded| {
        let piece = guarded.next().await?;
        Some((piece, guarded))
    });
    Response::from_parts(parts, Body::from_stream(pieces))
}

/// Comes once the session is over.
///
/// In a task of its own: looked up by the stream between two pieces, it would wait for a connection to the database
/// behind the stream's own reading, which nothing drives on meanwhile, and which may hold the last connection.
async fn signed_out(app: Arc<App>, member: Member) {
    let mut listener = app.bus.queue(&member.row.account);
    loop {
        let _ = timeout(RENEWAL, listener.called()).await;
        if !session::holds(&app, &member).await.unwrap_or_default() {
            return;
        }
    }
}

struct Guarded {
    body: BodyDataStream,
    /// The one task that waits for the session's end; it goes with the stream.
    session: JoinSet<()>,
}

impl Guarded {
    async fn next(&mut self) -> Option<Result<Bytes, axum::Error>> {
        tokio::select! {
            piece = self.body.next() => piece,
            _ = self.session.join_next() => None,
        }
    }
}
