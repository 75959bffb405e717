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
mod people;
mod periods;
mod refused;
mod replies;
mod schedule;
mod schedules;
mod secret;
mod service;
mod time;
mod variables;
mod widget;

pub use {
    identity::consequences,
    schedule::{delete, schedule_name},
};

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
    people::people,
    replies::replies,
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
        let own = matches!(section, Section::Chats | Section::Missing);
        if !own && !desk.administers() {
            return view! { <Closed word=section.word() lead="console.administrators"/> }
                .into_any();
        }
        let page = match section {
            Section::Chats => return ().into_any(),
            Section::Account => account(administration).into_any(),
            Section::Options => options(administration).into_any(),
            Section::Numbers => numbers(administration).into_any(),
            Section::Exceptions => exceptions(administration).into_any(),
            Section::Schedules => schedules(administration).into_any(),
            Section::Variables => variables(administration).into_any(),
            Section::Interactions => interactions(administration).into_any(),
            Section::Replies => replies(administration).into_any(),
            Section::People => people(administration).into_any(),
            Section::Widget => widget(administration).into_any(),
            Section::Missing => {
                return view! { <Closed word=section.word() lead="console.missing.lead"/> }
                    .into_any();
            }
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

/// A page that is not to be had: `word` is the key of its title, `lead` that of the sentence that says why.
#[component]
fn Closed(word: &'static str, lead: &'static str) -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    view! {
        <main id="settings" class="cu-settings">
            <h1 id="settings-title" tabindex="-1">{store.get(word)}</h1>
            <p class="cu-note">{store.get(lead)}</p>
            <p>
                <a
                    class="cu-button cu-button--small" href=store.desk_address()
                    on:click=move |event| {
                        event.prevent_default();
                        desk.go(Section::Chats);
                    }
                >
                    {store.get("console.history.desk")}
                </a>
            </p>
        </main>
    }
}
