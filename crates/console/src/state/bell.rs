//! Sound: off or on, remembered by the browser, heard only after somebody touched the page.

use {
    crate::browser::{sound, storage},
    leptos::prelude::*,
};

const KEY: &str = "contact-us.console.sound";
const OFF: &str = "off";

/// The sound of a desk.
#[derive(Clone, Copy)]
pub struct Bell {
    on: RwSignal<bool>,
    tone: StoredValue<sound::Bell, LocalStorage>,
}

impl Bell {
    /// As it was left.
    pub fn new() -> Self {
        let bell = Self {
            on: RwSignal::new(storage::browser(KEY).as_deref() != Some(OFF)),
            tone: StoredValue::new_local(sound::Bell::default()),
        };
        for gesture in ["pointerdown", "keydown"] {
            let arm = move |_| {
                bell.tone.try_update_value(sound::Bell::arm);
            };
            let listener = window_event_listener_untyped(gesture, arm);
            on_cleanup(move || listener.remove());
        }
        bell
    }

    /// Whether it is on.
    pub fn is_on(self) -> bool {
        self.on.get()
    }

    /// Switches it, and lets it be heard when it is on.
    pub fn switch(self) {
        let on = !self.on.get_untracked();
        self.on.set(on);
        storage::keep_browser(KEY, if on { "" } else { OFF });
        self.ring();
    }

    /// Rings, if it is on.
    pub fn ring(self) {
        if self.on.get_untracked() {
            self.tone.with_value(sound::Bell::ring);
        }
    }
}
