//! What a reload must not lose. Storage is best effort: where it is refused, the page is all there is.

use {
    wasm_bindgen::JsCast,
    web_sys::{Storage, StorageEvent},
};

fn of_this_tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn of_this_browser() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What this tab kept.
pub fn tab(key: &str) -> Option<String> {
    of_this_tab()?.get_item(key).ok()?
}

/// Keeps something for this tab; an empty text forgets it.
pub fn keep_tab(key: &str, text: &str) {
    keep(of_this_tab(), key, text);
}

/// What this browser kept.
pub fn browser(key: &str) -> Option<String> {
    of_this_browser()?.get_item(key).ok()?
}

/// Keeps something for all tabs; an empty text forgets it.
pub fn keep_browser(key: &str, text: &str) {
    keep(of_this_browser(), key, text);
}

fn keep(storage: Option<Storage>, key: &str, text: &str) {
    let Some(storage) = storage else {
        return;
    };
    // A full or refused storage is no reason to disturb who is typing.
    let _ = if text.is_empty() {
        storage.remove_item(key)
    } else {
        storage.set_item(key, text)
    };
}

/// Everything that this browser kept under keys of a beginning, in the order of the keys.
pub fn all(beginning: &str) -> Vec<(String, String)> {
    let Some(storage) = of_this_browser() else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or(0);
    let keys = (0..count).filter_map(|i| storage.key(i).ok()?);
    let ours = keys.filter(|key| key.starts_with(beginning));
    let mut found: Vec<_> = ours
        .filter_map(|key| Some((key.clone(), storage.get_item(&key).ok()??)))
        .collect();
    found.sort();
    found
}

/// Forgets everything that this tab kept under keys of a beginning.
pub fn clear_tab(beginning: &str) {
    let Some(storage) = of_this_tab() else {
        return;
    };
    let count = storage.length().unwrap_or(0);
    let keys: Vec<_> = (0..count).filter_map(|i| storage.key(i).ok()?).collect();
    for key in keys.iter().filter(|key| key.starts_with(beginning)) {
        let _ = storage.remove_item(key);
    }
}

/// Calls a function with key and text of what another tab of this browser keeps, until the owner ends.
pub fn on_other_tab(call: impl Fn(&str, &str) + 'static) {
    let listener = leptos::prelude::window_event_listener_untyped("storage", move |event| {
        let event: &StorageEvent = event.unchecked_ref();
        if let (Some(key), Some(text)) = (event.key(), event.new_value()) {
            call(&key, &text);
        }
    });
    leptos::prelude::on_cleanup(move || listener.remove());
}
