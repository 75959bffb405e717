//! The root: the sign-in, or the desk, or the sign-in over the desk.

use {
    super::{desk::DeskView, icon::Icon, modal::Modal, sign_in::SignIn},
    crate::state::{Store, phase::Phase},
    leptos::prelude::*,
};

/// What fills the page.
#[derive(Clone, PartialEq)]
enum Screen {
    Checking,
    Unreachable,
    SignIn,
    /// The desk of the person with this id.
    Desk(String),
}

/// The console.
#[component]
pub fn App(locale: &'static str) -> impl IntoView {
    let store = Store::provide(locale);
    let screen = Memo::new(move |_| {
        store.phase.with(|phase| match (phase.person(), phase) {
            (Some(person), _) => Screen::Desk(person.id.clone()),
            (None, Phase::Unreachable) => Screen::Unreachable,
            (None, Phase::Out) => Screen::SignIn,
            (None, _) => Screen::Checking,
        })
    });
    let draw = move || match screen.get() {
        Screen::Checking => view! { <Wait text="console.checking"/> }.into_any(),
        Screen::Unreachable => view! { <Wait text="console.unreachable"/> }.into_any(),
        Screen::SignIn => view! { <SignInPage/> }.into_any(),
        Screen::Desk(_) => {
            let me = store.phase.with_untracked(|phase| phase.person().cloned());
            me.map(|me| view! { <DeskView me/> }).into_any()
        }
    };
    let expired = Memo::new(move |_| store.phase.with(|phase| matches!(phase, Phase::Expired(_))));
    view! {
        {draw}
        <Show when=move || expired.get()>
            <Expired/>
        </Show>
    }
}

/// Nothing is known yet. `text` is the key of the sentence that says so.
#[component]
fn Wait(text: &'static str) -> impl IntoView {
    let store = Store::expect();
    view! {
        <main class="cu-sign">
            <h1 class="cu-sign__brand"><Icon name="mark"/>{store.get("console.title")}</h1>
            <p class="cu-note" role="status">{store.get(text)}</p>
        </main>
    }
}

#[component]
fn SignInPage() -> impl IntoView {
    let store = Store::expect();
    view! {
        <main class="cu-sign">
            <h1 class="cu-sign__brand"><Icon name="mark"/>{store.get("console.title")}</h1>
            <p class="cu-note">{store.get("console.sign.lead")}</p>
            <SignIn/>
        </main>
    }
}

/// The session is over: the sign-in lies over everything that was there.
#[component]
fn Expired() -> impl IntoView {
    let store = Store::expect();
    view! {
        <Modal title=store.get("console.expired.title")>
            <p class="cu-note">{store.get("console.expired.lead")}</p>
            <SignIn/>
        </Modal>
    }
}
