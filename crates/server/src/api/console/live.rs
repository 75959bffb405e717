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
        body::{Body, Bytes},
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
        time::{Instant, sleep, sleep_until},
    },
};

/// How long changes gather before an inbox is looked at again: a busy desk changes often, and it is always sent whole.
const SETTLES: Duration = Duration::from_millis(100);

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
    let listener = app.bus.account(&look.member.row.account);
    let renewed = presence::renew(&app, &look.member.row).await;
    renewed.map_err(|error| look.context.reject(&app, &error.into()))?;
    let now = Instant::now();
    let reader = Reader {
        listener,
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
    listener: Listener,
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
            if Instant::now() >= self.renewal {
                self.renewal = Instant::now() + RENEWAL;
                if !Box::pin(self.renew()).await.unwrap_or_default() {
                    return None;
                }
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
                () = self.listener.called() => {
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

    /// A sign of life; false once nobody is signed in any more.
    async fn renew(&self) -> Result<bool, Refusal> {
        let holds = session::holds(&self.app, &self.member).await?;
        if holds {
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
        let data = serde_json::to_string(&inbox)?;
        self.last = Some(inbox);
        Ok(Some(Bytes::from(format!(
            "event: {INBOX_EVENT}\ndata: {data}\n\n"
        ))))
    }
}

/// A stream that ends soon after its session does.
pub(super) fn while_signed_in(app: &Arc<App>, member: Member, response: Response) -> Response {
    let (parts, body) = response.into_parts();
    let (app, body) = (Arc::clone(app), body.into_data_stream());
    let state = (app, member, body, Instant::now() + RENEWAL);
    let pieces = stream::unfold(state, async |(app, member, mut body, mut check)| {
        loop {
            tokio::select! {
                piece = body.next() => return Some((piece?, (app, member, body, check))),
                () = sleep_until(check) => {
                    check = Instant::now() + RENEWAL;
                    if !Box::pin(session::holds(&app, &member)).await.unwrap_or_default() {
                        return None;
                    }
                }
            }
        }
    });
    Response::from_parts(parts, Body::from_stream(pieces))
}
