//! A secret that both sides sign with: typed, or made here and shown until the page is left.

use {
    super::{
        copied::Copied,
        field::{Field, text},
    },
    crate::{
        browser::ids,
        state::{Store, settings::Part},
    },
    contact_us_wire::admin::AssistanceOptions,
    leptos::prelude::*,
    std::fmt::Write,
};

/// The field of a secret, and a button that fills it; what it made is shown under an id of its own.
pub fn secret(
    part: Part<AssistanceOptions>,
    field: Field,
    made_id: &'static str,
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
    let copied = Copied {
        id: made_id,
        label: "console.secret.made",
        hint: "console.secret.made.hint",
        button: "console.secret.copy",
    };
    view! {
        {text(part, field.kind("password").hint("console.chat.secret.hint"), get, set)}
        <div class="cu-settings__beside">
            <button class="cu-button cu-button--small" type="button" on:click=press>
                {store.get("console.secret.make")}
            </button>
        </div>
        {move || made.get().map(|secret| copied.draw(secret))}
    }
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
