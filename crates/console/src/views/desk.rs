//! The desk: bar, list, conversation, customer.

use {
    super::{
        ask::Asking, bar::Bar, customer::Customer, list::List, sections::Sections,
        settings::SettingsView, talk::TalkPane,
    },
    crate::{
        browser::page,
        domain::{alert, section::Section},
        state::{Desk, Store},
    },
    contact_us_wire::console::Person,
    leptos::prelude::*,
};

/// Everything behind the sign-in.
#[component]
pub fn DeskView(
    /// Who sits here.
    me: Person,
) -> impl IntoView {
    let store = Store::expect();
    let desk = Desk::provide(store, me);
    // The title is the document's own.
    Effect::new(move || {
        let place = alert::place(
            &store.get(desk.section.get().word()),
            &store.get("console.title"),
        );
        page::set_title(&alert::title(desk.count(), &place));
    });
    on_cleanup(move || page::set_title(&store.get("console.title")));
    let elsewhere = move || desk.section.get() != Section::Chats;
    let section = move || elsewhere().then_some("settings");
    view! {
        <div class="cu-desk" data-section=section data-pane=move || desk.pane.get().name()>
            <a class="cu-skip" href="#talk">{store.get("console.skip")}</a>
            <Bar/>
            <Sections/>
            <SettingsView/>
            <main class="cu-panes" hidden=elsewhere>
                <h1 class="cu-visually-hidden">{store.get("console.title")}</h1>
                <List/>
                <TalkPane/>
                <Customer/>
            </main>
        </div>
        <Asking/>
    }
}
