//! The ways from a page: on, back, and out.

use {
    super::named,
    crate::{
        domain::{place, route},
        state::{Player, Session},
        views::{
            node::{Element, Node, tag},
            parts::{button_link, icon},
        },
    },
    contact_us_wire::interaction::{Direction, ElementKind, ElementPage},
};

const QUIET: &str = "cu-button cu-button--quiet";

/// A button that goes that way.
fn way(player: Player, direction: Direction, class: &'static str) -> Element {
    tag("button")
        .class(class)
        .attr("type", "submit")
        .attr("name", "direction")
        .attr("value", named(direction))
        .live("aria-disabled", move || {
            player.is_busy().then(|| "true".to_owned())
        })
        .on("click", move |event| {
            event.prevent_default();
            player.go(direction);
        })
}

/// What the Enter key presses: a form's first button. The one that is seen comes after Back and Contact Us.
pub fn default(session: Session, player: Player) -> Element {
    way(player, Direction::Next, "cu-visually-hidden")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .child(session.get("interaction.next"))
}

/// The way out: on every page in the same place (WCAG 3.2.6).
pub fn contact(session: Session, player: Player) -> Element {
    way(player, Direction::Contact, "cu-button cu-button--small")
        .child(icon("mark"))
        .child(session.get("contact.title"))
}

/// Back and Next; at the end, Back and a new beginning.
pub fn end(session: Session, player: Player, page: &ElementPage) -> Element {
    let back = page
        .back
        .then(|| way(player, Direction::Back, QUIET).child(session.get("interaction.back")));
    let next = page
        .next
        .then(|| way(player, Direction::Next, "cu-button").child(session.get("interaction.next")));
    let again = (page.kind == ElementKind::Finish).then(|| again(player));
    tag("div")
        .class("cu-play__end")
        .child(back)
        .child(next)
        .child(again)
}

/// From the end to a new beginning.
fn again(player: Player) -> Element {
    let session = Session::expect();
    let (path, query) = session.address().parts();
    tag("a")
        .class(QUIET)
        .attr("href", place::link(&path, &query))
        .attr("rel", "external")
        .on("click", move |event| {
            event.prevent_default();
            player.again();
        })
        .child(session.get("interaction.again"))
}

/// What to do where no page can be shown: try again, unless a link is missing that is good, or ask us.
pub fn stuck() -> Node {
    let (session, player) = (Session::expect(), Player::expect());
    // The account's page: this Interaction's is as little open as itself.
    let (_, query) = session.address().parts();
    let path = if session.is_embedded() {
        route::embedded("/contact")
    } else {
        "/contact".to_owned()
    };
    let href = place::link(&path, &place::carried(&query));
    let contact = button_link(
        "cu-button cu-button--small",
        href,
        session.get("contact.title"),
    );
    if player.is_shut() {
        contact.into()
    } else {
        Node::Many(vec![retry(), contact.into()])
    }
}

/// The same once more, after it got no answer.
pub fn retry() -> Node {
    let (session, player) = (Session::expect(), Player::expect());
    tag("button")
        .class("cu-button cu-button--small")
        .attr("type", "button")
        .on("click", move |_| player.retry())
        .child(session.get("interaction.retry"))
        .into()
}
