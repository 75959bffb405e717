//! What stands in, inside the widget, for what the iframe has no right to or should not use: storage, which is the host
//! page's own, and the history, which is the host's, too.
//!
//! The rest of the app goes on asking the window for its storage, and need not know. The loader keeps what is put here.

use {
    crate::browser::json::{object, quote},
    js_sys::{Function, Object, Reflect},
    std::{cell::RefCell, collections::BTreeMap, rc::Rc},
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
    web_sys::{StorageEvent, StorageEventInit, Window},
};

type Kept = Rc<RefCell<BTreeMap<String, String>>>;

thread_local! {
    /// What all pages of the host share.
    static HERE: Kept = Kept::default();
    /// What this tab keeps.
    static TAB: Kept = Kept::default();
}

/// Puts what the loader keeps into the place of the window's storage.
pub(super) fn take_place(window: &Window, message: &JsValue) {
    for (name, key, tab) in [
        ("localStorage", "here", false),
        ("sessionStorage", "tab", true),
    ] {
        let kept = if tab {
            TAB.with(Rc::clone)
        } else {
            HERE.with(Rc::clone)
        };
        kept.borrow_mut()
            .extend(super::texts(&super::get(message, key)));
        define(window, name, "value", &storage(&kept, tab));
    }
}

/// Another page of the host has changed what is kept: the app hears of it as of any storage.
pub fn changed(key: &str, value: Option<String>) {
    HERE.with(|kept| {
        let mut kept = kept.borrow_mut();
        match &value {
            Some(value) => kept.insert(key.to_owned(), value.clone()),
            None => kept.remove(key),
        };
    });
    let about = StorageEventInit::new();
    about.set_key(Some(key));
    about.set_new_value(value.as_deref());
    if let (Some(window), Ok(event)) = (
        web_sys::window(),
        StorageEvent::new_with_event_init_dict("storage", &about),
    ) {
        let _ = window.dispatch_event(&event);
    }
}

/// The way back is the host page's: what would add an entry to the history replaces the one that is there.
pub(super) fn add_nothing_to_the_history(window: &Window) {
    if let Ok(history) = window.history() {
        let replace = super::get(&history, "replaceState");
        let _ = Reflect::set(&history, &"pushState".into(), &replace);
    }
}

/// An object that does what a `Storage` does.
fn storage(kept: &Kept, tab: bool) -> JsValue {
    let it: JsValue = Object::new().into();
    let map = Rc::clone(kept);
    give(&it, "getItem", move |key, _| text(map.borrow().get(&key)));
    let map = Rc::clone(kept);
    give(&it, "setItem", move |key, value| {
        keep(&key, Some(&value), tab);
        map.borrow_mut().insert(key, value);
        JsValue::UNDEFINED
    });
    let map = Rc::clone(kept);
    give(&it, "removeItem", move |key, _| {
        if map.borrow_mut().remove(&key).is_some() {
            keep(&key, None, tab);
        }
        JsValue::UNDEFINED
    });
    let map = Rc::clone(kept);
    give(&it, "key", move |place, _| {
        let at = place.parse().ok();
        text(
            at.and_then(|at| map.borrow().keys().nth(at).cloned())
                .as_ref(),
        )
    });
    let map = Rc::clone(kept);
    let length = function(move |_, _| u32::try_from(map.borrow().len()).unwrap_or(u32::MAX).into());
    define(&it, "length", "get", &length);
    it
}

fn text(value: Option<&String>) -> JsValue {
    value.map_or(JsValue::NULL, Into::into)
}

/// Has the loader keep something, or forget it.
fn keep(key: &str, value: Option<&str>, tab: bool) {
    let value = value.map_or_else(|| "null".to_owned(), quote);
    super::tell(&object(&[
        ("type", "\"keep\""),
        ("key", &quote(key)),
        ("value", &value),
        ("tab", if tab { "true" } else { "false" }),
    ]));
}

fn give(object: &JsValue, name: &str, call: impl FnMut(String, String) -> JsValue + 'static) {
    let _ = Reflect::set(object, &name.into(), &function(call));
}

/// A function of two texts. It lives as long as the page, as the window does that it belongs to.
fn function(mut call: impl FnMut(String, String) -> JsValue + 'static) -> Function {
    let said = |value: &JsValue| match value.as_f64() {
        Some(number) => js_sys::Number::from(number)
            .to_string_with_radix(10)
            .map_or_else(|_| String::new(), Into::into),
        None => value.as_string().unwrap_or_default(),
    };
    let call: Box<dyn FnMut(JsValue, JsValue) -> JsValue> =
        Box::new(move |first, second| call(said(&first), said(&second)));
    Closure::wrap(call).into_js_value().unchecked_into()
}

fn define(target: &JsValue, name: &str, what: &str, value: &JsValue) {
    let how: JsValue = Object::new().into();
    let _ = Reflect::set(&how, &what.into(), value);
    let _ = Reflect::set(&how, &"configurable".into(), &true.into());
    if let Some(target) = target.dyn_ref::<Object>() {
        Object::define_property(target, &name.into(), how.unchecked_ref());
    }
}
