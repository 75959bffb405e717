//! Icons. The shapes stand once, in `index.html`; the app only points at them.

use leptos::prelude::*;

/// An icon that says nothing to a screen reader: the words beside it do.
#[component]
pub fn Icon(
    /// The symbol's name, without `icon-`.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="cu-icon" aria-hidden="true" focusable="false">
            <use href=["#icon-", name].concat()></use>
        </svg>
    }
}
