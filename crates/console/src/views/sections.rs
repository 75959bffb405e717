//! The parts of the console, for administrators.

use {
    crate::{
        browser::page,
        domain::section::Section,
        state::{Desk, Store},
    },
    leptos::{ev, prelude::*},
};

/// Links to every part. Agents have one, and need none.
#[component]
pub fn Sections() -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    desk.administers().then(|| {
        let link = |section: Section| {
            let press = move |event: ev::MouseEvent| {
                // With a key held it opens another tab or window.
                if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                    event.prevent_default();
                    desk.go(section);
                }
            };
            view! {
                <li>
                    <a
                        class="cu-sections__link"
                        href=[section.path(), &page::query()].concat()
                        aria-current=move || (desk.section.get() == section).then_some("page")
                        on:click=press
                    >
                        {store.get(section.word())}
                    </a>
                </li>
            }
        };
        // On a phone not all of them fit: the one in front is brought into view.
        Effect::new(move || {
            desk.section.track();
            request_animation_frame(|| page::reveal(".cu-sections__link[aria-current]"));
        });
        let links: Vec<_> = Section::ALL.into_iter().map(link).collect();
        view! {
            <nav class="cu-sections" aria-label=store.get("console.sections")><ul>{links}</ul></nav>
        }
    })
}
