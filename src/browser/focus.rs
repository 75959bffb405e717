//! Moving the focus.

use {std::cell::RefCell, wasm_bindgen::JsCast, web_sys::HtmlElement};

thread_local! {
    static OPENER: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Gives the focus to an element without moving the page: the scroll position is the router's and the reader's.
pub fn still(element: &HtmlElement) {
    let Ok(options) = js_sys::Object::new().dyn_into::<js_sys::Object>() else {
        return;
    };
    let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into());
    if let Some(focus) = js_sys::Reflect::get(element, &"focus".into())
        .ok()
        .and_then(|f| f.dyn_into::<js_sys::Function>().ok())
    {
        let _ = focus.call1(element, &options);
    }
}

/// Gives the focus to the heading of the page.
pub fn heading() {
    let heading = web_sys::window()
        .and_then(|window| window.document()?.query_selector("h1").ok()?)
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(heading) = heading {
        still(&heading);
    }
}

/// Gives the focus to the element of an id and brings it into view.
pub fn by_id(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document()?.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        element.scroll_into_view_with_bool(true);
        still(&element);
    }
}

/// Gives the focus to the element of an id where it stands.
pub fn still_by_id(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document()?.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        still(&element);
    }
}

/// Remembers who has the focus, for [`give_back`].
pub fn remember() {
    OPENER.set(active());
}

/// Gives the focus back to who had it; where that cannot take it any more, to the element of an id, else to the heading.
pub fn give_back(otherwise: &str) {
    let opener = OPENER.take();
    if let Some(opener) = &opener {
        still(opener);
    }
    if opener.is_none() || active() != opener {
        still_by_id(otherwise);
    }
    if active().is_none() {
        heading();
    }
}

/// Gives the focus to the element of an id if what had it last has gone, or is about to lose it because it is hidden.
pub fn rescue(last: &HtmlElement, id: &str) {
    let is_lost = active().is_none_or(|active| active == *last);
    if is_lost && last.offset_width() == 0 {
        still_by_id(id);
    }
}

/// Whether the element of an id has the focus.
pub fn is_on(id: &str) -> bool {
    active().is_some_and(|active| active.id() == id)
}

/// Who has the focus; the body is nobody.
fn active() -> Option<HtmlElement> {
    let active = web_sys::window()?.document()?.active_element()?;
    active
        .dyn_into::<HtmlElement>()
        .ok()
        .filter(|active| active.tag_name() != "BODY")
}
