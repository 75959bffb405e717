//! After Hours schedules: when an option is closed.

use {
    super::{account::suggestions, field::problem, parts::form, schedule::schedule},
    crate::state::{Administration, Store},
    contact_us_wire::admin::ScheduleSetup,
    leptos::prelude::*,
};

/// The page.
pub fn schedules(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    let (part, choices) = (administration.schedules, administration.choices);
    administration.load_choices();
    administration.account.open();
    let count = move || part.read(Vec::len);
    let add = move |_| {
        let zone = administration.account.read(|account| account.zone.clone());
        part.edit(|all| {
            all.push(ScheduleSetup {
                name: String::new(),
                zone: if zone.is_empty() {
                    "UTC".to_owned()
                } else {
                    zone
                },
                weekly: vec![],
                dates: vec![],
            });
        });
    };
    form(part, move || {
        view! {
            <p class="cu-note">{store.get("console.schedule.lead")}</p>
            {problem(part, "schedules", "set-schedules-problem".to_owned())}
            <For each=move || 0..count() key=|at| *at let:at>
                {schedule(part, at)}
            </For>
            {suggestions("zones", move || choices.with(|choices| choices.zones.clone()))}
            <button id="schedule-add" class="cu-button cu-button--small" type="button" on:click=add>
                {store.get("console.schedule.add")}
            </button>
        }
    })
}
