//! Sending a file: the one request that may take minutes, so its sender is told how far it is. `fetch` cannot say that.

#[cfg(test)]
mod tests;

use {
    super::{
        Api, ApiError,
        client::{outcome, read, unanswered},
    },
    crate::browser::listen::on,
    contact_us_wire::{chat::FileFace, paths},
    js_sys::Promise,
    std::pin::Pin,
    wasm_bindgen::{JsCast, JsValue},
    wasm_bindgen_futures::JsFuture,
    web_sys::{File, ProgressEvent, XmlHttpRequest},
};

/// A file on its way; it is given up when this is dropped.
pub struct Sending(XmlHttpRequest);

impl Drop for Sending {
    fn drop(&mut self) {
        let _ = self.0.abort();
    }
}

/// What comes of it.
type Sent = Pin<Box<dyn Future<Output = Result<FileFace, ApiError>>>>;

impl Api {
    /// Sends a file under an id; `heard` hears how many per cent of it are sent.
    pub fn chat_send_file(
        &self,
        token: &str,
        id: &str,
        file: &File,
        heard: impl FnMut(u8) + 'static,
    ) -> Result<(Sending, Sent), ApiError> {
        let request = self.upload(token, id, file);
        let request = request.map_err(|_| ApiError::Unreachable)?;
        let sent = sent(request.clone(), Box::new(heard));
        // Not before somebody listens: what is heard of an upload is decided here.
        let begun = request.send_with_opt_blob(Some(file));
        begun.map_err(|_| ApiError::Unreachable)?;
        Ok((Sending(request), sent))
    }

    fn upload(&self, token: &str, id: &str, file: &File) -> Result<XmlHttpRequest, JsValue> {
        let request = XmlHttpRequest::new()?;
        request.open("POST", &self.address(paths::CHAT_FILES))?;
        let name = String::from(js_sys::encode_uri_component(&file.name()));
        for (header, value) in [
            ("authorization", &*["Bearer ", token].concat()),
            ("content-type", &file.type_()),
            (paths::IDEMPOTENCY_KEY, id),
            (paths::FILE_NAME, &name),
        ] {
            request.set_request_header(header, value)?;
        }
        Ok(request)
    }
}

fn sent(request: XmlHttpRequest, mut heard: Box<dyn FnMut(u8)>) -> Sent {
    let progress = request.upload().ok().map(|upload| {
        on(&upload, "progress", move |event| {
            if let Some(event) = event.dyn_ref::<ProgressEvent>() {
                heard(percent(event.loaded(), event.total()));
            }
        })
    });
    let ended = Promise::new(&mut |done, _| {
        let _ = request.add_event_listener_with_callback("loadend", &done);
    });
    Box::pin(async move {
        let _ = JsFuture::from(ended).await;
        drop(progress);
        match (request.status(), request.response_text()) {
            (Ok(status @ 1..), Ok(text)) => {
                let ok = (200..300).contains(&status);
                read(outcome(ok, text.unwrap_or_default()))
            }
            _ => Err(unanswered()),
        }
    })
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it lies between 0 and 100"
)]
fn percent(loaded: f64, total: f64) -> u8 {
    (100.0 * loaded / total.max(1.0)).clamp(0.0, 100.0) as u8
}
