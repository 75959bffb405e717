//! A line on which the server speaks (`text/event-stream`), read piece by piece. Closed when it is dropped.

use {
    super::{ApiError, client},
    gloo_net::http::Request,
    wasm_bindgen::JsCast,
    wasm_bindgen_futures::JsFuture,
    web_sys::{AbortController, ReadableStreamDefaultReader},
};

/// A line that is open or about to be. Dropping it closes it.
#[derive(Debug)]
pub struct Line {
    abort: Option<AbortController>,
    address: String,
    after: Option<u64>,
}

impl Drop for Line {
    fn drop(&mut self) {
        if let Some(abort) = &self.abort {
            abort.abort();
        }
    }
}

impl Line {
    pub(super) fn to(address: String, after: Option<u64>) -> Self {
        Self {
            abort: AbortController::new().ok(),
            address,
            after,
        }
    }

    /// What opens it. The line itself stays with who may close it.
    pub fn open(&self) -> impl Future<Output = Result<Pieces, ApiError>> + use<> {
        let request = Request::get(&self.address)
            .header("accept", "text/event-stream")
            .abort_signal(self.abort.as_ref().map(AbortController::signal).as_ref());
        let request = match self.after {
            Some(after) => request.header("last-event-id", &after.to_string()),
            None => request,
        };
        async move {
            let request = request.build().map_err(|_| ApiError::Unreachable)?;
            let response = request.send().await.map_err(|_| ApiError::Unreachable)?;
            if !response.ok() {
                let text = response.text().await.unwrap_or_default();
                return Err(client::refused(response.status(), &text));
            }
            let body = response.body().ok_or(ApiError::Unreachable)?;
            let reader = body
                .get_reader()
                .dyn_into()
                .map_err(|_| ApiError::Unreachable)?;
            Ok(Pieces(reader))
        }
    }
}

/// What arrives on an open line.
#[derive(Debug)]
pub struct Pieces(ReadableStreamDefaultReader);

impl Pieces {
    /// The next piece; none once the line is closed, by whichever side or fault.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        let read = JsFuture::from(self.0.read()).await.ok()?;
        let value = js_sys::Reflect::get(&read, &"value".into()).ok()?;
        let bytes: js_sys::Uint8Array = value.dyn_into().ok()?;
        Some(bytes.to_vec())
    }
}
