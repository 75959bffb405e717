//! The form that signs somebody in.

use {
    crate::{browser::focus, state::Store},
    contact_us_wire::console::SignIn as Request,
    leptos::{prelude::*, task::spawn_local, web_sys::SubmitEvent},
};

/// Name and password. What is wrong is said above them and takes the focus.
#[component]
pub fn SignIn() -> impl IntoView {
    let store = Store::expect();
    let known = store
        .phase
        .with_untracked(|phase| phase.person().map(|person| person.name.clone()));
    let name = RwSignal::new(known.unwrap_or_default());
    let password = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let say = move |sentence: String| {
        problem.try_set(Some(sentence));
        focus::soon("#sign-problem");
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let who = Request {
            name: name.get_untracked().trim().to_owned(),
            password: password.get_untracked(),
        };
        if who.name.is_empty() || who.password.is_empty() {
            say(store.get("console.sign.missing"));
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = store.api.sign_in(&who, &store.id()).await;
            busy.try_set(false);
            match answer {
                Ok(person) => store.found(person),
                Err(error) => say(store.sentence(&error)),
            }
        });
    };
    // Where to begin: at the password when the name is known.
    let begin = if name.with_untracked(String::is_empty) {
        "#sign-name"
    } else {
        "#sign-password"
    };
    focus::soon(begin);
    let invalid = move || problem.with(|problem| problem.is_some().then_some("true"));
    let described = move || problem.with(|problem| problem.is_some().then_some("sign-problem"));
    view! {
        <form class="cu-sign__form" novalidate on:submit=submit>
            <Show when=move || problem.with(Option::is_some)>
                <div id="sign-problem" class="cu-summary" tabindex="-1">
                    <p role="alert">{move || problem.get()}</p>
                </div>
            </Show>
            <div class="cu-field">
                <label class="cu-label" for="sign-name">{store.get("console.sign.name")}</label>
                <input
                    id="sign-name" class="cu-input" name="username" autocomplete="username" autocapitalize="off"
                    spellcheck="false" dir="auto" aria-required="true" aria-invalid=invalid aria-describedby=described
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </div>
            <div class="cu-field">
                <label class="cu-label" for="sign-password">{store.get("console.sign.password")}</label>
                <input
                    id="sign-password" class="cu-input" name="password" type="password" autocomplete="current-password"
                    aria-required="true" aria-invalid=invalid aria-describedby=described
                    prop:value=move || password.get()
                    on:input=move |event| password.set(event_target_value(&event))
                />
            </div>
            <button class="cu-button" type="submit" aria-disabled=move || busy.get().then_some("true")>
                {move || store.get(if busy.get() { "console.sign.busy" } else { "console.sign.in" })}
            </button>
        </form>
    }
}
