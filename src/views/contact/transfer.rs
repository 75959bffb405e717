//! The place on the page that Transfer and Call share: Transfer while the call is open, Call once it is over.

use {
    super::inside,
    crate::{
        domain::{route, transfer::Phase},
        state::{Session, TransferCall},
        views::{
            node::{Element, Node, effect, live, tag, when_changed},
            parts::{hidden, line},
        },
    },
    contact_us_wire::{OptionState, OptionView, paths},
};

/// The card.
pub(super) fn transfer_card(session: Session, option: &OptionView) -> Element {
    let (transfer, option) = (TransferCall::expect(), *option);
    let call = session.page(|page| page.after_transfer);
    effect(move || transfer.follow());
    let phase = transfer.phase();
    let over = move || phase.with(Phase::is_over);
    let shown = when_changed(over, move |over| {
        let option = if over { call } else { Some(option) };
        option.map(|option| inside(session, &option, None))
    });
    let is_closed = move || call.is_some_and(|o| matches!(o.state, OptionState::Closed { .. }));
    let said = live(move || {
        phase.with(|phase| match phase {
            Phase::Refused(sentence) => Some(sentence.clone()),
            _ => phase.word().map(|word| session.get(word)),
        })
    });
    let instead = when_changed(
        move || phase.with(Phase::has_failed),
        move |failed| {
            (failed && call.is_some()).then(|| beside(session, route::CALL, "transfer.call"))
        },
    );
    // Without script nothing moves by itself.
    let look = phase
        .with_untracked(|phase| *phase != Phase::Offered)
        .then(|| tag("noscript").child(beside(session, "/contact", "transfer.look")));
    tag("li")
        .live("class", move || {
            let closed = over() && is_closed();
            Some(
                if closed {
                    "cu-option cu-option--closed"
                } else {
                    "cu-option"
                }
                .to_owned(),
            )
        })
        .child(shown)
        .child(line("cu-option__state", said).attr("role", "status"))
        .child(instead)
        .child(look)
}

/// A link beside the card's own.
fn beside(session: Session, path: &str, name: &str) -> Element {
    tag("a")
        .class("cu-link cu-option__beside")
        .attr("href", session.link(path))
        .child(session.get(name))
}

/// The button, which is a plain form where there is no script.
pub(super) fn transfer_button(session: Session, described: String) -> Node {
    let (transfer, boot) = (TransferCall::expect(), session.boot());
    let phase = transfer.phase();
    let button = tag("button")
        .class("cu-option__link")
        .attr("type", "submit")
        .attr("id", "option-transfer")
        .attr("aria-describedby", described)
        .live("aria-disabled", move || {
            phase.with(Phase::is_busy).then(|| "true".to_owned())
        })
        .child(session.get("option.transfer"));
    tag("form")
        .class("cu-option__form")
        .attr("method", "post")
        .attr("action", session.link(paths::FORM_TRANSFER))
        .on("submit", move |event| {
            event.prevent_default();
            transfer.press();
        })
        .child(hidden("key", boot.key.clone()))
        .child(hidden("visitor", boot.visitor.clone()))
        .child(button)
        .into()
}
