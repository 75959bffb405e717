//! The way between the widget's iframe and its loader in the host page: one handshake, whose origin is checked, and then
//! a port that nobody else holds.

mod stand_in;

pub use stand_in::changed;

use {
    super::listen::{Listener, on_window},
    js_sys::{Function, JSON, Object, Promise, Reflect},
    std::{
        cell::{Cell, RefCell},
        rc::Rc,
        time::Duration,
    },
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
    wasm_bindgen_futures::JsFuture,
    web_sys::{MessageEvent, MessagePort, Window},
};

/// How long the loader may take to answer, in milliseconds; the page stands alone after that.
const PATIENCE: u64 = 5_000;
/// The name of the element in the page's head that lists the origins which may hold the widget.
const ORIGINS: &str = "meta[name='contact-us-origins']";

thread_local! {
    static PORT: RefCell<Option<Port>> = const { RefCell::new(None) };
}

struct Port {
    port: MessagePort,
    hear: Closure<dyn FnMut(MessageEvent)>,
}

/// A message of the loader.
pub struct Message(JsValue);

impl Message {
    /// A text in it; empty where there is none.
    pub fn text(&self, name: &str) -> String {
        get(&self.0, name).as_string().unwrap_or_default()
    }

    /// A number in it.
    pub fn number(&self, name: &str) -> f64 {
        get(&self.0, name).as_f64().unwrap_or_default()
    }

    /// The texts of an object in it, by name.
    pub fn texts(&self, name: &str) -> Vec<(String, String)> {
        texts(&get(&self.0, name))
    }

    /// An object in it, as JSON.
    pub fn json(&self, name: &str) -> String {
        let written = JSON::stringify(&get(&self.0, name));
        written.map_or_else(|_| "null".to_owned(), Into::into)
    }

    /// A text in it that may be missing.
    pub fn some_text(&self, name: &str) -> Option<String> {
        get(&self.0, name).as_string()
    }
}

/// Asks the loader for a port and takes over what it keeps for this page. `allows` says with the list of the page, the
/// page's origin and the asker's whether that may hold the widget. None where nobody answers, or no loader is there.
pub async fn connect(allows: fn(&str, &str, &str) -> bool) -> bool {
    let window = web_sys::window();
    let Some((window, parent)) = window.and_then(|window| Some((window.clone(), parent(&window)?)))
    else {
        return false;
    };
    let Some(event) = first(&window, &parent, allows).await else {
        return false;
    };
    let Ok(port) = event.ports().get(0).dyn_into::<MessagePort>() else {
        return false;
    };
    stand_in::take_place(&window, &event.data());
    stand_in::add_nothing_to_the_history(&window);
    PORT.set(Some(Port {
        port,
        hear: Closure::new(|_| {}),
    }));
    true
}

/// The window around this one, if there is one.
fn parent(window: &Window) -> Option<Window> {
    let parent = window.parent().ok()??;
    (parent != *window).then_some(parent)
}

/// Says that we are here, and waits for the answer of who may hold us.
async fn first(
    window: &Window,
    parent: &Window,
    allows: fn(&str, &str, &str) -> bool,
) -> Option<MessageEvent> {
    let own = window.location().origin().ok()?;
    let list = window
        .document()?
        .query_selector(ORIGINS)
        .ok()?
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_default();
    let found: Rc<RefCell<Option<MessageEvent>>> = Rc::default();
    let listener: Rc<Cell<Option<Listener>>> = Rc::default();
    let promise = Promise::new(&mut |done, _| {
        wake_later(&done);
        let (found, parent) = (Rc::clone(&found), parent.clone());
        let (list, own) = (list.clone(), own.clone());
        listener.set(on_window("message", move |event| {
            let Ok(event) = event.dyn_into::<MessageEvent>() else {
                return;
            };
            let ours = event
                .source()
                .is_some_and(|source| Object::is(&source, &parent))
                && get(&event.data(), "contactUs").as_f64() == Some(1.0)
                && get(&event.data(), "type").as_string().as_deref() == Some("connect")
                && allows(&list, &own, &event.origin());
            if ours && found.borrow().is_none() {
                found.replace(Some(event));
                let _ = done.call0(&JsValue::NULL);
            }
        }));
    });
    let hello = JSON::parse(r#"{"contactUs":1,"type":"hello"}"#).ok()?;
    // It tells nothing, so everybody may hear it.
    parent.post_message(&hello, "*").ok()?;
    let _ = JsFuture::from(promise).await;
    listener.set(None);
    found.take()
}

fn wake_later(done: &Function) {
    let done = done.clone();
    let wake = move || {
        let _ = done.call0(&JsValue::NULL);
    };
    leptos::prelude::set_timeout(wake, Duration::from_millis(PATIENCE));
}

/// Hears the loader from now on, and what it has said so far.
pub fn hear(mut call: impl FnMut(Message) + 'static) {
    PORT.with_borrow_mut(|held| {
        if let Some(held) = held {
            let hear: Box<dyn FnMut(MessageEvent)> =
                Box::new(move |event| call(Message(event.data())));
            held.hear = Closure::wrap(hear);
            held.port
                .set_onmessage(Some(held.hear.as_ref().unchecked_ref()));
        }
    });
}

/// Tells the loader something, written as JSON.
pub fn tell(json: &str) {
    if let Ok(message) = JSON::parse(json) {
        PORT.with_borrow(|held| {
            if let Some(held) = held {
                let _ = held.port.post_message(&message);
            }
        });
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn texts(object: &JsValue) -> Vec<(String, String)> {
    let Some(object) = object.dyn_ref::<Object>() else {
        return Vec::new();
    };
    let entries = Object::entries(object);
    let pair = |entry: JsValue| {
        let entry: js_sys::Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    entries.iter().filter_map(pair).collect()
}
