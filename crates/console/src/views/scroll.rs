//! Reads and sets how far the log is scrolled.

use leptos::{wasm_bindgen::JsCast, web_sys::HtmlElement};

/// Pixels from an end at which a reader counts as being there.
const NEAR: i32 = 40;
/// Pixels from an end at which what lies beyond is fetched.
const SOON: i32 = 600;

/// Where the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// At the very end.
    pub at_end: bool,
    /// Near the beginning of what is drawn.
    pub near_top: bool,
    /// Near its end.
    pub near_end: bool,
}

/// Where the reader is.
pub fn place(log: &HtmlElement) -> Place {
    let below = log.scroll_height() - log.client_height() - log.scroll_top();
    Place {
        at_end: below <= NEAR,
        near_top: log.scroll_top() < SOON,
        near_end: below < SOON,
    }
}

/// To the end.
pub fn to_end(log: &HtmlElement) {
    log.set_scroll_top(log.scroll_height());
}

/// The first line that is seen, by its key, and how far it is from the top edge.
pub fn anchor(log: &HtmlElement) -> Option<(String, i32)> {
    let lines = log.query_selector_all("[data-key]").ok()?;
    let top = log.scroll_top();
    let lines = (0..lines.length()).filter_map(|i| lines.get(i)?.dyn_into::<HtmlElement>().ok());
    // Days stand with what follows them and may move: messages only.
    let first = { lines }.find(|line| line.offset_top() + line.offset_height() > top)?;
    Some((first.get_attribute("data-key")?, first.offset_top() - top))
}

/// Puts a line back to where it was seen.
pub fn hold(log: &HtmlElement, (key, distance): &(String, i32)) {
    let Ok(lines) = log.query_selector_all("[data-key]") else {
        return;
    };
    let mut lines =
        (0..lines.length()).filter_map(|i| lines.get(i)?.dyn_into::<HtmlElement>().ok());
    if let Some(line) = lines.find(|line| line.get_attribute("data-key").as_ref() == Some(key)) {
        log.set_scroll_top(line.offset_top() - distance);
    }
}
