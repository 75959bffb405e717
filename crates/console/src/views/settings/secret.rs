//! A secret that both sides sign with: typed, or made here and shown until the page is left.

use {
    super::field::{Field, text},
    crate::{
        browser::ids,
        state::{Store, settings::Part},
    },
    contact_us_wire::admin::AssistanceOptions,
    leptos::{
        prelude::*,
        web_sys::{FocusEvent, HtmlInputElement},
    },
    std::fmt::Write,
};

/// The field of a secret, and a button that fills it.
pub fn secret(
    part: Part<AssistanceOptions>,
    field: Field,
    get: fn(&AssistanceOptions) -> String,
    set: fn(&mut AssistanceOptions, String),
) -> impl IntoView {
    let store = Store::expect();
    let made = RwSignal::new(None);
    let press = move |_| {
        let new = random();
        part.edit(|options| set(options, new.clone()));
        made.set(Some(new));
    };
    let id = ["made-", field.name].concat();
    let shown = move || {
        let (id, hint) = (id.clone(), [&id, "-hint"].concat());
        made.get().map(|secret| {
            view! {
                <div class="cu-field">
                    <label class="cu-label" for=id.clone()>{store.get("console.secret.made")}</label>
                    <p id=hint.clone() class="cu-hint">{store.get("console.secret.made.hint")}</p>
                    <input
                        id=id class="cu-input" type="text" dir="ltr" readonly aria-describedby=hint prop:value=secret
                        on:focus=select_all
                    />
                </div>
            }
        })
    };
    view! {
        {text(part, field.kind("password").hint("console.chat.secret.hint"), get, set)}
        <div class="cu-settings__beside">
            <button class="cu-button cu-button--small" type="button" on:click=press>
                {store.get("console.secret.make")}
            </button>
        </div>
        {shown}
    }
}

fn select_all(event: FocusEvent) {
    event_target::<HtmlInputElement>(&event).select();
}

/// 256 bits as text.
fn random() -> String {
    let bytes: [u8; 32] = ids::random();
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a text does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
