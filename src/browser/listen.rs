//! Listening to events, as long as somebody holds on to it.

use {
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys::{Event, EventTarget},
};

/// A listener. It takes itself off when it is dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    call: Closure<dyn FnMut(Event)>,
}

/// Calls a function at each event of a name, before the elements inside hear of it.
pub fn on(
    target: &EventTarget,
    event: &'static str,
    call: impl FnMut(Event) + 'static,
) -> Listener {
    let call: Box<dyn FnMut(Event)> = Box::new(call);
    let listener = Listener {
        target: target.clone(),
        event,
        call: Closure::wrap(call),
    };
    let _ = target.add_event_listener_with_callback_and_bool(
        event,
        listener.call.as_ref().unchecked_ref(),
        true,
    );
    listener
}

/// The same at each event of the window; none where there is no window.
pub fn on_window(event: &'static str, call: impl FnMut(Event) + 'static) -> Option<Listener> {
    Some(on(&web_sys::window()?.into(), event, call))
}

/// Calls a function with key and value whenever another tab has changed what is stored.
pub fn stored(mut call: impl FnMut(String, Option<String>) + 'static) -> Option<Listener> {
    on_window("storage", move |event| {
        if let Some(event) = event.dyn_ref::<web_sys::StorageEvent>() {
            call(event.key().unwrap_or_default(), event.new_value());
        }
    })
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.event,
            self.call.as_ref().unchecked_ref(),
            true,
        );
    }
}
