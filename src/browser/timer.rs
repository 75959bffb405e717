//! Timers that end with whatever started them.

use {
    leptos::prelude::{on_cleanup, set_interval_with_handle, set_timeout_with_handle},
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
