//! What of the browser the desk listens to.

use {
    super::Desk,
    crate::{
        browser::{page, storage},
        state::{pane::Pane, phase::Phase},
    },
    contact_us_delivery::Input,
    leptos::prelude::*,
    std::time::Duration,
};

impl Desk {
    /// Opens, closes and tries the lines again as the page comes and goes; follows Back and other tabs.
    pub(super) fn listen(self) {
        let on = |name: &str, call: Box<dyn Fn()>| {
            let listener = window_event_listener_untyped(name, move |_| call());
            on_cleanup(move || listener.remove());
        };
        let nudge = move || {
            self.line.nudge(self);
            for chat in self.chats.all() {
                chat.nudge();
            }
        };
        on("online", Box::new(nudge));
        on("pageshow", Box::new(nudge));
        on(
            "visibilitychange",
            Box::new(move || {
                if page::is_visible() {
                    nudge();
                }
            }),
        );
        on(
            "pagehide",
            Box::new(move || {
                self.line.close();
                for chat in self.chats.all() {
                    chat.tell(Input::Hide);
                }
            }),
        );
        on(
            "popstate",
            Box::new(move || {
                self.follow_address();
                self.show(Pane::named(page::pushed().as_deref()));
            }),
        );
        let leaving = window_event_listener_untyped("beforeunload", move |event| {
            if self.administration.is_changed() {
                event.prevent_default();
            }
        });
        on_cleanup(move || leaving.remove());
        storage::on_other_tab(move |key, json| {
            for chat in self.chats.all() {
                chat.adopt(key, json);
            }
        });
        let watch = move || self.line.watch(self);
        if let Ok(handle) = set_interval_with_handle(watch, Duration::from_secs(5)) {
            on_cleanup(move || handle.clear());
        }
        // Connections are the browser's own: a session that was renewed opens them again.
        Effect::watch(
            move || self.store.phase.with(|phase| matches!(phase, Phase::In(_))),
            move |is_in, was_in, _| {
                if *is_in && was_in == Some(&false) {
                    self.line.open(self);
                    for chat in self.chats.all() {
                        chat.tell(Input::Renewed);
                        chat.nudge();
                    }
                }
            },
            false,
        );
        on_cleanup(move || self.line.close());
    }
}
