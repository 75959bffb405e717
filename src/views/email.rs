//! Email Us.

use {
    super::parts::{
        BackLink, FormFrame, MessageField, Need, PageHeading, Reference, TextField, TextKind,
        use_title,
    },
    crate::{
        domain::outcome::Phase,
        state::{Forms, Session},
    },
    contact_us_wire::{EmailReceipt, Outcome, paths},
    leptos::prelude::*,
};

/// The form, or the receipt.
#[component]
pub fn EmailPage() -> impl IntoView {
    let form = Forms::expect().email;
    use_title("email.title", move || form.phase().with(Phase::is_refused));
    Effect::new(move || form.open());
    let receipt = Memo::new(move |_| match form.phase().get() {
        Phase::Answered(Outcome::Email { receipt }) => Some(receipt),
        _ => None,
    });
    move || match receipt.get() {
        Some(receipt) => view! { <EmailSent receipt/> }.into_any(),
        None => view! { <EmailForm/> }.into_any(),
    }
}

/// The fields of the original, Email and Message mandatory.
#[component]
fn EmailForm() -> impl IntoView {
    let session = Session::expect();
    let form = Forms::expect().email;
    view! {
        <BackLink/>
        <PageHeading text="email.title"/>
        <p class="cu-lead">{session.get("email.lead")}</p>
        <FormFrame form action=paths::FORM_EMAIL button="email.next" summary="email.summary">
            <div class="cu-pair">
                <TextField form name="firstName" label="email.first" kind=TextKind::FirstName need=Need::Optional/>
                <TextField form name="lastName" label="email.last" kind=TextKind::LastName need=Need::Optional/>
            </div>
            <TextField form name="phone" label="email.phone" kind=TextKind::Phone need=Need::Optional/>
            <TextField form name="email" label="email.email" hint="email.email.hint" kind=TextKind::Email need=Need::Required/>
            <MessageField form name="message" label="email.message"/>
        </FormFrame>
    }
}

/// What happens next, and the reference.
#[component]
fn EmailSent(
    /// The receipt.
    receipt: EmailReceipt,
) -> impl IntoView {
    let session = Session::expect();
    let form = Forms::expect().email;
    let promise = match receipt.reply_hours {
        Some(24) => session.get("email.sent.day"),
        Some(hours) => session.with("email.sent.hours", &[("n", &hours.to_string())]),
        None => session.get("email.sent.next"),
    };
    view! {
        <section class="cu-panel cu-sent">
            <PageHeading text="email.sent.title" mark=true/>
            <p class="cu-sent__promise">{promise}</p>
            <Reference reference=receipt.reference/>
            <dl class="cu-facts">
                <dt>{session.get("email.sent.reply")}</dt>
                <dd><bdi>{receipt.reply_to}</bdi></dd>
            </dl>
            <div class="cu-actions">
                <a class="cu-button" href=session.link("/")>{session.get("sent.done")}</a>
                <a
                    class="cu-button cu-button--quiet"
                    href=session.link(paths::FORM_EMAIL)
                    on:click=move |_| form.again()
                >
                    {session.get("form.again")}
                </a>
            </div>
        </section>
    }
}
