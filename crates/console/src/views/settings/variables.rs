//! The Contact Us variable set, in the order of the mail.

use {
    super::{field::problem, parts::form},
    crate::{
        browser::focus,
        state::{Administration, Store},
        views::icon::Icon,
    },
    contact_us_wire::admin::KnownVariable,
    leptos::prelude::*,
};

/// The page.
pub fn variables(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    let part = administration.variables;
    administration.load_known();
    form(part, move || {
        let count = move || part.read(|set| set.names.len());
        view! {
            <p class="cu-note">{store.get("console.variables.lead")}</p>
            {problem(part, "names", "set-names-problem".to_owned())}
            <Show when=move || count() == 0>
                <p class="cu-notice">{store.get("console.variables.none")}</p>
            </Show>
            <ol class="cu-settings__order">
                <For each=move || 0..count() key=|at| *at let:at>
                    {row(administration, at)}
                </For>
            </ol>
            {adder(administration)}
        }
    })
}

/// A variable of the set.
fn row(administration: Administration, at: usize) -> impl IntoView {
    let store = Store::expect();
    let part = administration.variables;
    let name = move || {
        part.read(|set| set.names.get(at).cloned())
            .unwrap_or_default()
    };
    let shown = move || called(store, administration, &name());
    let count = move || part.read(|set| set.names.len());
    let button = move |key: &'static str,
                       icon: &'static str,
                       off: Signal<bool>,
                       act: fn(&mut Vec<String>, usize),
                       then: fn(usize) -> String| {
        view! {
            <button
                class="cu-square" type="button" data-act=icon disabled=move || off.get()
                aria-label=move || store.with(key, &[("name", &shown())])
                on:click=move |_| {
                    part.edit(|set| act(&mut set.names, at));
                    focus::soon(then(at));
                }
            >
                <Icon name=icon/>
            </button>
        }
    };
    let first = Signal::derive(move || at == 0);
    let last = Signal::derive(move || at + 1 >= count());
    view! {
        <li class="cu-settings__row">
            <span class="cu-settings__name"><bdi>{shown}</bdi></span>
            {button("console.variables.up", "up", first, |names, at| if at > 0 { names.swap(at - 1, at); }, |at| moved(at.saturating_sub(1), "up"))}
            {button("console.variables.down", "down", last, |names, at| if at + 1 < names.len() { names.swap(at, at + 1); }, |at| moved(at + 1, "down"))}
            {button("console.variables.remove", "close", Signal::derive(|| false), |names, at| if at < names.len() { names.remove(at); }, |_| "#variable-add".to_owned())}
        </li>
    }
}

/// What people read for a variable: what its Interaction calls it, else the words' name for it.
fn called(store: Store, administration: Administration, name: &str) -> String {
    let label = administration.known.with(|known| {
        let found = known.iter().find(|one| one.name == name);
        found.and_then(|one| one.label.clone())
    });
    label.unwrap_or_else(|| store.variable(name))
}

/// What has the focus once a variable stands at `at`: the button that moved it; at an end, where that one is off, the one
/// that moves it back.
fn moved(at: usize, act: &str) -> String {
    let row = at + 1;
    format!(
        ".cu-settings__row:nth-child({row}) [data-act={act}]:enabled, \
         .cu-settings__row:nth-child({row}):is(:first-child, :last-child) [data-act]:enabled"
    )
}

/// Adds one that is known and not in the set yet.
fn adder(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    let part = administration.variables;
    let missing = move || {
        let names = part.read(|set| set.names.clone());
        let known = administration.known.get();
        let free = known.into_iter().filter(|one| !names.contains(&one.name));
        free.collect::<Vec<_>>()
    };
    let option = move |one: KnownVariable| {
        view! { <option value=one.name.clone()>{called(store, administration, &one.name)}</option> }
    };
    let add = move |event| {
        let name = event_target_value(&event);
        if !name.is_empty() {
            part.edit(|set| set.names.push(name));
            focus::soon("#variable-add");
        }
    };
    view! {
        <div class="cu-field">
            <label class="cu-label" for="variable-add">{store.get("console.variables.add")}</label>
            <select id="variable-add" class="cu-input cu-input--select" prop:value="" on:change=add>
                <option value="">{store.get("console.variables.choose")}</option>
                {move || missing().into_iter().map(option).collect::<Vec<_>>()}
            </select>
        </div>
    }
}
