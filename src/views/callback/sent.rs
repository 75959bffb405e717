//! The confirmation: who is called when, and the link that manages it.

use {
    crate::{
        state::{Forms, Session},
        views::parts::{PageHeading, Reference},
    },
    contact_us_wire::{CallbackReceipt, CallbackStatus, paths},
    leptos::prelude::*,
};

/// What was promised, and the ways on.
#[component]
pub fn CallbackSent(
    /// The receipt.
    receipt: CallbackReceipt,
) -> impl IntoView {
    let session = Session::expect();
    let form = Forms::expect().callback;
    let CallbackReceipt {
        status,
        token,
        already,
    } = receipt;
    view! {
        <section class="cu-panel cu-sent">
            <PageHeading text="callback.sent.title" mark=true/>
            {already.then(|| view! { <p class="cu-note">{session.get("callback.sent.already")}</p> })}
            <Facts status=status.clone()/>
            <Reference reference=status.reference.clone()/>
            <p class="cu-hint">{session.get("callback.sent.next")}</p>
            <div class="cu-actions">
                <Calendar reference=status.reference.clone() token=token.clone()/>
                <Manage reference=status.reference token/>
                <a class="cu-button cu-button--quiet" href=session.link("/")>{session.get("sent.done")}</a>
                <a
                    class="cu-button cu-button--quiet"
                    href=session.link(paths::FORM_CALLBACK)
                    on:click=move |_| form.again()
                >
                    {session.get("callback.another")}
                </a>
            </div>
        </section>
    }
}

/// The number that is called, and when.
#[component]
pub fn Facts(
    /// The callback.
    status: CallbackStatus,
) -> impl IntoView {
    let session = Session::expect();
    view! {
        <dl class="cu-facts">
            <dt>{session.get("callback.sent.phone")}</dt>
            <dd><bdi dir="ltr">{status.phone}</bdi></dd>
            <dt>{session.get("callback.sent.when")}</dt>
            <dd>{session.say(|speak| speak.window(&status.window))}</dd>
        </dl>
    }
}

/// The calendar file. A plain form, so that the token stands in no address.
#[component]
pub fn Calendar(
    /// The callback's reference.
    reference: String,
    /// The right to it.
    token: String,
) -> impl IntoView {
    let session = Session::expect();
    let action = paths::FORM_CALLBACK_CALENDAR.replace("{reference}", &reference);
    view! {
        <form method="post" action=session.link(&action)>
            <input type="hidden" name="token" value=token/>
            <button class="cu-button cu-button--quiet" type="submit">{session.get("callback.sent.calendar")}</button>
        </form>
    }
}

/// The link that manages the callback; without script, which the link needs, a form that cancels it.
#[component]
fn Manage(
    /// The callback's reference.
    reference: String,
    /// The right to it.
    token: String,
) -> impl IntoView {
    let session = Session::expect();
    let cancel = paths::FORM_CALLBACK_CANCEL.replace("{reference}", &reference);
    let page = session.link(&["/contact/callback/", &reference].concat());
    let link = [&page, "#", &token].concat();
    view! {
        <a class="cu-button cu-button--quiet cu-needs-script" href=link>{session.get("callback.sent.manage")}</a>
        <form class="cu-without-script" method="post" action=session.link(&cancel)>
            <input type="hidden" name="token" value=token/>
            <button class="cu-button cu-button--quiet" type="submit">{session.get("callback.cancel")}</button>
        </form>
    }
}
