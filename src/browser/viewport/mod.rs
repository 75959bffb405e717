//! Keeps a popup inside what can be seen, whatever the on-screen keyboard does.
//!
//! Browsers answer a keyboard in three ways: they shrink the page, they shrink only the visual viewport and pan it, or
//! they cover the page. The popup is placed by two CSS variables, `--vvh` (its height) and `--vvo` (its distance from
//! the top), which are set in the event itself, so that no frame shows the old place; then they are read anew each frame
//! for a second, because iOS sends events before the values change, or none at all.

mod place;
#[cfg(test)]
mod tests;

use {
    super::listen::{Listener, on},
    js_sys::Number,
    leptos::prelude::request_animation_frame,
    place::{Reading, Visible, takes_all},
    std::{cell::Cell, rc::Rc},
    wasm_bindgen::JsCast,
    web_sys::{HtmlElement, VisualViewport, Window},
};

/// How long the values are read each frame after an event, in milliseconds.
const WATCH: f64 = 1_000.0;
/// How long an offset that nothing explains may stay, in milliseconds.
const STALE: f64 = 500.0;

/// Follows the viewport until it is dropped.
pub struct Follower {
    _listeners: Vec<Listener>,
    _state: Rc<State>,
}

struct State {
    window: Window,
    page: HtmlElement,
    popup: HtmlElement,
    viewport: VisualViewport,
    /// Until when the values are read each frame; 0 while they are not.
    until: Cell<f64>,
    set: Cell<Option<Visible>>,
    stale_since: Cell<Option<f64>>,
    width: Cell<f64>,
    is_full: Box<dyn Fn() -> bool>,
    on_width: Box<dyn Fn()>,
}

/// Follows the viewport with a popup, from now on. `is_full` says whether the popup takes the whole screen;
/// `on_width` is called when the width has changed. None in a browser without visual viewport.
pub fn follow(
    popup: &HtmlElement,
    is_full: impl Fn() -> bool + 'static,
    on_width: impl Fn() + 'static,
) -> Option<Follower> {
    let window = web_sys::window()?;
    let viewport = window.visual_viewport()?;
    let state = Rc::new(State {
        page: window.document()?.document_element()?.dyn_into().ok()?,
        popup: popup.clone(),
        until: Cell::new(0.0),
        set: Cell::new(None),
        stale_since: Cell::new(None),
        width: Cell::new(width(&window)),
        is_full: Box::new(is_full),
        on_width: Box::new(on_width),
        window,
        viewport,
    });
    let mut listeners = Vec::new();
    for event in ["resize", "scroll"] {
        listeners.push(on(&state.viewport, event, handler(&state)));
    }
    for event in [
        "resize",
        "focusin",
        "focusout",
        "pageshow",
        "visibilitychange",
    ] {
        listeners.push(on(&state.window, event, handler(&state)));
    }
    moved(&state);
    Some(Follower {
        _listeners: listeners,
        _state: state,
    })
}

/// Whether a popup that is opened now takes the whole screen.
pub fn is_small() -> bool {
    web_sys::window().is_some_and(|window| {
        let height = window.inner_height().ok().and_then(|h| h.as_f64());
        takes_all(
            width(&window),
            height.unwrap_or(0.0),
            super::page::matches("(pointer:coarse)"),
        )
    })
}

fn width(window: &Window) -> f64 {
    window
        .inner_width()
        .ok()
        .and_then(|width| width.as_f64())
        .unwrap_or(0.0)
}

fn handler(state: &Rc<State>) -> impl FnMut(web_sys::Event) + 'static {
    let state = Rc::downgrade(state);
    move |_| {
        if let Some(state) = state.upgrade() {
            moved(&state);
        }
    }
}

/// Something happened: place the popup now, and watch each frame for a while.
fn moved(state: &Rc<State>) {
    state.apply();
    let watched = state.until.replace(js_sys::Date::now() + WATCH) > 0.0;
    if !watched {
        next_frame(state);
    }
}

fn next_frame(state: &Rc<State>) {
    let state = Rc::downgrade(state);
    request_animation_frame(move || {
        let Some(state) = state.upgrade() else {
            return;
        };
        state.apply();
        if js_sys::Date::now() < state.until.get() {
            next_frame(&state);
        } else {
            state.until.set(0.0);
        }
    });
}

impl State {
    fn read(&self) -> Reading {
        let active = self.page.owner_document().and_then(|d| d.active_element());
        let focused = active.is_some_and(|active| {
            matches!(active.tag_name().as_str(), "TEXTAREA" | "INPUT")
                && self.popup.contains(Some(&active))
        });
        Reading {
            layout: f64::from(self.page.client_height()),
            height: self.viewport.height(),
            offset: self.viewport.offset_top(),
            scale: self.viewport.scale(),
            focused,
        }
    }

    fn apply(&self) {
        let reading = self.read();
        self.unstick(reading);
        let Some(visible) = reading.visible() else {
            return;
        };
        let width = width(&self.window);
        if self.set.get() != Some(visible) {
            self.set.set(Some(visible));
            self.put("--vvh", visible.height, "px");
            self.put("--vvo", visible.offset, "px");
            self.put("--vvk", f64::from(u8::from(!visible.covered)), "");
        }
        if (self.width.replace(width) - width).abs() > 0.5 {
            (self.on_width)();
        }
    }

    /// Asks the browser once to put right an offset that it forgot to take back.
    fn unstick(&self, reading: Reading) {
        if !(reading.is_stale() && (self.is_full)()) {
            self.stale_since.set(None);
            return;
        }
        let now = js_sys::Date::now();
        match self.stale_since.get() {
            None => self.stale_since.set(Some(now)),
            Some(since) if now - since > STALE => {
                self.stale_since.set(Some(f64::INFINITY));
                self.window.scroll_to_with_x_and_y(0.0, 0.0);
            }
            Some(_) => {}
        }
    }

    /// Sets a variable of the popup. The browser writes the number: Rust's own way is 8 kB of wasm.
    fn put(&self, name: &str, value: f64, unit: &str) {
        if let Ok(text) = Number::from(value).to_string_with_radix(10) {
            let text = String::from(text) + unit;
            let _ = self.popup.style().set_property(name, &text);
        }
    }
}
