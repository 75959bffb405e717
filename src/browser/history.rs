//! The tab's own history.

use web_sys::{History, wasm_bindgen::JsValue};

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// What was written into the entry that is shown.
pub fn mark() -> Option<String> {
    history()?.state().ok()?.as_string()
}

/// Writes into the entry that is shown.
pub fn set_mark(mark: &str) {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::from_str(mark), "", None);
    }
}

/// A new entry of the same address.
pub fn push(mark: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::from_str(mark), "", None);
    }
}

/// Shows another entry, so many further.
pub fn go(entries: i32) {
    if let Some(history) = history() {
        let _ = history.go_with_delta(entries);
    }
}
