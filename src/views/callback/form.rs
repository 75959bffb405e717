//! The form, or the confirmation.

use {
    super::{sent::CallbackSent, times::TimeField},
    crate::{
        domain::outcome::Phase,
        state::{Forms, Session},
        views::parts::{BackLink, FormFrame, Need, PageHeading, TextField, TextKind, use_title},
    },
    contact_us_wire::{Outcome, paths},
    leptos::prelude::*,
};

/// Schedule a Callback.
#[component]
pub fn CallbackPage() -> impl IntoView {
    let session = Session::expect();
    let form = Forms::expect().callback;
    use_title("callback.title", move || {
        form.phase().with(Phase::is_refused)
    });
    Effect::new(move || {
        form.open();
        if session.slots().with_untracked(Option::is_none) {
            session.refresh_slots();
        }
    });
    let receipt = Memo::new(move |_| match form.phase().get() {
        Phase::Answered(Outcome::Callback { receipt }) => Some(receipt),
        _ => None,
    });
    move || match receipt.get() {
        Some(receipt) => view! { <CallbackSent receipt/> }.into_any(),
        None => view! { <CallbackForm/> }.into_any(),
    }
}

/// A phone number, a time if one is wanted, Send.
#[component]
fn CallbackForm() -> impl IntoView {
    let session = Session::expect();
    let form = Forms::expect().callback;
    view! {
        <BackLink/>
        <PageHeading text="callback.title"/>
        <p class="cu-lead">{session.get("callback.lead")}</p>
        <FormFrame form action=paths::FORM_CALLBACK button="callback.send" summary="callback.summary">
            <TextField
                form
                name="phone"
                label="callback.phone"
                hint="callback.phone.hint"
                kind=TextKind::Phone
                need=Need::Required
            />
            <TimeField form/>
        </FormFrame>
    }
}
