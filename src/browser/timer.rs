//! Timers that end with whatever started them.

use {
    leptos::prelude::{
        on_cleanup, request_animation_frame, set_interval_with_handle, set_timeout,
        set_timeout_with_handle,
    },
    std::time::Duration,
};

/// Calls a function every second until the owner ends.
pub fn every_second(tick: impl Fn() + 'static) {
    if let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || handle.clear());
    }
}

/// Calls a function once, after a time, unless the owner ends before.
pub fn after(time: Duration, call: impl FnOnce() + 'static) {
    if let Ok(handle) = set_timeout_with_handle(call, time) {
        on_cleanup(move || handle.clear());
    }
}

/// Calls a function once what has changed in the page has been painted.
pub fn painted(call: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(call, Duration::ZERO));
}

/// Waits so many milliseconds.
pub async fn sleep(ms: u64) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        let wake = move || {
            let _ = done.call0(&wasm_bindgen::JsValue::NULL);
        };
        set_timeout(wake, Duration::from_millis(ms));
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
