//! Icons. The shapes stand once, in `index.html`; the views only point at them.

use leptos::prelude::*;

/// An icon that says nothing to a screen reader: the words beside it do. `name` is the symbol's, without `icon-`.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="cu-icon" aria-hidden="true" focusable="false">
            <use href=format!("#icon-{name}")></use>
        </svg>
    }
}
