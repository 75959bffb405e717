//! The Contact Us page: the ways out, as equals.

mod transfer;

pub use transfer::transfer_card;

use {
    super::{
        node::{Element, Node, effect, live, tag},
        pages::{Pages, Wanted},
        parts::{back_to, icon, line, page_heading, span, use_title},
    },
    crate::{
        domain::{line, route},
        state::{Chat, Opener, Session},
    },
    contact_us_wire::{OptionKind, OptionState, OptionView},
    leptos::prelude::*,
    wasm_bindgen::JsCast,
    web_sys::MouseEvent,
};

/// The Contact Us page.
pub fn contact_page() -> Node {
    let session = Session::expect();
    use_title("contact.title");
    let options = session.page(|page| page.options.clone());
    let open = options.iter().any(|o| o.state == OptionState::Open);
    let lead = match (options.is_empty(), open) {
        (true, _) => "contact.nothing",
        (false, true) => "contact.lead",
        (false, false) => "contact.lead.closed",
    };
    let noscript = untrack(|| session.address().path()) == route::CHAT;
    let noscript = noscript.then(|| {
        let note = line("cu-notice", session.get("chat.noscript"));
        tag("noscript").child(note)
    });
    let back = session
        .way_back()
        .map(|href| back_to(href, session.get("interaction.back")));
    Node::Many(vec![
        back.into(),
        page_heading("contact.title", false).into(),
        untrack(|| Pages::expect().part(Wanted::Refusal)),
        line("cu-lead", session.get(lead)).into(),
        noscript.into(),
        options_list(),
    ])
}

/// The options of the place.
pub fn options_list() -> Node {
    let session = Session::expect();
    let options = session.page(|page| page.options.clone());
    let cards: Node = options
        .iter()
        .map(|option| match option.kind {
            OptionKind::Transfer => transfer(option.clone()),
            _ => card(session, option, line::instead(&options, option)).into(),
        })
        .collect();
    tag("ul")
        .class("cu-options")
        .attr("aria-label", session.get("contact.options"))
        .child(cards)
        .into()
}

/// Transfer's, as soon as its code is here.
fn transfer(option: OptionView) -> Node {
    let pages = Pages::expect();
    effect(move || pages.load());
    live(move || pages.part(Wanted::Transfer(&option)))
}

/// One option.
fn card(session: Session, option: &OptionView, instead: Option<OptionKind>) -> Element {
    tag("li")
        .class(if matches!(option.state, OptionState::Closed { .. }) {
            "cu-option cu-option--closed"
        } else {
            "cu-option"
        })
        .child(inside(session, option, instead, link(session, option.kind)))
}

/// Its name, its icon, and what is true of it now. `instead` is what to use while it is closed, `name` what is pressed.
fn inside(
    session: Session,
    option: &OptionView,
    instead: Option<OptionKind>,
    name: Element,
) -> Node {
    let now = session.say(|speak| line::line(option, speak));
    let until = instead.map(|kind| {
        let other = session.get(line::name(kind));
        let text = session.with("line.closed.instead", &[("option", &other)]);
        span("cu-option__line", text)
    });
    let quickest = option
        .quickest
        .then(|| span("cu-option__badge", session.get("contact.quickest")));
    let reason = (!option.reason.is_empty())
        .then(|| span("cu-option__line", option.reason.clone()).attr("dir", "auto"));
    let lines = tag("span")
        .class("cu-option__lines")
        .attr("id", described(option.kind))
        .child(span("cu-option__line", now))
        .child(reason)
        .child(until);
    Node::Many(vec![
        name.into(),
        span("cu-option__icon", icon(option.kind.name())).into(),
        lines.into(),
        quickest.into(),
        span("cu-option__go", icon("go")).into(),
    ])
}

/// The id of an option's lines, which describe what is pressed.
fn described(kind: OptionKind) -> String {
    ["option-", kind.name(), "-line"].concat()
}

/// The link of an option.
fn link(session: Session, kind: OptionKind) -> Element {
    option_link(kind)
        .class("cu-option__link")
        .attr("href", session.link(path(kind)))
        .attr("id", ["option-", kind.name()].concat())
        .attr("aria-describedby", described(kind))
        .child(session.get(line::name(kind)))
}

/// A link; that of Chat opens the popup at once.
fn option_link(kind: OptionKind) -> Element {
    let session = Session::expect();
    let link = tag("a").on("click", move |_| session.pressed(kind));
    let (chat, pages, address) = (Chat::expect(), Pages::expect(), session.address());
    // Somebody is about to press it.
    let load = move |_| match kind {
        OptionKind::Chat => chat.load(),
        _ => pages.load(),
    };
    let link = ["pointerenter", "touchstart", "focus"]
        .into_iter()
        .fold(link, |link, event| link.on(event, load));
    if kind != OptionKind::Chat {
        return link;
    }
    // The page behind stays where it is.
    link.attr("noscroll", "").on("click", move |event| {
        // With a key held it opens another tab or window.
        let elsewhere = event
            .dyn_ref::<MouseEvent>()
            .is_some_and(|click| click.ctrl_key() || click.meta_key() || click.shift_key());
        if !elsewhere {
            chat.open(Opener::Option, &untrack(|| address.path()));
        }
    })
}

fn path(kind: OptionKind) -> &'static str {
    match kind {
        OptionKind::Chat => route::CHAT,
        OptionKind::Call | OptionKind::Transfer => route::CALL,
        OptionKind::Callback => "/contact/callback",
        OptionKind::Email => "/contact/email",
    }
}
