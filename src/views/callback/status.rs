//! One callback, for whoever holds its link: see it, move it, cancel it.

use {
    super::{
        sent::{Calendar, Facts},
        times::{ClockHint, Times},
    },
    crate::{
        state::{Managed, ManagedCallback, Session},
        views::parts::{BackLink, PageHeading, use_title},
    },
    contact_us_wire::{CallbackState, CallbackStatus},
    leptos::prelude::*,
    leptos_router::hooks::{use_location, use_params_map},
};

/// The page behind a callback's link.
#[component]
pub fn CallbackStatusPage() -> impl IntoView {
    let session = Session::expect();
    use_title("callback.status.title", || false);
    let reference = use_params_map()
        .with_untracked(|map| map.get("reference"))
        .unwrap_or_default();
    let hash = use_location().hash.get_untracked();
    // On the server there is never a fragment, so the page is served as one that is still looking.
    let token = if cfg!(feature = "ssr") {
        Some(String::new())
    } else {
        Some(hash.trim_start_matches('#').to_owned()).filter(|token| !token.is_empty())
    };
    let callback = ManagedCallback::new(session, reference, token);
    Effect::new(move || callback.load());
    view! {
        <BackLink/>
        <PageHeading text="callback.status.title"/>
        <noscript><p class="cu-lead">{session.get("page.noscript.link")}</p></noscript>
        <p class="cu-note cu-notice" role="status">{move || callback.notice().get()}</p>
        {move || drawn(session, callback)}
    }
}

/// Each state has its picture.
fn drawn(session: Session, callback: ManagedCallback) -> AnyView {
    let sentence = |text: String| view! { <p class="cu-lead">{text}</p> }.into_any();
    match callback.known().get() {
        Managed::Loading => view! {
            <p class="cu-lead cu-needs-script">{session.get("callback.status.loading")}</p>
        }
        .into_any(),
        Managed::Incomplete => sentence(session.get("callback.status.missing")),
        Managed::Denied => sentence(session.get("callback.status.denied")),
        Managed::Failed(text) => sentence(text),
        Managed::Known(status) => view! { <Known callback status/> }.into_any(),
    }
}

/// How it stands, and what can be changed.
#[component]
fn Known(
    /// The machine.
    callback: ManagedCallback,
    /// How it stands.
    status: CallbackStatus,
) -> impl IntoView {
    let session = Session::expect();
    let open = status.state == CallbackState::Open;
    let state = match status.state {
        CallbackState::Open => "callback.status.open",
        CallbackState::Cancelled => "callback.status.cancelled",
        CallbackState::Done => "callback.status.done",
    };
    let reference = status.reference.clone();
    view! {
        <section class="cu-panel cu-status">
            <h2 class="cu-status__state">{session.get(state)}</h2>
            <Facts status/>
            {open.then(|| view! {
                <Move callback/>
                <div class="cu-actions">
                    <Calendar reference token=callback.token()/>
                    <Cancel callback/>
                </div>
            })}
            {(!open).then(|| view! {
                <a class="cu-button" href=session.link("/contact/callback")>{session.get("callback.another")}</a>
            })}
        </section>
    }
}

/// Another time.
#[component]
fn Move(
    /// The machine.
    callback: ManagedCallback,
) -> impl IntoView {
    let session = Session::expect();
    let chosen = RwSignal::new(String::new());
    Effect::new(move || session.refresh_slots());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        callback.move_to(chosen.get_untracked().parse().ok());
    };
    view! {
        <form class="cu-form" on:submit=submit>
            <div class="cu-field">
                <label class="cu-label" for="move-at">{session.get("callback.move.title")}</label>
                <p class="cu-hint" id="move-hint"><ClockHint/></p>
                <select
                    class="cu-input cu-input--select"
                    id="move-at"
                    aria-describedby="move-hint"
                    on:change=move |event| chosen.set(event_target_value(&event))
                >
                    <Times chosen/>
                </select>
            </div>
            <button class="cu-button" type="submit">{session.get("callback.move")}</button>
        </form>
    }
}

/// No call after all: asked once more before it is done.
#[component]
fn Cancel(
    /// The machine.
    callback: ManagedCallback,
) -> impl IntoView {
    let session = Session::expect();
    let asking = RwSignal::new(false);
    move || {
        if asking.get() {
            view! {
                <div class="cu-ask" role="group" aria-label=session.get("callback.cancel.question")>
                    <p class="cu-ask__question">{session.get("callback.cancel.question")}</p>
                    <button class="cu-button cu-button--danger" type="button" on:click=move |_| callback.cancel()>
                        {session.get("callback.cancel.confirm")}
                    </button>
                    <button class="cu-button cu-button--quiet" type="button" on:click=move |_| asking.set(false)>
                        {session.get("callback.cancel.keep")}
                    </button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <button class="cu-button cu-button--quiet" type="button" on:click=move |_| asking.set(true)>
                    {session.get("callback.cancel")}
                </button>
            }
            .into_any()
        }
    }
}
