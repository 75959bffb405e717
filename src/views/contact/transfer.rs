//! The place on the page that Transfer and Call share: Transfer while the call is open, Call once it is over.

use {
    super::{described, inside, link},
    crate::{
        domain::{route, transfer::Phase},
        state::{Session, TransferCall},
        views::{
            node::{Element, effect, live, tag, when_changed},
            parts::{hidden, line},
        },
    },
    contact_us_wire::{OptionKind, OptionState, OptionView, paths},
};

/// The card.
pub fn transfer_card(session: Session, option: &OptionView) -> Element {
    let (transfer, option) = (TransferCall::expect(), option.clone());
    let call = session.page(|page| page.after_transfer.clone());
    let has_call = call.is_some();
    let is_closed = call
        .as_ref()
        .is_some_and(|call| matches!(call.state, OptionState::Closed { .. }));
    effect(move || transfer.follow());
    let phase = transfer.phase();
    let over = move || phase.with(Phase::is_over);
    let shown = when_changed(over, move |over| {
        let option = if over { call.as_ref() } else { Some(&option) };
        // Who was put through has an agent already: Call is for those who were cut off, and not to be pressed first.
        let through = phase.with_untracked(|phase| *phase == Phase::Gone);
        option.map(|option| {
            let name = match option.kind {
                OptionKind::Transfer => transfer_button(session),
                kind => link(session, kind),
            };
            let quickest = option.quickest && !through;
            let option = OptionView {
                quickest,
                ..option.clone()
            };
            inside(session, &option, None, name)
        })
    });
    let said = live(move || {
        phase.with(|phase| match phase {
            Phase::Refused(sentence) => Some(sentence.clone()),
            _ => phase.word().map(|word| session.get(word)),
        })
    });
    let instead = when_changed(
        move || phase.with(Phase::has_failed),
        move |failed| (failed && has_call).then(|| beside(session, route::CALL, "transfer.call")),
    );
    // Without script nothing moves by itself.
    let look = phase
        .with_untracked(|phase| *phase != Phase::Offered)
        .then(|| tag("noscript").child(beside(session, "/contact", "transfer.look")));
    tag("li")
        .live("class", move || {
            let closed = over() && is_closed;
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
fn transfer_button(session: Session) -> Element {
    let (transfer, boot) = (TransferCall::expect(), session.boot());
    let phase = transfer.phase();
    let button = tag("button")
        .class("cu-option__link")
        .attr("type", "submit")
        .attr("id", "option-transfer")
        .attr("aria-describedby", described(OptionKind::Transfer))
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
}
