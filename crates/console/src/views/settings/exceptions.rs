//! Exceptions from the hours, for a while.

use {
    super::{
        field::{Field, problem, select, text},
        parts::form,
        time::time,
    },
    crate::{
        browser::clock,
        state::{Administration, Store, settings::Part},
    },
    contact_us_wire::{OptionKind, admin::HoursException},
    leptos::prelude::*,
};

/// Every exception.
pub type Exceptions = Part<Vec<HoursException>>;

/// A minute, in milliseconds.
const MINUTE: i64 = 60_000;
/// How long a new exception lasts: two hours.
const LASTS: i64 = 120 * MINUTE;
/// What stands before the name of a schedule in a choice: no option is called so.
const SCHEDULE: char = '/';

/// The page.
pub fn exceptions(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    let part = administration.exceptions;
    administration.schedules.open();
    let count = move || part.read(Vec::len);
    let add = move |_| {
        let now = clock::now() / MINUTE * MINUTE;
        part.edit(|all| {
            all.push(HoursException {
                since: now,
                until: now + LASTS,
                ..HoursException::default()
            });
        });
    };
    form(part, move || {
        view! {
            <p class="cu-note">{store.get("console.exceptions.lead")}</p>
            {problem(part, "exceptions", "set-exceptions-problem".to_owned())}
            <Show when=move || count() == 0>
                <p class="cu-notice">{store.get("console.exceptions.none")}</p>
            </Show>
            <For each=move || 0..count() key=|at| *at let:at>{exception(administration, at)}</For>
            <button class="cu-button cu-button--small" type="button" on:click=add>
                {store.get("console.exceptions.add")}
            </button>
        }
    })
}

/// Reads the exception at a place.
pub fn of<R: Default>(
    all: &[HoursException],
    at: usize,
    read: impl FnOnce(&HoursException) -> R,
) -> R {
    all.get(at).map(read).unwrap_or_default()
}

/// Changes the exception at a place.
pub fn set(all: &mut [HoursException], at: usize, edit: impl FnOnce(&mut HoursException)) {
    if let Some(one) = all.get_mut(at) {
        edit(one);
    }
}

/// What it is of, as a choice: the name of an option, or that of a schedule behind its sign.
fn target(one: &HoursException) -> String {
    match one.option {
        Some(kind) => kind.name().to_owned(),
        None => format!("{SCHEDULE}{}", one.schedule),
    }
}

fn aim(one: &mut HoursException, typed: &str) {
    one.option = OptionKind::ALL
        .into_iter()
        .find(|kind| kind.name() == typed);
    let name = typed.strip_prefix(SCHEDULE).unwrap_or_default();
    name.clone_into(&mut one.schedule);
}

/// Everything that there can be an exception of.
fn targets(administration: Administration, store: Store, chosen: bool) -> Vec<(String, String)> {
    let option = |kind: OptionKind| {
        let name = store.get(&["option.", kind.name()].concat());
        let text = store.with("console.exceptions.option", &[("name", &name)]);
        (kind.name().to_owned(), text)
    };
    // Those that are stored: one that is only typed yet has no hours.
    let names: Vec<String> = administration.schedules.draft.with(|draft| {
        let stored = draft.as_ref().map(|draft| draft.stored().value.iter());
        stored
            .into_iter()
            .flatten()
            .map(|one| one.name.clone())
            .collect()
    });
    let schedule = |name: String| {
        let text = store.with("console.exceptions.schedule", &[("name", &name)]);
        (format!("{SCHEDULE}{name}"), text)
    };
    let options = OptionKind::ALL.into_iter().map(option);
    let nothing = (SCHEDULE.to_string(), store.get("console.exceptions.choose"));
    let nothing = (!chosen).then_some(nothing).into_iter();
    nothing
        .chain(options)
        .chain(names.into_iter().map(schedule))
        .collect()
}

/// One exception.
fn exception(administration: Administration, at: usize) -> impl IntoView {
    let store = Store::expect();
    let part = administration.exceptions;
    let named = move || {
        part.read(|all| {
            of(all, at, |one| match one.option {
                Some(kind) => store.get(&["option.", kind.name()].concat()),
                None if one.schedule.is_empty() => store.get("console.exceptions.new"),
                None => one.schedule.clone(),
            })
        })
    };
    let chosen = move || {
        part.read(|all| {
            of(all, at, |one| {
                one.option.is_some() || !one.schedule.is_empty()
            })
        })
    };
    let states = move || {
        [
            ("closed", "console.exceptions.closed"),
            ("open", "console.exceptions.open"),
        ]
        .map(|(value, key)| (value.to_owned(), store.get(key)))
        .to_vec()
    };
    view! {
        <fieldset class="cu-settings__card">
            <legend><bdi>{named}</bdi></legend>
            {problem(part, format!("exceptions.{at}"), format!("set-exceptions-{at}-problem"))}
            <div class="cu-pair">
                {select(
                    part,
                    Field::text("of", "console.exceptions.of").entry("exceptions", at),
                    move || targets(administration, store, chosen()),
                    move |all| of(all, at, target),
                    move |all, typed| set(all, at, |one| aim(one, &typed)),
                )}
                {select(
                    part,
                    Field::text("state", "console.exceptions.state").entry("exceptions", at),
                    states,
                    move |all| of(all, at, |one| if one.open { "open" } else { "closed" }.to_owned()),
                    move |all, typed| set(all, at, |one| one.open = typed == "open"),
                )}
            </div>
            <div class="cu-pair">
                {time(part, at, "console.exceptions.since", |one| &mut one.since, |one| one.since)}
                {time(part, at, "console.exceptions.until", |one| &mut one.until, |one| one.until)}
            </div>
            {text(
                part,
                Field::text("reason", "console.exceptions.reason")
                    .hint("console.exceptions.reason.hint")
                    .entry("exceptions", at),
                move |all| of(all, at, |one| one.reason.clone()),
                move |all, typed| set(all, at, |one| one.reason = typed),
            )}
            <button
                class="cu-button cu-button--small" type="button"
                on:click=move |_| part.edit(|all| if at < all.len() { all.remove(at); })
            >
                {move || store.with("console.exceptions.remove", &[("name", &named())])}
            </button>
        </fieldset>
    }
}
