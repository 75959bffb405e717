//! Where callbacks are handed over: the Integration Point.

use {
    super::{
        field::{Field, text},
        secret::secret,
    },
    crate::state::{Administration, Store, draft::Draft},
    contact_us_wire::admin::ServiceAnswer,
    leptos::prelude::*,
};

/// The fields of the service for callbacks, and a test of the stored one.
pub fn service(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    let part = administration.options;
    let has_address = move || part.read(|options| !options.callback_url.trim().is_empty());
    let is_stored = move || {
        part.draft.with(|draft| {
            draft.as_ref().is_some_and(|draft: &Draft<_>| {
                draft.value().callback_url == draft.stored().value.callback_url
                    && draft.value().callback_secret.is_empty()
            })
        })
    };
    let said = move || {
        if !is_stored() {
            return store.get("console.service.test.hint");
        }
        let answered = administration.answered.get();
        answered.map_or_else(String::new, |answered| match answered {
            Ok(answer) => sentence(store, answer),
            Err(sentence) => sentence,
        })
    };
    view! {
        {text(
            part,
            Field::text("callbackUrl", "console.service.url").kind("url").hint("console.service.url.hint"),
            |options| options.callback_url.clone(),
            |options, typed| options.callback_url = typed,
        )}
        <div hidden=move || !has_address()>
            {secret(
                part,
                Field::text("callbackSecret", "console.service.secret"),
                "made-callback-secret",
                |options| options.callback_secret.clone(),
                |options, typed| options.callback_secret = typed,
            )}
            <div class="cu-settings__beside">
                <button
                    class="cu-button cu-button--small" type="button" disabled=move || !is_stored()
                    on:click=move |_| administration.test_service()
                >
                    {store.get("console.service.test")}
                </button>
                <p class="cu-note" role="status">{said}</p>
            </div>
        </div>
    }
}

fn sentence(store: Store, answer: ServiceAnswer) -> String {
    let (key, status) = match answer {
        ServiceAnswer::Status(status @ 200..=299) => ("console.service.taken", status),
        ServiceAnswer::Status(status) => ("console.service.refused", status),
        ServiceAnswer::Unreachable => return store.get("console.service.unreachable"),
        ServiceAnswer::Late => return store.get("console.service.late"),
    };
    store.with(key, &[("status", &status.to_string())])
}
