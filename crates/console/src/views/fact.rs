//! What is known of somebody or something, as a list of names and values.

use {crate::state::Store, leptos::prelude::*};

/// A fact with its name; nothing where it is empty.
#[component]
pub fn Fact(label: String, value: String) -> impl IntoView {
    (!value.is_empty()).then(|| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd><bdi>{value}</bdi></dd>
            </div>
        }
    })
}

/// The values of variables, as people call these.
#[component]
pub fn Variables(values: Vec<(String, String)>) -> impl IntoView {
    let store = Store::expect();
    let fact = |(name, value): (String, String)| {
        let label = store.variable(&name);
        view! { <Fact label value/> }
    };
    values.into_iter().map(fact).collect::<Vec<_>>()
}
