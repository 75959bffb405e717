//! The root: the sign-in, or the desk, or the sign-in over the desk.

use {
    super::{desk::DeskView, history::HistoryView, icon::Icon, modal::Modal, sign_in::SignIn},
    crate::{
        browser::page,
        domain::address::Address,
        state::{Store, phase::Phase},
    },
    leptos::{prelude::*, task::spawn_local},
};

/// What fills the page.
#[derive(Clone, PartialEq)]
enum Screen {
    Checking,
    Unreachable,
    SignIn,
    /// What the address asks for, for the person with this id.
    Inside(String),
}

/// The console.
#[component]
pub fn App(locale: &'static str) -> impl IntoView {
    let store = Store::provide(locale);
    let screen = Memo::new(move |_| {
        store.phase.with(|phase| match (phase.person(), phase) {
            (Some(person), _) => Screen::Inside(person.id.clone()),
            (None, Phase::Unreachable) => Screen::Unreachable,
            (None, Phase::Out) => Screen::SignIn,
            (None, _) => Screen::Checking,
        })
    });
    let draw = move || match screen.get() {
        Screen::Checking => view! { <Wait text="console.checking"/> }.into_any(),
        Screen::Unreachable => view! { <Wait text="console.unreachable"/> }.into_any(),
        Screen::SignIn => view! { <SignInPage/> }.into_any(),
        Screen::Inside(_) => match address() {
            Address::History { reference, token } => {
                view! { <HistoryView reference token/> }.into_any()
            }
            Address::Desk => {
                let me = store.phase.with_untracked(|phase| phase.person().cloned());
                me.map(|me| view! { <DeskView me/> }).into_any()
            }
        },
    };
    let expired = Memo::new(move |_| store.phase.with(|phase| matches!(phase, Phase::Expired(_))));
    view! {
        {draw}
        <Show when=move || expired.get()>
            <Expired/>
        </Show>
    }
}

/// What the address asks for. Signing in leaves it as it is, with its fragment.
fn address() -> Address {
    Address::of(&page::path(), &page::fragment())
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
    let lead = match address() {
        Address::Desk => "console.sign.lead",
        Address::History { .. } => "console.history.sign",
    };
    let organisation = RwSignal::new(None::<String>);
    spawn_local(async move {
        // Without it one can sign in as well.
        organisation.try_set(store.api.organisation().await.ok());
    });
    view! {
        <main class="cu-sign">
            <h1 class="cu-sign__brand"><Icon name="mark"/>{store.get("console.title")}</h1>
            <p class="cu-sign__account"><bdi>{move || organisation.get()}</bdi></p>
            <p class="cu-note">{store.get(lead)}</p>
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
