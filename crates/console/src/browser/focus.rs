//! Moving the focus.

use {std::borrow::Cow, wasm_bindgen::JsCast, web_sys::HtmlElement};

fn find(selector: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.query_selector(selector).ok()??.dyn_into().ok()
}

/// Gives the focus to the first element that a selector finds, once what is being drawn stands.
pub fn soon(selector: impl Into<Cow<'static, str>>) {
    let selector = selector.into();
    leptos::prelude::request_animation_frame(move || now(&selector));
}

/// Gives the focus to the first element that a selector finds.
pub fn now(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus();
    }
}

/// Whether the focus is on an element that a selector finds.
pub fn is_at(selector: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let active = document.and_then(|document| document.active_element());
    active.is_some_and(|active| active.matches(selector).unwrap_or(false))
}

/// Gives the focus to one of several elements: so many behind the one that has it, around the corner.
pub fn step(selector: &str, by: i32) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let Ok(all) = document.query_selector_all(selector) else {
        return;
    };
    let length = i32::try_from(all.length()).unwrap_or(0);
    let active = document.active_element();
    let is_active = |i: &i32| {
        let node = all.get(i.unsigned_abs());
        node.as_ref() == active.as_ref().map(JsCast::unchecked_ref)
    };
    let at = (0..length).find(is_active);
    let next = match at {
        Some(at) => (at + by).rem_euclid(length.max(1)),
        None => 0,
    };
    let element = all
        .get(next.unsigned_abs())
        .and_then(|node| node.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}
