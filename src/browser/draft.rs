//! What a reload must not lose. Storage is best effort: where it is refused, the text in the page is all there is.

use web_sys::Storage;

/// Where the visitor's name stands. It outlives the tab, so that asking twice is one request.
const VISITOR: &str = "contact-us.visitor";

fn of_this_tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn of_this_browser() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The draft of a form in this tab, as it was saved. None on the server.
pub fn load(name: &str) -> Option<String> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    of_this_tab()?.get_item(name).ok()?
}

/// Saves the draft of a form in this tab.
pub fn save(name: &str, draft: &str) {
    if let Some(storage) = of_this_tab() {
        // A full or refused storage is no reason to disturb who is typing.
        let _ = storage.set_item(name, draft);
    }
}

/// Forgets the draft of a form.
pub fn clear(name: &str) {
    if let Some(storage) = of_this_tab() {
        let _ = storage.remove_item(name);
    }
}

/// The visitor's name: made at the first submission, never before, and kept by this browser alone.
pub fn visitor() -> String {
    let kept = of_this_browser().and_then(|storage| storage.get_item(VISITOR).ok()?);
    kept.unwrap_or_else(|| {
        let fresh = super::ids::uuid_v4();
        if let Some(storage) = of_this_browser() {
            let _ = storage.set_item(VISITOR, &fresh);
        }
        fresh
    })
}
