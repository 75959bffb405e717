//! Stands in for the crate `wasm-streams`, of which nothing is used.
//!
//! Leptos brings server functions whether an app has any or not, and they bring that crate for streamed bodies. It
//! exports classes to JavaScript, so no linker may drop it: 5.3 kB to load (wasm and glue, brotli) that nobody calls. The workspace's
//! `[patch.crates-io]` puts this crate in its place. It has what server functions name of it; bodies are empty here.

use {
    futures_util::stream::{self, Empty},
    wasm_bindgen::{JsCast, JsValue},
};

/// A stream that is never read: the app has no server functions.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// A stream without its items.
    pub fn from_stream<S>(_: S) -> Self {
        Self(JsValue::NULL.unchecked_into())
    }

    /// The stream of a body.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The stream for a body; none.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// The items of a body; none.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        stream::empty()
    }
}
