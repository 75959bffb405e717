//! What a popup that takes the whole screen does to the page behind it.

use {
    std::cell::Cell,
    web_sys::{Document, Window},
};

thread_local! {
    static SCROLLED: Cell<Option<(f64, f64)>> = const { Cell::new(None) };
}

/// Holds the page behind still, or lets it go, exactly where it was.
pub fn lock(locked: bool) {
    let Some((window, document)) = places() else {
        return;
    };
    let Some(page) = document.document_element() else {
        return;
    };
    let before = SCROLLED.get();
    if locked && before.is_none() {
        let at = (
            window.scroll_x().unwrap_or(0.0),
            window.scroll_y().unwrap_or(0.0),
        );
        SCROLLED.set(Some(at));
        let _ = page.set_attribute("data-locked", "");
    } else if let (false, Some((x, y))) = (locked, before) {
        SCROLLED.set(None);
        let _ = page.remove_attribute("data-locked");
        window.scroll_to_with_x_and_y(x, y);
    }
}

fn places() -> Option<(Window, Document)> {
    let window = web_sys::window()?;
    let document = window.document()?;
    Some((window, document))
}

/// Goes back one entry of the history.
pub fn back() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Makes an entry of the history for the same address, so that going back closes what was opened.
pub fn enter() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.push_state(&wasm_bindgen::JsValue::NULL, "");
    }
}
