//! Files that somebody chose.

pub use web_sys::File;
use {wasm_bindgen::JsCast, web_sys::HtmlInputElement};

/// Takes the files out of a field, so that the same one can be chosen again.
pub fn take(field: &web_sys::EventTarget) -> Vec<File> {
    let Some(field) = field.dyn_ref::<HtmlInputElement>() else {
        return Vec::new();
    };
    let files = field.files().map_or_else(Vec::new, |files| {
        (0..files.length()).filter_map(|n| files.get(n)).collect()
    });
    field.set_value("");
    files
}
