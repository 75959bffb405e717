//! A button that copies.

use {
    super::Icon,
    crate::{browser, state::Session},
    leptos::prelude::*,
};

/// What came of copying.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Yes,
    No,
}

/// Copies a text and says whether it worked. Without script there is nothing that it could do: it is hidden then.
#[component]
pub fn CopyButton(
    /// What is copied.
    text: String,
    /// The key of its name.
    label: &'static str,
    /// The key of what it says when it worked.
    done: &'static str,
    /// The key of what it says when it did not.
    failed: &'static str,
) -> impl IntoView {
    let session = Session::expect();
    let copied = RwSignal::new(Copied::NotYet);
    let copy = move |_| {
        let text = text.clone();
        copied.set(Copied::NotYet);
        leptos::task::spawn_local(async move {
            let worked = browser::clipboard::copy(&text).await;
            copied.try_set(if worked { Copied::Yes } else { Copied::No });
        });
    };
    let said = move || match copied.get() {
        Copied::NotYet => String::new(),
        Copied::Yes => session.get(done),
        Copied::No => session.get(failed),
    };
    view! {
        <span class="cu-copy cu-needs-script">
            <button class="cu-button cu-button--small" type="button" on:click=copy>
                <Icon name="copy"/>
                {session.get(label)}
            </button>
            <span class="cu-copy__said" role="status">{said}</span>
        </span>
    }
}
