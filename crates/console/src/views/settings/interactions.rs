//! Published Interactions.

use {
    super::parts::failed,
    crate::{
        state::{Administration, Store},
        views::time::moment,
    },
    contact_us_wire::admin::PublishedInteraction,
    leptos::prelude::*,
};

/// The page.
pub fn interactions(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    administration.load_interactions();
    let draw = move || match administration.interactions.get() {
        None => {
            view! { <p class="cu-note" role="status">{store.get("console.loading")}</p> }.into_any()
        }
        Some(Err(why)) => failed(why, move || administration.load_interactions()).into_any(),
        Some(Ok(all)) if all.is_empty() => {
            view! { <p class="cu-notice">{store.get("console.interactions.none")}</p> }.into_any()
        }
        Some(Ok(all)) => {
            let cards: Vec<_> = all.into_iter().map(|one| card(store, one)).collect();
            view! { <ul class="cu-settings__list">{cards}</ul> }.into_any()
        }
    };
    view! {
        <p class="cu-note">{store.get("console.interactions.lead")}</p>
        {draw}
    }
}

fn card(store: Store, one: PublishedInteraction) -> impl IntoView {
    let facts = store.with(
        "console.interactions.facts",
        &[
            ("version", &one.version.to_string()),
            ("time", &moment(store, one.published.at)),
            ("elements", &one.elements.to_string()),
            ("instances", &one.instances.to_string()),
        ],
    );
    view! {
        <li class="cu-settings__card">
            <a class="cu-link cu-label" href=one.link target="_blank" rel="noopener"><bdi>{one.title}</bdi></a>
            <p class="cu-note"><bdi>{one.name}</bdi></p>
            <p class="cu-note">{facts}</p>
        </li>
    }
}
