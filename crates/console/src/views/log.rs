//! The log of a chat: bounded, pinned to its end while the reader is there, still under a reader who is not.

use {
    super::{icon::Icon, row::Line, scroll},
    crate::{
        browser::{page, resize},
        domain::window::Window,
        state::{Chat, Desk, Store},
    },
    contact_us_delivery::{Input, Line as Connection},
    leptos::{html, prelude::*, web_sys::HtmlElement},
};

/// What the log's handlers share.
#[derive(Clone, Copy)]
struct Reader {
    chat: Chat,
    log: NodeRef<html::Div>,
    /// The line that must not move under the reader while others come and go.
    anchor: StoredValue<Option<(String, i32)>>,
    /// The last entry that was said to be seen.
    shown: StoredValue<u64>,
}

impl Reader {
    fn element(self) -> Option<HtmlElement> {
        self.log
            .try_get_untracked()
            .flatten()
            .map(|log| (*log).clone())
    }

    /// The lines have changed: keep the reader where they are.
    fn settle(self) {
        let (Some(log), Some(pinned)) = (self.element(), self.chat.pinned.try_get_untracked())
        else {
            return;
        };
        if pinned {
            scroll::to_end(&log);
            self.seen();
        } else if let Some(anchor) = self.anchor.try_update_value(Option::take).flatten() {
            scroll::hold(&log, &anchor);
        }
        self.look(&log);
    }

    /// The reader scrolled.
    fn scrolled(self) {
        let Some(log) = self.element() else {
            return;
        };
        let chat = self.chat;
        let (first, last, _) = untrack(|| chat.extent());
        let window = chat.window.get_untracked();
        let at_end = scroll::place(&log).at_end && !window.has_below(first, last);
        if at_end != chat.pinned.get_untracked() {
            chat.pinned.set(at_end);
            chat.window.set(if at_end {
                Window::follow()
            } else {
                window.hold(first, last)
            });
        }
        if at_end {
            self.seen();
        }
        self.look(&log);
    }

    /// Brings in what lies beyond the end that the reader is near to.
    fn look(self, log: &HtmlElement) {
        let chat = self.chat;
        let (first, last, older) = untrack(|| chat.extent());
        let (place, window) = (scroll::place(log), chat.window.get_untracked());
        if chat.pinned.get_untracked() {
            return;
        }
        if place.near_top && window.has_above(first, last) {
            self.anchor.set_value(scroll::anchor(log));
            chat.window.set(window.up(first, last));
        } else if place.near_top && older {
            chat.tell(Input::Older);
        } else if place.near_end && window.has_below(first, last) {
            self.anchor.set_value(scroll::anchor(log));
            chat.window.set(window.down(first, last));
        }
    }

    /// The end of the log is on the screen: the other side is told, if somebody looks.
    fn seen(self) {
        let last = untrack(|| self.chat.last());
        let fresh = self.shown.try_get_value().is_some_and(|shown| last > shown);
        if fresh && page::has_attention() {
            self.shown.set_value(last);
            self.chat.tell(Input::Shown(last));
        }
    }
}

/// The messages of a chat.
#[component]
pub fn Log(chat: Chat) -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let log = NodeRef::<html::Div>::new();
    let reader = Reader {
        chat,
        log,
        anchor: StoredValue::new(None),
        shown: StoredValue::new(0),
    };
    chat.pinned.set(true);
    chat.window.set(Window::follow());
    let rows = Memo::new(move |_| chat.rows());
    let extent = Memo::new(move |_| chat.extent());
    let seen = Memo::new(move |_| chat.status().map(|status| status.other).unwrap_or_default());
    let loaded = Memo::new(move |_| chat.is_loaded());
    let below = Memo::new(move |_| {
        let (first, last, _) = extent.get();
        chat.window.get().has_below(first, last)
    });
    let beginning = move || {
        let (first, last, older) = extent.get();
        !older && !chat.window.get().has_above(first, last)
    };
    // How far the log is scrolled is the browser's own.
    Effect::new(move || {
        rows.track();
        extent.track();
        chat.pinned.track();
        request_animation_frame(move || reader.settle());
    });
    Effect::new(move || {
        if let Some(log) = log.get() {
            resize::on_resize(&log, move || reader.settle());
        }
    });
    for event in ["focus", "visibilitychange"] {
        let listener = window_event_listener_untyped(event, move |_| reader.settle());
        on_cleanup(move || listener.remove());
    }
    let id = chat.id();
    let each = move || rows.with(|rows| rows.to_vec());
    view! {
        <div class="cu-talk__log">
            <div
                class="cu-log" role="log" tabindex="0" node_ref=log
                aria-label=store.get("console.log")
                aria-busy=move || (!loaded.get()).then_some("true")
                aria-live=move || if chat.pinned.get() { "polite" } else { "off" }
                on:scroll=move |_| reader.scrolled()
            >
                <p class="cu-log__begin">
                    {move || store.get(match (loaded.get(), beginning()) {
                        (false, _) => "console.loading",
                        (true, true) => "console.log.begin",
                        (true, false) => "console.log.older",
                    })}
                </p>
                <For each=each key=|row| row.key.clone() let:row>
                    <Line row chat=id.clone() seen live=chat/>
                </For>
            </div>
            <Show when=move || below.get()>
                <button
                    class="cu-button cu-button--small cu-log__new" type="button"
                    on:click=move |_| { chat.window.set(Window::follow()); chat.pinned.set(true); }
                >
                    <Icon name="down"/>{store.get("console.log.new")}
                </button>
            </Show>
            <State chat desk/>
        </div>
    }
}

/// The line below the log, always there so that nothing moves: whether the other side types, and how the connection is.
#[component]
fn State(chat: Chat, desk: Desk) -> impl IntoView {
    let store = Store::expect();
    let lost = Memo::new(move |_| match chat.line() {
        Connection::Reconnecting(_) => true,
        Connection::Idle | Connection::Opening | Connection::Open | Connection::Expired => false,
    });
    let typing = Memo::new(move |_| {
        !lost.get() && chat.status().is_some_and(|status| status.typing) && !desk.is_reconnecting()
    });
    view! {
        <p class="cu-talk__state">
            <span role="status">{move || lost.get().then(|| store.get("console.talk.reconnecting"))}</span>
            <Show when=move || typing.get()>
                <span class="cu-typing"><span></span><span></span><span></span></span>
                {store.get("console.talk.typing")}
            </Show>
        </p>
    }
}
