//! Whose numbers a page gives.

use {
    super::field::{Field, problem, select, text},
    crate::state::{Administration, Store},
    contact_us_wire::admin::{OwnNumbers, PlaceNumbers},
    leptos::prelude::*,
};

/// What stands between the two names of a place in a choice: a sign that no name has.
const BETWEEN: char = '\u{1f}';

/// The places that have a group.
pub fn groups(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    let part = administration.numbers;
    let count = move || part.read(|own| own.groups.len());
    view! {
        <h2 class="cu-settings__sub">{store.get("console.groups.title")}</h2>
        <p class="cu-note">{store.get("console.groups.lead")}</p>
        {problem(part, "groups", "set-groups-problem".to_owned())}
        <For each=move || 0..count() key=|at| *at let:at>{group(administration, at)}</For>
        <button
            class="cu-button cu-button--small" type="button"
            on:click=move |_| part.edit(|own| own.groups.push(PlaceNumbers::default()))
        >
            {store.get("console.groups.add")}
        </button>
    }
}

fn of<R: Default>(own: &OwnNumbers, at: usize, read: impl FnOnce(&PlaceNumbers) -> R) -> R {
    own.groups.get(at).map(read).unwrap_or_default()
}

/// What a place is called.
fn named(store: Store, interaction: &str, element: &str) -> String {
    match (interaction, element) {
        ("", _) => store.get("console.groups.everywhere"),
        (name, "") => store.with("console.groups.interaction", &[("name", name)]),
        (name, element) => store.with(
            "console.groups.element",
            &[("name", name), ("element", element)],
        ),
    }
}

/// Every place that there is, and the one that is chosen.
fn places(administration: Administration, at: usize) -> Vec<(String, String)> {
    let mut places = vec![(String::new(), String::new())];
    for (interaction, element) in administration.now.get().places {
        if places
            .last()
            .is_some_and(|(before, _)| *before != interaction)
        {
            places.push((interaction.clone(), String::new()));
        }
        places.push((interaction, element));
    }
    let own = administration.numbers.read(|own| {
        of(own, at, |one| {
            (one.interaction.clone(), one.element.clone())
        })
    });
    if !places.contains(&own) {
        places.push(own);
    }
    places
}

/// One place with its group.
fn group(administration: Administration, at: usize) -> impl IntoView {
    let store = Store::expect();
    let part = administration.numbers;
    let title = move || {
        let (interaction, element) = part.read(|own| {
            of(own, at, |one| {
                (one.interaction.clone(), one.element.clone())
            })
        });
        named(store, &interaction, &element)
    };
    let choices = move || {
        let places = places(administration, at).into_iter();
        let choice = |(interaction, element): (String, String)| {
            let text = named(store, &interaction, &element);
            (format!("{interaction}{BETWEEN}{element}"), text)
        };
        places.map(choice).collect()
    };
    view! {
        <fieldset class="cu-settings__card">
            <legend>{title}</legend>
            {problem(part, format!("groups.{at}"), format!("set-groups-{at}-problem"))}
            {select(
                part,
                Field::text("place", "console.groups.place").entry("groups", at),
                choices,
                move |own| of(own, at, |one| format!("{}{BETWEEN}{}", one.interaction, one.element)),
                move |own, typed| {
                    if let (Some(one), Some((interaction, element))) = (own.groups.get_mut(at), typed.split_once(BETWEEN)) {
                        interaction.clone_into(&mut one.interaction);
                        element.clone_into(&mut one.element);
                    }
                },
            )}
            {text(
                part,
                Field::text("group", "console.numbers.group").list("number-groups").entry("groups", at),
                move |own| of(own, at, |one| one.group.clone()),
                move |own, typed| if let Some(one) = own.groups.get_mut(at) { one.group = typed; },
            )}
            <button
                class="cu-button cu-button--small" type="button"
                on:click=move |_| part.edit(|own| if at < own.groups.len() { own.groups.remove(at); })
            >
                {move || store.with("console.groups.remove", &[("name", &title())])}
            </button>
        </fieldset>
    }
}
