//! Copying, on plain http, too.

use {
    super::page,
    wasm_bindgen::JsCast,
    web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement},
};

/// Copies the text of a textbox; whether it worked. The older command does it without a secure context, which a console in
/// an office's network may not have. Where it fails, the text stays selected, for whoever copies it by hand.
pub fn copy(id: &str) -> bool {
    copied(id).unwrap_or(false)
}

fn copied(id: &str) -> Option<bool> {
    let field: HtmlTextAreaElement = page::element(id)?.dyn_into().ok()?;
    let document: HtmlDocument = web_sys::window()?.document()?.dyn_into().ok()?;
    let before = document.active_element();
    let _ = field.focus();
    field.select();
    let copied = document.exec_command("copy").unwrap_or(false);
    if copied && let Some(before) = before.and_then(|one| one.dyn_into::<HtmlElement>().ok()) {
        let _ = before.focus();
    }
    Some(copied)
}
