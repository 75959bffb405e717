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

/// The path of the address.
pub fn path() -> String {
    web_sys::window()
        .and_then(|window| window.location().pathname().ok())
        .unwrap_or_default()
}

/// The query of the address, with its `?`.
pub fn query() -> String {
    web_sys::window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// Loads an address of ours in the place of this page.
pub fn replace(address: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(address);
    }
}

/// The page in `auto`, `light` or `dark`.
pub fn set_theme(theme: &str) {
    let page = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(page) = page {
        let _ = page.set_attribute("data-theme", theme);
    }
}

/// A text as it may stand in a header or an address.
pub fn escaped(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Whether an event is a press of Esc that composes nothing.
pub fn is_escape(event: &web_sys::Event) -> bool {
    wasm_bindgen::JsCast::dyn_ref::<web_sys::KeyboardEvent>(event)
        .is_some_and(|key| key.key() == "Escape" && !key.is_composing())
}

/// Whether the browser knows that it has no network. It may not know.
pub fn offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// Whether a media query holds now.
pub fn matches(query: &str) -> bool {
    web_sys::window()
        .and_then(|window| window.match_media(query).ok()?)
        .is_some_and(|list| list.matches())
}

/// Whether keys are pressed on a keyboard of its own, as far as the pointer tells: there Enter sends.
pub fn has_fine_pointer() -> bool {
    matches("(pointer:fine)")
}

/// Makes a field as high as its text, within what its styles allow. Browsers with `field-sizing` do it themselves.
pub fn grow(id: &str) {
    let field = web_sys::window()
        .and_then(|window| window.document()?.get_element_by_id(id))
        .and_then(|element| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(element).ok());
    let Some(field) = field else {
        return;
    };
    if web_sys::css::supports_with_value("field-sizing", "content").unwrap_or(false) {
        return;
    }
    let style = field.style();
    let _ = style.set_property("height", "auto");
    let height = field.scroll_height().to_string() + "px";
    let _ = style.set_property("height", &height);
}

/// Whether somebody looks at this page.
pub fn has_attention() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.has_focus().unwrap_or(false) && !document.hidden())
}

/// Whether the page is hidden, as in a tab behind another one.
pub fn is_hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}

/// Goes to an address of ours, as if a link to it were pressed: without a page load.
pub fn go(address: &str) {
    let place = web_sys::window().and_then(|window| {
        let document = window.document()?;
        let link = document.create_element("a").ok()?;
        let link: web_sys::HtmlElement = wasm_bindgen::JsCast::dyn_into(link).ok()?;
        Some((document.body()?, link))
    });
    if let Some((body, link)) = place {
        let _ = link.set_attribute("href", address);
        // The router listens at the window, which hears only of what stands in the page.
        let _ = body.append_child(&link);
        link.click();
        link.remove();
    }
}

/// Loads the page anew, from the server.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Shows the top of the page.
pub fn top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Saves what lies at an address of this page under a name.
pub fn download(address: &str, name: &str) {
    let link = web_sys::window()
        .and_then(|window| window.document()?.create_element("a").ok())
        .and_then(|link| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(link).ok());
    if let Some(link) = link {
        let _ = link.set_attribute("href", address);
        let _ = link.set_attribute("download", name);
        link.click();
    }
}
