//! The moment to take over: not while a word is being composed.
//!
//! Japanese, Chinese, Korean and most phone keyboards compose words inside the field; a field that is replaced meanwhile
//! loses them. No browser says whether a composition is running, only what its next event is part of. So a page whose
//! focused field is empty is taken at once, and one with text at the first event that proves there is none. Until then
//! the served page works by itself.

use {
    std::{cell::RefCell, rc::Rc},
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys::{Document, Event, HtmlInputElement, HtmlTextAreaElement, InputEvent, KeyboardEvent},
};

/// Events after which the default action of what the person did is over.
const EVENTS: [&str; 4] = ["keyup", "compositionend", "input", "click"];

/// Calls a function as soon as no composition is running, at once in most cases.
pub fn when_nothing_is_composed(document: &Document, call: impl FnOnce() + 'static) {
    if !may_be_composing(document) {
        call();
        return;
    }
    let listener: Rc<RefCell<Option<Listener>>> = Rc::default();
    let (mine, target) = (Rc::clone(&listener), document.clone());
    let mut call = Some(call);
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if !proves_no_composition(&event, &target) {
            return;
        }
        if let Some(call) = call.take() {
            // After the event, so that the field's own handling of it is done; then the listener goes, too.
            let mine = Rc::clone(&mine);
            leptos::prelude::set_timeout(
                move || {
                    mine.borrow_mut().take();
                    call();
                },
                std::time::Duration::ZERO,
            );
        }
    });
    for event in EVENTS {
        let _ = document.add_event_listener_with_callback_and_bool(
            event,
            closure.as_ref().unchecked_ref(),
            true,
        );
    }
    *listener.borrow_mut() = Some(Listener {
        document: document.clone(),
        closure,
    });
}

/// The listener; it takes itself off the document.
struct Listener {
    document: Document,
    closure: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        for event in EVENTS {
            let _ = self.document.remove_event_listener_with_callback_and_bool(
                event,
                self.closure.as_ref().unchecked_ref(),
                true,
            );
        }
    }
}

/// A text field has the focus and holds text: a composition always stands in the text.
fn may_be_composing(document: &Document) -> bool {
    document.active_element().is_some_and(|active| {
        if let Some(area) = active.dyn_ref::<HtmlTextAreaElement>() {
            !area.value().is_empty()
        } else {
            active
                .dyn_ref::<HtmlInputElement>()
                .is_some_and(|input| !input.value().is_empty())
        }
    })
}

fn proves_no_composition(event: &Event, document: &Document) -> bool {
    match event.type_().as_str() {
        "compositionend" => true,
        // 229 is what a key is called that a composition has taken (UI Events, 7.3.1).
        "keyup" => event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|key| !key.is_composing() && key.key_code() != 229),
        "input" => event
            .dyn_ref::<InputEvent>()
            .is_some_and(|input| !input.is_composing()),
        // A click elsewhere ends a composition, and by then it has done what it does.
        _ => !event.default_prevented() && !may_be_composing(document),
    }
}
