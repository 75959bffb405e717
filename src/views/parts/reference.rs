//! The receipt number.

use {super::CopyButton, crate::state::Session, leptos::prelude::*};

/// A reference in large type, with a button that copies it.
#[component]
pub fn Reference(
    /// The reference.
    reference: String,
) -> impl IntoView {
    let session = Session::expect();
    view! {
        <div class="cu-reference">
            <p class="cu-reference__label">{session.get("sent.reference")}</p>
            <p class="cu-reference__number" dir="ltr">{reference.clone()}</p>
            <CopyButton text=reference label="sent.copy" done="sent.copied" failed="sent.copy.failed"/>
            <p class="cu-hint">{session.get("sent.reference.hint")}</p>
        </div>
    }
}
