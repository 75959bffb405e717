//! Copying, on plain http, too.

use {wasm_bindgen::JsCast, wasm_bindgen_futures::JsFuture, web_sys::HtmlTextAreaElement};

/// Copies a text; whether it worked.
///
/// Browsers hide the clipboard from pages without a secure context, so the older command is the fall-back.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    if window.is_secure_context()
        && JsFuture::from(window.navigator().clipboard().write_text(text))
            .await
            .is_ok()
    {
        return true;
    }
    copy_by_selection(text).unwrap_or(false)
}

/// Selects the text in a field that nobody sees, copies the selection, and gives the focus back.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let before = document.active_element();
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_class_name("cu-visually-hidden");
    document.body()?.append_child(&field).ok()?;
    field.select();
    let copied = document
        .unchecked_ref::<web_sys::HtmlDocument>()
        .exec_command("copy")
        .unwrap_or(false);
    field.remove();
    if let Some(before) = before.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        super::focus::still(&before);
    }
    Some(copied)
}
