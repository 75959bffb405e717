//! What a popup that takes the whole screen does to the page behind it.

use {
    super::focus,
    std::cell::Cell,
    wasm_bindgen::JsCast,
    web_sys::{Document, HtmlElement, Window},
};

/// What Tab leads to.
const STOPS: &str = "a[href],button,input,textarea,[tabindex='0']";

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

/// Tab, or Tab backwards, in the popup of an id: from its last stop to its first one, and the other way round. Whether
/// it was at that end.
pub fn wrap(id: &str, back: bool) -> bool {
    let Some((_, document)) = places() else {
        return false;
    };
    let popup = document.get_element_by_id(id);
    let stops = popup
        .as_ref()
        .and_then(|popup| popup.query_selector_all(STOPS).ok());
    let Some(stops) = stops else {
        return false;
    };
    let mut shown = (0..stops.length())
        .filter_map(|n| stops.get(n)?.dyn_into::<HtmlElement>().ok())
        .filter(|stop| stop.offset_width() > 0);
    let (first, last) = (shown.next(), shown.next_back());
    let (from, to) = if back { (first, last) } else { (last, first) };
    let active = document.active_element();
    let at_end = (back && active == popup) || active == from.map(Into::into);
    if let Some(to) = to.filter(|_| at_end) {
        focus::still(&to);
        return true;
    }
    false
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
