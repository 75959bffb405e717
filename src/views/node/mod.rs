//! What the pages are drawn with: one type for all that stands on a page.
//!
//! Leptos's `view!` gives each element a type that spells out its attributes and all below it, and the compiler makes
//! the code to build, change and remove each of these types: 1 to 4 kB an element. Our pages are small and change in
//! few places, so all elements share one type here; the signals, effects and the mounting are Leptos's.
//! That saves 37 kB to load (wasm, brotli).
//!
//! ```
//! # use contact_us::views::node::{Node, tag};
//! let note: Node = tag("p").class("cu-note").child("…".to_owned()).into();
//! ```

pub mod document;
mod markup;
#[cfg(test)]
mod tests;

use {
    leptos::{
        prelude::{Effect, Owner, on_cleanup, untrack},
        reactive::graph::ToAnySubscriber,
    },
    std::{borrow::Cow, cell::RefCell},
};

/// A part of a page.
pub enum Node {
    /// Nothing at all.
    Nothing,
    /// Text, as it is read.
    Text(String),
    /// An element and all in it.
    Element(Element),
    /// One after the other.
    Many(Vec<Node>),
    /// Drawn anew each time that a signal changes which it read.
    Live(Draw),
}

/// Hands on what to show, unless that stands there already.
type Draw = Box<dyn Fn(&mut dyn FnMut(Node)) + Send>;

/// An element. Boxed, so that a chain of calls hands on one pointer.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    handlers: Vec<(&'static str, Handler)>,
    typed: Option<Box<dyn Fn() -> String + Send>>,
    made: Option<Made>,
    children: Vec<Node>,
}

type Made = Box<dyn FnOnce(&web_sys::Element) + Send>;
type Handler = Box<dyn FnMut(web_sys::Event) + Send>;

/// The value of an attribute.
pub enum Value {
    /// The attribute is left out.
    Missing,
    /// It stays as it is.
    Fixed(Cow<'static, str>),
    /// It follows signals.
    Live(Box<dyn Fn() -> Option<String> + Send>),
}

/// A new element.
pub fn tag(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        handlers: Vec::new(),
        typed: None,
        made: None,
        children: Vec::new(),
    }))
}

/// A part that is drawn anew each time that a signal changes which it read.
pub fn live<T: Into<Node>>(draw: impl Fn() -> T + Send + 'static) -> Node {
    Node::Live(Box::new(move |show| show(draw().into())))
}

/// A part that is drawn anew each time that `read` sees a change. What is read while it is drawn does not count:
/// a page is not drawn anew for each letter that is typed into it.
pub fn when_changed<S: Clone + PartialEq + Send + 'static, T: Into<Node>>(
    read: impl Fn() -> S + Send + 'static,
    draw: impl Fn(S) -> T + Send + 'static,
) -> Node {
    // What is drawn lives until the next change, not until the next look.
    let (drawn, last) = (Owner::new(), RefCell::new(None));
    Node::Live(Box::new(move |show| {
        let state = read();
        let seen = Some(state.clone());
        if *last.borrow() != seen {
            last.replace(seen);
            drawn.with_cleanup(|| untrack(|| show(draw(state).into())));
        }
    }))
}

/// Runs a function now, and each time that a signal changes which it read, as long as the page stands.
///
/// Boxed, because Leptos makes the code of an effect anew for each function: 1 kB of wasm each.
pub fn effect(run: impl Fn() + 'static) {
    let run: Box<dyn Fn()> = Box::new(run);
    let effect = Effect::new(run);
    if cfg!(feature = "csr") {
        let effect = effect.to_any_subscriber();
        on_cleanup(move || document::leave(&effect));
    }
}

impl Element {
    /// Its classes.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.set("class", Value::Fixed(Cow::Borrowed(class)))
    }

    /// An attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.set(name, value.into())
    }

    /// An attribute that follows signals; it is left out while there is no value.
    #[must_use]
    pub fn live(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.set(name, Value::Live(Box::new(value)))
    }

    /// What stands in a field, as long as signals say so; the customer may type over it.
    #[must_use]
    pub fn typed(mut self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.0.typed = Some(Box::new(text));
        self
    }

    /// What happens at an event.
    #[must_use]
    pub fn on(
        mut self,
        event: &'static str,
        handle: impl FnMut(web_sys::Event) + Send + 'static,
    ) -> Self {
        self.0.handlers.push((event, Box::new(handle)));
        self
    }

    /// What to do with the element once it is made, in a browser; it does not stand in the page yet.
    #[must_use]
    pub fn made(mut self, made: impl FnOnce(&web_sys::Element) + Send + 'static) -> Self {
        self.0.made = Some(Box::new(made));
        self
    }

    /// What stands in it, after what is there already.
    #[must_use]
    pub fn child(self, child: impl Into<Node>) -> Self {
        self.push(child.into())
    }

    fn set(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    fn push(mut self, child: Node) -> Self {
        self.0.children.push(child);
        self
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<Node>> for Node {
    fn from(nodes: Vec<Node>) -> Self {
        Self::Many(nodes)
    }
}

impl<T: Into<Node>> From<Option<T>> for Node {
    fn from(node: Option<T>) -> Self {
        node.map_or(Self::Nothing, Into::into)
    }
}

impl<T: Into<Node>> FromIterator<T> for Node {
    fn from_iter<I: IntoIterator<Item = T>>(nodes: I) -> Self {
        Self::Many(nodes.into_iter().map(Into::into).collect())
    }
}

impl From<&'static str> for Value {
    fn from(value: &'static str) -> Self {
        Self::Fixed(Cow::Borrowed(value))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Fixed(Cow::Owned(value))
    }
}

impl From<Option<&'static str>> for Value {
    fn from(value: Option<&'static str>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}
