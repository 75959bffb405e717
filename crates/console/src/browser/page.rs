//! The document, its address, and whether somebody looks at it.

use {
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{Document, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition},
};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Sets the title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Says which language the page is in, and which way it runs.
pub fn set_language(tag: &str, direction: &str) {
    set_root("lang", tag);
    set_root("dir", direction);
}

/// Chooses the colours: `light`, `dark`, or `auto` for what the device says.
pub fn set_theme(theme: &str) {
    set_root("data-theme", theme);
}

fn set_root(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// The query of the address, with its `?`.
pub fn query() -> String {
    let location = web_sys::window().map(|window| window.location());
    location
        .and_then(|location| location.search().ok())
        .unwrap_or_default()
}

/// A parameter of the address.
pub fn parameter(name: &str) -> Option<String> {
    let query = query();
    let pairs = query.trim_start_matches('?').split('&');
    let found = pairs
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name);
    found.map(|(_, value)| value.to_owned())
}

/// The path of the address.
pub fn path() -> String {
    let location = web_sys::window().map(|window| window.location());
    location
        .and_then(|location| location.pathname().ok())
        .unwrap_or_default()
}

/// The fragment of the address, with its `#`; no server ever sees it.
pub fn fragment() -> String {
    let location = web_sys::window().map(|window| window.location());
    location
        .and_then(|location| location.hash().ok())
        .unwrap_or_default()
}

/// Asks the browser to print the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// The languages that the browser is set to, best first.
pub fn languages() -> Vec<String> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let all = window.navigator().languages();
    all.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Whether somebody looks at the page: it is visible and has the focus.
pub fn has_attention() -> bool {
    let focused = document().is_some_and(|document| document.has_focus().unwrap_or(true));
    is_visible() && focused
}

/// Whether the page is visible.
pub fn is_visible() -> bool {
    document().is_some_and(|document| !document.hidden())
}

/// Whether fingers are what it is operated with: then Enter makes a new line, as on every phone.
pub fn is_touch() -> bool {
    matches("(pointer: coarse)")
}

/// Whether there is room for one pane alone.
pub fn is_narrow() -> bool {
    matches("(max-width: 759px)")
}

fn matches(query: &str) -> bool {
    let found = web_sys::window().and_then(|window| window.match_media(query).ok()?);
    found.is_some_and(|found| found.matches())
}

/// Puts a step into the history that Back undoes; `state` says where it led.
pub fn push(state: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::from_str(state), "", None);
    }
}

/// Goes to an address without loading it; Back undoes it.
pub fn push_to(address: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Where the history stands, as [`push`] said it.
pub fn pushed() -> Option<String> {
    web_sys::window()?.history().ok()?.state().ok()?.as_string()
}

/// One step back.
pub fn back() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Scrolls the first element that a selector finds into view, as little as that takes.
pub fn reveal(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok()?);
    if let Some(element) = found {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The element of an id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}
