//! What only a browser can show, in headless Chromium. Run by `make web`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod json;
mod leaks;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
