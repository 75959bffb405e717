//! Call: the number, for whoever has a phone in the hand and whoever has not.

use {
    super::parts::{BackLink, CopyButton, PageHeading, use_title},
    crate::{domain::line, state::Session},
    contact_us_wire::{CallFace, OptionKind, OptionState},
    leptos::prelude::*,
};

/// The page that gives the number to call.
#[component]
pub fn CallPage() -> impl IntoView {
    let session = Session::expect();
    use_title("contact.title", || false);
    let (call, option, mobile) = session.page(|page| {
        let option = page
            .options
            .iter()
            .find(|option| option.kind == OptionKind::Call);
        (page.call.clone(), option.copied(), page.mobile)
    });
    let closed = option.is_some_and(|o| matches!(o.state, OptionState::Closed { .. }));
    let lead = match (&call, closed) {
        (None, _) => "call.none",
        (Some(_), true) => "call.closed",
        (Some(_), false) => "call.lead",
    };
    let now = option.map(|option| {
        view! { <p class="cu-note">{session.say(|speak| line::line(&option, speak))}</p> }
    });
    view! {
        <BackLink/>
        <PageHeading text="contact.title"/>
        <p class="cu-lead">{session.get(lead)}</p>
        {call.map(|call| view! {
            <section class="cu-panel cu-call">
                <Number call=call.clone()/>
                {now}
                {(!mobile).then(|| view! { <Qr call/> })}
            </section>
        })}
    }
}

/// The number as a link and a button that copies it.
#[component]
fn Number(
    /// The number.
    call: CallFace,
) -> impl IntoView {
    let session = Session::expect();
    view! {
        <p class="cu-call__label">{session.get("call.number")}</p>
        <p class="cu-call__number">
            <a class="cu-call__link" href=["tel:", &call.e164].concat() rel="external" dir="ltr">{call.shown.clone()}</a>
        </p>
        <CopyButton text=call.shown label="call.copy" done="call.copied" failed="call.copy.failed"/>
    }
}

/// The number for the camera of a phone.
#[component]
fn Qr(
    /// The number.
    call: CallFace,
) -> impl IntoView {
    let session = Session::expect();
    let side = call.qr_side.to_string();
    view! {
        <figure class="cu-qr">
            <svg
                class="cu-qr__code"
                viewBox=["0 0 ", &side, " ", &side].concat()
                role="img"
                aria-label=session.with("call.qr.label", &[("number", &call.shown)])
            >
                <path d=call.qr/>
            </svg>
            <figcaption class="cu-qr__caption">{session.get("call.qr")}</figcaption>
        </figure>
    }
}
