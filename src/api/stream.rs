//! The stream of a conversation. `EventSource` sends no headers, so it is read by fetch.

use {
    super::{ApiError, chat::refusal, client::fetched},
    crate::browser,
    contact_us_delivery::{Frame, Frames, Refusal},
    gloo_net::http::{Request, Response},
    js_sys::{Reflect, Uint8Array},
    std::{cell::Cell, rc::Rc},
    wasm_bindgen::{JsCast, JsValue},
    wasm_bindgen_futures::JsFuture,
    web_sys::{AbortController, ReadableStreamDefaultReader},
};

/// What is heard of a stream.
#[derive(Debug)]
pub enum Heard {
    /// It is open.
    Open,
    /// Something came.
    Frame(Frame),
    /// It is over.
    Lost(Refusal),
}

/// A stream; it is closed when it is dropped, and nothing is heard of it from then on.
pub struct Stream {
    closed: Rc<Cell<bool>>,
    abort: Option<AbortController>,
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.closed.set(true);
        if let Some(abort) = &self.abort {
            abort.abort();
        }
    }
}

impl Stream {
    pub(super) fn open(
        address: &str,
        token: &str,
        after: u64,
        mut heard: Box<dyn FnMut(Heard)>,
    ) -> Self {
        let abort = AbortController::new().ok();
        let closed = Rc::new(Cell::new(false));
        let request = Request::get(address)
            .abort_signal(abort.as_ref().map(AbortController::signal).as_ref())
            .header("authorization", &["Bearer ", token].concat())
            .header("last-event-id", &after.to_string())
            .build();
        let watched = Rc::clone(&closed);
        let mut hear = move |what: Heard| {
            if !watched.get() {
                heard(what);
            }
        };
        leptos::task::spawn_local(async move {
            let why = listen(request, &mut hear).await;
            hear(Heard::Lost(why));
        });
        Self { closed, abort }
    }
}

/// Hears until the stream ends; why it did.
async fn listen(request: Result<Request, gloo_net::Error>, hear: &mut dyn FnMut(Heard)) -> Refusal {
    let Ok(response) = fetched(request).await else {
        return Refusal::Unreachable;
    };
    if !response.ok() {
        return refused(response).await;
    }
    let reader = response
        .body()
        .and_then(|body| body.get_reader().dyn_into().ok());
    let Some(reader) = reader else {
        return Refusal::Unreachable;
    };
    hear(Heard::Open);
    let mut frames = Frames::default();
    while let Some(piece) = next(&reader).await {
        for (name, data) in frames.take(&piece) {
            let read = browser::json::read;
            if let Some(frame) = Frame::read(&name, &data, read, browser::json::read) {
                hear(Heard::Frame(frame));
            }
        }
    }
    Refusal::Unreachable
}

async fn refused(response: Response) -> Refusal {
    let text = response.text().await.unwrap_or_default();
    browser::json::read(&text).map_or(Refusal::Unreachable, |problem| {
        refusal(ApiError::Refused(Box::new(problem)))
    })
}

/// The next piece; none when there are no more.
async fn next(reader: &ReadableStreamDefaultReader) -> Option<Vec<u8>> {
    let read: JsValue = JsFuture::from(reader.read()).await.ok()?;
    let piece = Reflect::get(&read, &"value".into()).ok()?;
    piece.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}
