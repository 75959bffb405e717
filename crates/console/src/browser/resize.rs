//! Notices when an element changes its size.

use {
    leptos::prelude::*,
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys::{Element, ResizeObserver},
};

/// Calls a function whenever the element has another size, until the owner ends.
pub fn on_resize(element: &Element, call: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(call);
    let Ok(observer) = ResizeObserver::new(closure.as_ref().unchecked_ref()) else {
        return;
    };
    observer.observe(element);
    let kept = StoredValue::new_local((observer, closure));
    on_cleanup(move || {
        kept.try_with_value(|(observer, _)| observer.disconnect());
    });
}
