//! Noticing that an element has another size.

use {
    js_sys::Function,
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys::{Element, Event, ResizeObserver},
};

/// Watches elements until it is dropped.
pub struct Sizes {
    observer: ResizeObserver,
    _call: Closure<dyn FnMut(Event)>,
}

/// Calls a function when one of the elements has another size, before that is painted.
pub fn watch(elements: &[&Element], mut call: impl FnMut() + 'static) -> Option<Sizes> {
    let call: Box<dyn FnMut(Event)> = Box::new(move |_| call());
    let call = Closure::wrap(call);
    let observer = ResizeObserver::new(call.as_ref().unchecked_ref::<Function>()).ok()?;
    for element in elements {
        observer.observe(element);
    }
    Some(Sizes {
        observer,
        _call: call,
    })
}

impl Drop for Sizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
