//! What is known of the instance as a whole.

use {
    crate::{
        domain::{history::beyond, words},
        state::Store,
        views::{
            fact::{Fact, Variables},
            time::moment,
        },
    },
    contact_us_wire::history::{History, InstanceState, Opening},
    leptos::prelude::*,
};

/// Reference, beginning, state, language. What the Interaction is called, the heading says.
#[component]
pub fn Facts(history: History) -> impl IntoView {
    let store = Store::expect();
    let outside = if history.interaction.is_empty() {
        store.get("console.history.outside")
    } else {
        String::new()
    };
    let state = store.get(match history.state {
        InstanceState::Running => "console.history.state.running",
        InstanceState::Finished => "console.history.state.finished",
        InstanceState::Interrupted => "console.history.state.interrupted",
    });
    view! {
        <dl class="cu-history__facts">
            <Fact label=store.get("console.history.reference") value=history.reference/>
            <Fact label=store.get("console.history.interaction") value=outside/>
            <Fact label=store.get("console.history.began") value=moment(store, history.started)/>
            <Fact label=store.get("console.history.state") value=state/>
            <Fact label=store.get("console.history.language") value=words::name(&history.locale)/>
        </dl>
    }
}

/// The Contact Us variable set, without what is said above.
#[component]
pub fn Known(history: History) -> impl IntoView {
    let store = Store::expect();
    let values = beyond(history.variables);
    view! {
        <h2>{store.get("console.history.known")}</h2>
        <dl class="cu-history__facts">
            <Variables values/>
            <Fact label=store.get("console.history.instance") value=history.instance/>
        </dl>
    }
}

/// Who has opened it before.
#[component]
pub fn Openings(openings: Vec<Opening>) -> impl IntoView {
    let store = Store::expect();
    let one = |opening: Opening| {
        let name = match opening.name.as_str() {
            "" => store.get("console.history.openings.program"),
            name => name.to_owned(),
        };
        let when = moment(store, opening.at);
        let text = store.with(
            "console.history.openings.one",
            &[("name", &name), ("when", &when)],
        );
        view! { <li>{text}</li> }
    };
    (!openings.is_empty()).then(|| {
        let all: Vec<_> = openings.into_iter().map(one).collect();
        view! {
            <section class="cu-history__openings" aria-labelledby="openings">
                <h2 id="openings">{store.get("console.history.openings")}</h2>
                <ul>{all}</ul>
            </section>
        }
    })
}
