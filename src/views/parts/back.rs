//! The way back to the Contact Us page.

use {super::Icon, crate::state::Session, leptos::prelude::*};

/// Leads back to the Contact Us page.
#[component]
pub fn BackLink() -> impl IntoView {
    let session = Session::expect();
    view! {
        <a class="cu-back" href=session.link("/")>
            <Icon name="back"/>
            {session.get("page.back")}
        </a>
    }
}
