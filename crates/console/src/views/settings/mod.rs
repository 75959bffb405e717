//! What administrators set, one page a part.

mod account;
mod calls;
mod chat;
mod copied;
mod day;
mod exceptions;
mod field;
mod groups;
mod identity;
mod interactions;
mod numbers;
mod options;
mod parts;
mod periods;
mod schedule;
mod schedules;
mod secret;
mod service;
mod time;
mod variables;
mod widget;

pub use identity::consequences;

use {
    crate::{
        domain::section::Section,
        state::{Desk, Store},
    },
    account::account,
    exceptions::exceptions,
    interactions::interactions,
    leptos::prelude::*,
    numbers::numbers,
    options::options,
    schedules::schedules,
    variables::variables,
    widget::widget,
};

/// The part in front; nothing while that is the chats.
#[component]
pub fn SettingsView() -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let draw = move || {
        let section = desk.section.get();
        let administration = desk.administration;
        let page = match section {
            Section::Chats => return ().into_any(),
            Section::Account => account(administration).into_any(),
            Section::Options => options(administration).into_any(),
            Section::Numbers => numbers(administration).into_any(),
            Section::Exceptions => exceptions(administration).into_any(),
            Section::Schedules => schedules(administration).into_any(),
            Section::Variables => variables(administration).into_any(),
            Section::Interactions => interactions(administration).into_any(),
            Section::Widget => widget(administration).into_any(),
        };
        view! {
            <main id="settings" class="cu-settings">
                <h1 id="settings-title" tabindex="-1">{store.get(section.word())}</h1>
                {page}
            </main>
        }
        .into_any()
    };
    view! { {draw} }
}
