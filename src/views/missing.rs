//! No page at this address.

use {
    super::parts::{PageHeading, use_title},
    crate::state::Session,
    leptos::prelude::*,
};

/// Says that there is no such page, and leads to the one that helps.
#[component]
pub fn MissingPage() -> impl IntoView {
    let session = Session::expect();
    use_title("missing.title", || false);
    view! {
        <PageHeading text="missing.title"/>
        <p class="cu-lead">{session.get("missing.lead")}</p>
        <a class="cu-button" href=session.link("/")>{session.get("missing.home")}</a>
    }
}
