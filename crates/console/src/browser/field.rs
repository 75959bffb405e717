//! The textbox as the browser has it: its text, its caret, and what is pasted or dropped.

use {
    super::focus,
    wasm_bindgen::JsCast,
    web_sys::{
        DataTransfer, Event, File, FileList, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent,
    },
};

/// Text and caret (UTF-16 units) of the textbox that an event comes from.
pub fn text_and_caret(event: &Event) -> Option<(String, u32)> {
    let area: HtmlTextAreaElement = event.target()?.dyn_into().ok()?;
    let caret = area.selection_end().ok().flatten();
    let text = area.value();
    let end = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    Some((text, caret.unwrap_or(end)))
}

/// Puts a text into the textbox and its caret at a place (UTF-16 units), with the focus.
pub fn put(area: &HtmlTextAreaElement, text: &str, caret: u32) {
    area.set_value(text);
    let _ = area.focus();
    let _ = area.set_selection_range(caret, caret);
}

/// Whether a word is being composed, as in Japanese, Chinese or Korean: then Enter chooses a word and sends nothing.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    // Safari ends the composition before the key that ended it, and tells by this code.
    const IN_COMPOSITION: u32 = 229;
    event.is_composing() || event.key_code() == IN_COMPOSITION
}

/// The files that were chosen in a field, which is then empty again, so that the same file can be chosen once more.
pub fn chosen(event: &Event) -> Vec<File> {
    let Some(input) = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    else {
        return Vec::new();
    };
    let files = list(input.files());
    input.set_value("");
    files
}

/// The files of a paste or a drop.
pub fn carried(data: Option<DataTransfer>) -> Vec<File> {
    list(data.and_then(|data| data.files()))
}

fn list(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else {
        return Vec::new();
    };
    (0..files.length()).filter_map(|i| files.get(i)).collect()
}

/// What a field, or the entry of a list, is called on the page: by its label, or by its group's legend.
pub fn called(id: &str, is_entry: bool) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let label = format!("label[for=\"{id}\"]");
    let text = match document.query_selector(&label).ok()? {
        Some(label) => label.text_content(),
        None if !is_entry => return None,
        None => document
            .query_selector(&format!("[id^=\"{id}-\"]:is(input, select)"))
            .ok()??
            .closest("fieldset")
            .ok()??
            .query_selector("legend")
            .ok()??
            .text_content(),
    };
    text.filter(|text| !text.is_empty())
}

/// Gives the focus to a field; of an entry to its first field; where there is none, to what is said of it.
pub fn focus_field(id: &str, is_entry: bool) {
    let first = is_entry.then(|| format!("[id^=\"{id}-\"]:is(input, select)"));
    let all = [
        Some(format!("#{id}")),
        first,
        Some(format!("#{id}-problem")),
    ];
    for selector in all.into_iter().flatten() {
        focus::now(&selector);
        if focus::is_at(&selector) {
            return;
        }
    }
}
