//! Pages in the browser: built once, then changed where signals change.

use {
    super::{Draw, Element, Node, Value},
    leptos::{
        prelude::RenderEffect,
        reactive::graph::{Subscriber, ToAnySubscriber},
        tachys::{
            renderer::{RemoveEventHandler, Rndr as Dom},
            view::{Mountable, Render},
        },
    },
    std::{cell::RefCell, rc::Rc},
    wasm_bindgen::{JsCast, JsValue},
};

const SVG: &str = "http://www.w3.org/2000/svg";

/// What stands in the document. Its effects and listeners end with it.
pub enum Built {
    /// A text or an element.
    One(web_sys::Node, Vec<Held>),
    /// One after the other.
    Many(Vec<Built>),
    /// What is drawn now, and the empty text behind it that keeps its place.
    Live(Rc<RefCell<Built>>, web_sys::Node, Following),
}

/// What an element keeps as long as it stands.
#[allow(dead_code, reason = "it is held to be dropped with the element")]
pub enum Held {
    /// A child.
    Child(Built),
    /// An attribute or field that follows signals.
    Effect(Following),
    /// A listener.
    Listener(RemoveEventHandler<web_sys::Element>),
}

/// An effect of the one type that all share.
pub struct Following(RenderEffect<()>);

impl Drop for Following {
    fn drop(&mut self) {
        leave(&self.0);
    }
}

fn effect(mut run: Box<dyn FnMut()>) -> Following {
    Following(RenderEffect::new(move |_| run()))
}

/// Takes an effect off the signals that it has read. Leptos leaves one that ends in the list of each until that signal
/// changes, and many never do: the page would hold more and more.
pub(super) fn leave(effect: &impl ToAnySubscriber) {
    let effect = effect.to_any_subscriber();
    effect.clear_sources(&effect);
}

impl Render for Node {
    type State = Built;

    fn build(self) -> Built {
        match self {
            Self::Nothing => Built::Many(Vec::new()),
            Self::Text(text) => Built::One(Dom::create_text_node(&text).into(), Vec::new()),
            Self::Element(element) => element.build(),
            Self::Many(nodes) => Built::Many(nodes.into_iter().map(Self::build).collect()),
            Self::Live(draw) => live(draw),
        }
    }

    fn rebuild(self, state: &mut Built) {
        let mut fresh = self.build();
        state.insert_before_this(&mut fresh);
        state.unmount();
        *state = fresh;
    }
}

fn live(draw: Draw) -> Built {
    let place: web_sys::Node = Dom::create_text_node("").into();
    let now = Rc::new(RefCell::new(Built::Many(Vec::new())));
    // An effect that was dropped keeps what it holds until its task has run once more. What is drawn must end at once,
    // or its own effects would run after the signals that they read have gone.
    let drawn = Rc::downgrade(&now);
    let effect = effect(Box::new({
        let place = place.clone();
        move || {
            draw(&mut |fresh| {
                let mut fresh = fresh.build();
                let Some(drawn) = drawn.upgrade() else {
                    return;
                };
                if let Some(parent) = place.parent_element() {
                    fresh.mount(&parent, Some(&place));
                    drawn.borrow_mut().unmount();
                }
                drawn.replace(fresh);
            });
        }
    }));
    Built::Live(now, place, effect)
}

impl Element {
    fn build(self) -> Built {
        let parts = *self.0;
        let space = matches!(parts.tag, "svg" | "path" | "use").then_some(SVG);
        let element = Dom::create_element(parts.tag, space);
        let mut held = Vec::new();
        for (name, value) in parts.attributes {
            match value {
                Value::Missing => {}
                Value::Fixed(value) => Dom::set_attribute(&element, name, &value),
                Value::Live(value) => held.push(Held::Effect(follow(&element, name, value))),
            }
        }
        for child in parts.children {
            let mut child = child.build();
            child.mount(&element, None);
            held.push(Held::Child(child));
        }
        if let Some(text) = parts.typed {
            held.push(Held::Effect(fill(&element, text)));
        }
        for (event, mut handle) in parts.handlers {
            let handle = Box::new(move |event: JsValue| handle(event.unchecked_into()));
            held.push(Held::Listener(Dom::add_event_listener(
                &element, event, handle,
            )));
        }
        if let Some(made) = parts.made {
            made(&element);
        }
        Built::One(element.into(), held)
    }
}

fn follow(
    element: &web_sys::Element,
    name: &'static str,
    value: Box<dyn Fn() -> Option<String> + Send>,
) -> Following {
    let element = element.clone();
    effect(Box::new(move || match value() {
        Some(value) => Dom::set_attribute(&element, name, &value),
        None => Dom::remove_attribute(&element, name),
    }))
}

/// Sets a field's text, unless it stands there already: setting it would disturb whoever is typing.
fn fill(element: &web_sys::Element, text: Box<dyn Fn() -> String + Send>) -> Following {
    let (element, name) = (element.clone(), JsValue::from("value"));
    effect(Box::new(move || {
        let text = JsValue::from(text());
        if js_sys::Reflect::get(&element, &name).as_ref() != Ok(&text) {
            let _ = js_sys::Reflect::set(&element, &name, &text);
        }
    }))
}

impl Mountable for Built {
    fn mount(&mut self, parent: &web_sys::Element, before: Option<&web_sys::Node>) {
        match self {
            Self::One(node, _) => Dom::insert_node(parent, node, before),
            Self::Many(nodes) => nodes.iter_mut().for_each(|node| node.mount(parent, before)),
            Self::Live(now, place, _) => {
                now.borrow_mut().mount(parent, before);
                Dom::insert_node(parent, place, before);
            }
        }
    }

    fn unmount(&mut self) {
        match self {
            Self::One(node, _) => Dom::remove(node),
            Self::Many(nodes) => nodes.iter_mut().for_each(Self::unmount),
            Self::Live(now, place, _) => {
                now.borrow_mut().unmount();
                Dom::remove(place);
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::One(node, _) => node.parent_element().is_some_and(|parent| {
                child.mount(&parent, Some(node));
                true
            }),
            Self::Many(nodes) => nodes.iter().any(|node| node.insert_before_this(child)),
            Self::Live(now, place, _) => {
                now.borrow().insert_before_this(child)
                    || place.parent_element().is_some_and(|parent| {
                        child.mount(&parent, Some(place));
                        true
                    })
            }
        }
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        Vec::new()
    }
}
