//! The document and its address.

/// Sets the title.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// The token in the fragment of the address, without `#`; none when there is none.
pub fn fragment() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let token = hash.trim_start_matches('#');
    (!token.is_empty()).then(|| token.to_owned())
}

/// The query of the address, with its `?`.
pub fn query() -> String {
    web_sys::window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// Whether the browser knows that it has no network. It may not know.
pub fn offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}
