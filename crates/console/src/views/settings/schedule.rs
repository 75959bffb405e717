//! One After Hours schedule.

use {
    super::{
        day::day,
        periods::{Closed, periods},
    },
    crate::{
        browser::focus,
        state::{Ask, Desk, Store, settings::Part},
    },
    contact_us_wire::admin::{ClosedDate, ClosedPeriod, ScheduleSetup},
    leptos::prelude::*,
};

/// Every schedule.
pub type Schedules = Part<Vec<ScheduleSetup>>;

/// Reads the schedule at a place.
pub fn of<R: Default>(all: &[ScheduleSetup], at: usize, read: impl Fn(&ScheduleSetup) -> R) -> R {
    all.get(at).map(read).unwrap_or_default()
}

/// The schedule at a place of the list.
pub fn schedule(part: Schedules, at: usize) -> impl IntoView {
    let store = Store::expect();
    let desk = Desk::expect();
    let named = move || schedule_name(part, at);
    let days: Vec<_> = (0..7).map(|n| day(part, at, n)).collect();
    view! {
        <fieldset class="cu-settings__card">
            <legend><bdi>{named}</bdi></legend>
            <div class="cu-pair">
                {line(part, at, "console.schedule.name", None, |one| &mut one.name, |one| one.name.clone())}
                {line(part, at, "console.account.zone", Some("zones"), |one| &mut one.zone, |one| one.zone.clone())}
            </div>
            <h2 class="cu-settings__sub">{store.get("console.schedule.weekly")}</h2>
            <ul class="cu-settings__days">{days}</ul>
            <h2 class="cu-settings__sub">{store.get("console.schedule.dates")}</h2>
            {dates(part, at)}
            <button
                class="cu-button cu-button--small cu-settings__delete" type="button"
                on:click=move |_| desk.ask.set(Some(Ask::Schedule(at)))
            >
                {move || store.with("console.schedule.delete", &[("name", &named())])}
            </button>
        </fieldset>
    }
}

/// What the schedule at a place is called.
pub fn schedule_name(part: Schedules, at: usize) -> String {
    let name = part.read(|all| of(all, at, |one| one.name.clone()));
    if name.is_empty() {
        Store::expect().get("console.schedule.new")
    } else {
        name
    }
}

/// Deletes the schedule at a place. The focus goes to what stands behind the list: never to the next one's Delete.
pub fn delete(part: Schedules, at: usize) {
    part.edit(|all| {
        if at < all.len() {
            all.remove(at);
        }
    });
    focus::soon("#schedule-add");
}

/// A line of text of the schedule.
fn line(
    part: Schedules,
    at: usize,
    label: &'static str,
    list: Option<&'static str>,
    place: fn(&mut ScheduleSetup) -> &mut String,
    get: fn(&ScheduleSetup) -> String,
) -> impl IntoView {
    let store = Store::expect();
    view! {
        <label class="cu-field cu-label">
            {store.get(label)}
            <input
                class="cu-input" type="text" autocomplete="off" spellcheck="false" dir="auto" list=list
                prop:value=move || part.read(|all| of(all, at, get))
                on:input=move |event| part.edit(|all| {
                    if let Some(one) = all.get_mut(at) {
                        *place(one) = event_target_value(&event);
                    }
                })
            />
        </label>
    }
}

/// The date at a place of a schedule.
fn date_of(all: &mut [ScheduleSetup], at: usize, n: usize) -> Option<&mut ClosedDate> {
    all.get_mut(at)?.dates.get_mut(n)
}

/// Special dates.
fn dates(part: Schedules, at: usize) -> impl IntoView {
    let store = Store::expect();
    let count = move || part.read(|all| of(all, at, |one| one.dates.len()));
    let add = move |_| {
        part.edit(|all| {
            if let Some(one) = all.get_mut(at) {
                one.dates.push(ClosedDate {
                    date: String::new(),
                    closed: vec![ClosedPeriod { from: 0, to: 1440 }],
                });
            }
        });
    };
    view! {
        <ul class="cu-settings__days">
            <For each=move || 0..count() key=|n| *n let:n>
                {date(part, at, n)}
            </For>
        </ul>
        <button class="cu-button cu-button--small" type="button" on:click=add>
            {store.get("console.schedule.date.add")}
        </button>
    }
}

/// One special date, with hours of its own.
fn date(part: Schedules, at: usize, n: usize) -> impl IntoView {
    let store = Store::expect();
    let get = move || {
        part.read(|all| {
            of(all, at, |one| {
                one.dates.get(n).map(|date| date.date.clone())
            })
        })
        .unwrap_or_default()
    };
    let closed = Closed {
        list: move |all: &[ScheduleSetup]| {
            of(all, at, |one| {
                one.dates.get(n).map(|date| date.closed.clone())
            })
            .unwrap_or_default()
        },
        put: move |all: &mut Vec<ScheduleSetup>, periods: Vec<ClosedPeriod>| {
            if let Some(date) = date_of(all, at, n) {
                date.closed = periods;
            }
        },
    };
    view! {
        <li class="cu-settings__day">
            <input
                class="cu-input" type="date" aria-label=store.get("console.schedule.date")
                prop:value=get
                on:input=move |event| part.edit(|all| {
                    if let Some(date) = date_of(all, at, n) {
                        date.date = event_target_value(&event);
                    }
                })
            />
            {periods(part, get, closed)}
            <button
                class="cu-button cu-button--small" type="button"
                on:click=move |_| part.edit(|all| {
                    if let Some(one) = all.get_mut(at).filter(|one| n < one.dates.len()) {
                        one.dates.remove(n);
                    }
                })
            >
                {move || store.with("console.schedule.date.delete", &[("date", &get())])}
            </button>
        </li>
    }
}
