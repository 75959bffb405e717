//! What stands in the served page: the data that was inlined, and what was typed before the app came.

use {
    std::collections::BTreeMap,
    wasm_bindgen::JsCast,
    web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node},
};

/// Id of the element that the server draws the page into.
pub const ROOT: &str = "app";
/// Id of the inlined data.
const DATA: &str = "boot";

/// The inlined data, as JSON; none where the page was served without, as while developing.
pub fn data() -> Option<String> {
    if cfg!(feature = "ssr") {
        return None;
    }
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(DATA)?.text_content()
}

/// What stands in the page's fields, by name; nothing in empty ones.
pub fn typed() -> BTreeMap<String, Vec<String>> {
    let mut typed = BTreeMap::<String, Vec<String>>::new();
    if cfg!(feature = "ssr") {
        return typed;
    }
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(ROOT));
    let fields = root.and_then(|root| root.query_selector_all(FIELDS).ok());
    if let Some(fields) = fields {
        for field in (0..fields.length()).filter_map(|at| fields.item(at)) {
            if let Some((name, text)) = value(&field) {
                typed.entry(name).or_default().extend(text);
            }
        }
    }
    typed
}

const FIELDS: &str = "input[id], textarea[id], select[id]";

/// The name of a field and what stands in it; a box that is not chosen holds nothing.
fn value(field: &Node) -> Option<(String, Option<String>)> {
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
