//! Where a person was in the served page before the app came: focus and caret.

use {
    crate::browser,
    wasm_bindgen::JsCast,
    web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement},
};

/// What the served page is left with.
pub struct Served(Option<Focused>);

/// The element that has the focus, by id, and its selection where it has one.
struct Focused {
    id: String,
    selection: Option<(u32, u32)>,
}

impl Served {
    /// Reads the page that is about to be replaced.
    pub fn read(document: &Document, root: &Element) -> Self {
        let focused = document
            .active_element()
            .filter(|active| !active.id().is_empty() && root.contains(Some(active)))
            .map(|active| Focused {
                id: active.id(),
                selection: selection(&active),
            });
        Self(focused)
    }

    /// Gives the new page the focus and the caret of the old one.
    pub fn give_back(&self, document: &Document) {
        let Some(focused) = &self.0 else {
            return;
        };
        let Some(element) = document
            .get_element_by_id(&focused.id)
            .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        else {
            return;
        };
        browser::focus::still(&element);
        if let Some((start, end)) = focused.selection {
            select(&element, start, end);
        }
    }
}

fn selection(element: &Element) -> Option<(u32, u32)> {
    let (start, end) = if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        (input.selection_start(), input.selection_end())
    } else {
        let area = element.dyn_ref::<HtmlTextAreaElement>()?;
        (area.selection_start(), area.selection_end())
    };
    Some((start.ok()??, end.ok()??))
}

fn select(element: &HtmlElement, start: u32, end: u32) {
    // A field that has no selection says so with an error, and needs none.
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        let _ = input.set_selection_range(start, end);
    } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        let _ = area.set_selection_range(start, end);
    }
}
