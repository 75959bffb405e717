//! How the call centre learns who calls.

use {
    super::field::{Field, check, number, select, text},
    crate::state::{Store, settings::Part},
    contact_us_wire::admin::AssistanceOptions,
    leptos::prelude::*,
};

/// The methods, with the keys of their names.
const METHODS: [(&str, &str); 3] = [
    ("plain", "console.call.plain"),
    ("dtmf", "console.call.dtmf"),
    ("dnis", "console.call.dnis"),
];

/// The fields of Call.
pub fn calls(part: Part<AssistanceOptions>) -> impl IntoView {
    let store = Store::expect();
    let methods = move || {
        METHODS
            .map(|(value, key)| (value.to_owned(), store.get(key)))
            .to_vec()
    };
    let is = move |method: &'static str| part.read(|options| options.calls.method == method);
    view! {
        {text(
            part,
            Field::text("numberToDial", "console.option.number").kind("tel").hint("console.option.number.hint"),
            |options| options.number_to_dial.clone(),
            |options, typed| options.number_to_dial = typed,
        )}
        {select(
            part,
            Field::text("callMethod", "console.call.method"),
            methods,
            |options| options.calls.method.clone(),
            |options, typed| options.calls.method = typed,
        )}
        <div hidden=move || is("plain")>
            {number(
                part,
                Field::text("callMinutes", "console.call.minutes"),
                false,
                |options| Some(options.calls.minutes),
                |options, number| options.calls.minutes = number.unwrap_or_default(),
            )}
        </div>
        <div hidden=move || !is("dnis")>
            <p class="cu-hint">{store.get("console.call.dnis.hint")}</p>
            {check(
                part,
                store.get("console.call.free"),
                |options| options.calls.free_on_retrieve,
                |options, on| options.calls.free_on_retrieve = on,
            )}
            {check(
                part,
                store.get("console.call.any"),
                |options| options.calls.any_group,
                |options, on| options.calls.any_group = on,
            )}
        </div>
    }
}
