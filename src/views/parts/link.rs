//! Links that look like more than a link.

use {
    super::icon,
    crate::{
        state::{Form, Session},
        views::node::{Element, Node, tag},
    },
};

/// Leads back to the Contact Us page.
pub fn back_link() -> Element {
    let session = Session::expect();
    back_to(session.link("/"), session.get("page.back"))
}

/// Leads back to another page.
pub fn back_to(href: String, name: String) -> Element {
    tag("a")
        .class("cu-back")
        .attr("href", href)
        .child(icon("back"))
        .child(name)
}

/// Leads on from a receipt: to where the customer was.
pub fn done_link() -> Element {
    let session = Session::expect();
    let (href, name) = match session.way_back() {
        Some(href) => (href, "interaction.return"),
        None => (session.link("/"), "sent.done"),
    };
    button_link("cu-button", href, session.get(name))
}

/// The ways on below a receipt: one that is meant, and others beside it.
pub fn ways_on(main: Element, others: Node) -> Node {
    Node::from_iter([
        tag("div").class("cu-actions").child(main),
        tag("div").class("cu-links").child(others),
    ])
}

/// A link that looks like a button.
pub fn button_link(class: &'static str, href: String, name: String) -> Element {
    tag("a").class(class).attr("href", href).child(name)
}

/// Leads back to a form, empty again; `name` is the key of its name.
pub fn again_link(form: Form, path: &str, name: &str) -> Element {
    let session = Session::expect();
    button_link("cu-link", session.link(path), session.get(name)).on("click", move |_| form.again())
}
