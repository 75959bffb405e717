//! What a person did to the served page before the app came: text, caret, focus.

use {
    crate::{browser, domain::fields::Input},
    wasm_bindgen::JsCast,
    web_sys::{
        Document, Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    },
};

/// The state of the served page's fields.
pub struct Served {
    typed: Input,
    focused: Option<Focused>,
}

/// The element that has the focus, by id, and its selection where it has one.
struct Focused {
    id: String,
    selection: Option<(u32, u32)>,
}

impl Served {
    /// Reads the page that is about to be replaced.
    pub fn read(document: &Document, root: &Element) -> Self {
        let mut typed = Input::new();
        if let Ok(fields) = root.query_selector_all("input[id], textarea[id], select[id]") {
            for field in (0..fields.length()).filter_map(|i| fields.item(i)) {
                if let Some((name, text)) = value(&field) {
                    typed.entry(name).or_default().extend(text);
                }
            }
        }
        let focused = document
            .active_element()
            .filter(|active| !active.id().is_empty() && root.contains(Some(active)))
            .map(|active| Focused {
                id: active.id(),
                selection: selection(&active),
            });
        Self { typed, focused }
    }

    /// What stood in the fields, by name; nothing in empty ones.
    pub fn typed(&self) -> Input {
        self.typed.clone()
    }

    /// Gives the new page the focus and the caret of the old one.
    pub fn give_back(&self, document: &Document) {
        let Some(focused) = &self.focused else {
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

/// The name of a field and what stands in it; a box that is not chosen holds nothing.
fn value(field: &web_sys::Node) -> Option<(String, Option<String>)> {
    let (name, text) = if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        let skipped = matches!(input.type_().as_str(), "radio" | "checkbox") && !input.checked();
        let text = if skipped {
            String::new()
        } else {
            input.value()
        };
        (input.name(), text)
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        (area.name(), area.value())
    } else {
        let select = field.dyn_ref::<HtmlSelectElement>()?;
        (select.name(), select.value())
    };
    Some((name, Some(text).filter(|text| !text.is_empty())))
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
