//! What sites sign their visitors' identities with.

use {
    super::copied::Copied,
    crate::{
        browser::focus,
        state::{Administration, Ask, Desk, Store, draft::Draft},
        views::time::moment,
    },
    contact_us_wire::admin::{IdentitySecret, Settings},
    leptos::prelude::*,
};

const MADE: Copied = Copied {
    id: "identity-made",
    label: "console.secret.made",
    hint: "console.identity.new.hint",
    button: "console.secret.copy",
};
/// How a page says who its visitor is, apart from the words around it, whichever way they run.
const CALL: &str = "\u{2066}ContactUs.identify({ getToken })\u{2069}";

/// Whether there is a secret, the one that was just made, and what to do with it.
pub fn identity(administration: Administration) -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let secrets = administration.secrets;
    secrets.part.open();
    // It is shown as long as somebody looks at it.
    on_cleanup(move || secrets.made.set(None));
    Effect::new(move || {
        if secrets.made.with(Option::is_some) {
            focus::soon("#identity-made");
        }
    });
    let stored = move || {
        let stored = |draft: &Draft<_>| draft.stored().clone();
        secrets.part.draft.with(|draft| draft.as_ref().map(stored))
    };
    let exists = move || stored().is_some_and(|stored| stored.value.made.is_some());
    let press = move |_| {
        if untrack(exists) {
            desk.ask.set(Some(Ask::Secret));
        } else {
            secrets.make();
        }
    };
    let account = move || {
        let place = administration.place.get()?.ok()?;
        Some(how(store, &place.account))
    };
    view! {
        <fieldset class="cu-settings__card">
            <legend>{store.get("console.identity")}</legend>
            <p class="cu-note">{store.get("console.identity.lead")}</p>
            <p class="cu-notice">{move || stored().map(|stored| standing(store, &stored))}</p>
            {move || secrets.made.get().map(|secret| MADE.draw(secret))}
            {move || secrets.part.failed.get().or(secrets.refused.get()).map(|why| view! { <p class="cu-notice" role="alert">{why}</p> })}
            <button
                class="cu-button cu-button--small" type="button" on:click=press
                aria-disabled=move || secrets.busy.get().then_some("true")
            >
                {move || store.get(if exists() { "console.identity.again" } else { "console.secret.make" })}
            </button>
            <p class="cu-hint">{account}</p>
        </fieldset>
    }
}

/// Whether there is one, since when, and who made it.
fn standing(store: Store, stored: &Settings<IdentitySecret>) -> String {
    let Some(made) = stored.value.made else {
        return store.get("console.identity.none");
    };
    let time = moment(store, made);
    let newest = match stored.changed_by.as_str() {
        "" => store.with("console.identity.made", &[("time", &time)]),
        name => store.with(
            "console.identity.made.by",
            &[("name", name), ("time", &time)],
        ),
    };
    let before = stored.value.before.map(|before| {
        let time = moment(store, before);
        store.with("console.identity.before", &[("time", &time)])
    });
    [Some(newest), before]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn how(store: Store, account: &str) -> String {
    store.with(
        "console.identity.how",
        &[("account", account), ("call", CALL)],
    )
}

/// What becomes of the secrets that there are once another is made.
pub fn consequences(administration: Administration) -> Vec<String> {
    let store = Store::expect();
    let value = administration.secrets.part.draft.with_untracked(|draft| {
        let value = draft.as_ref().map(|draft| *draft.value());
        value.unwrap_or_default()
    });
    let line =
        |key: &str, time: Option<i64>| Some(store.with(key, &[("time", &moment(store, time?))]));
    let stays = line("console.identity.stays", value.made);
    let ends = line("console.identity.ends", value.before);
    [stays, ends].into_iter().flatten().collect()
}
