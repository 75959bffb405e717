//! A switch: on or off, at once.

use leptos::prelude::*;

/// A switch with its label, which stays the same in both states.
#[component]
pub fn Switch(
    /// What is on or off.
    label: String,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Called when it is pressed.
    press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            class="cu-switch" type="button" role="switch"
            aria-checked=move || if on.get() { "true" } else { "false" }
            on:click=move |_| press.run(())
        >
            <span class="cu-switch__track"></span>
            {label}
        </button>
    }
}
