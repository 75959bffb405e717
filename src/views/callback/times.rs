//! When to call: as soon as possible, or one of the free times.

use {
    crate::{
        browser,
        state::{Form, Session},
        views::parts::{FieldProblem, Need, described},
    },
    contact_us_wire::{Slot, Window},
    leptos::prelude::*,
};

/// The choice of a time, in a form.
#[component]
pub fn TimeField(
    /// The form it belongs to.
    form: Form,
) -> impl IntoView {
    let session = Session::expect();
    view! {
        <div class="cu-field" class=("cu-field--wrong", move || form.problem("at").is_some())>
            <p class="cu-field__head">
                <label class="cu-label" for="at">{session.get("callback.when")}</label>
            </p>
            <p class="cu-hint" id="at-hint"><ClockHint/></p>
            <FieldProblem form name="at"/>
            <select
                class="cu-input cu-input--select"
                id="at"
                name="at"
                aria-invalid=move || form.problem("at").map(|_| "true")
                aria-describedby=described(form, "at", true, Need::Required)
                on:change=move |event| form.typed("at", event_target_value(&event))
            >
                <Times chosen=Signal::derive(move || form.value("at"))/>
            </select>
        </div>
    }
}

/// Whose clock the times are shown by.
#[component]
pub fn ClockHint() -> impl IntoView {
    let session = Session::expect();
    let place = session.page(|page| page.account.zone_place.clone());
    let key = if browser::clock::local(0).is_some() {
        "callback.when.hint"
    } else {
        "callback.when.hint.place"
    };
    session.with(key, &[("place", &place)])
}

/// The options of a choice of times: as soon as possible first, then the free ones by day.
#[component]
pub fn Times(
    /// The value of the chosen option.
    #[prop(into)]
    chosen: Signal<String>,
) -> impl IntoView {
    let session = Session::expect();
    move || {
        let slots = session.slots().get().unwrap_or_default();
        view! {
            <option value="" selected=move || chosen.get().is_empty()>{soonest(session, slots.soonest)}</option>
            {by_day(session, slots.slots)
                .into_iter()
                .map(|(day, slots)| view! { <Day day slots chosen/> })
                .collect_view()}
        }
    }
}

/// The free times of one day.
#[component]
fn Day(
    /// The day, in words.
    day: String,
    /// Its times.
    slots: Vec<Slot>,
    /// The value of the chosen option.
    chosen: Signal<String>,
) -> impl IntoView {
    let session = Session::expect();
    let options = slots
        .into_iter()
        .map(|slot| {
            let value = slot.window.from.at.to_string();
            let mine = value.clone();
            let said = session.say(|speak| speak.slot(&slot.window));
            view! { <option value=value selected=move || chosen.get() == mine>{said}</option> }
        })
        .collect_view();
    view! { <optgroup label=day>{options}</optgroup> }
}

fn soonest(session: Session, window: Option<Window>) -> String {
    match window {
        Some(window) => {
            let when = session.say(|speak| speak.window(&window));
            session.with("callback.when.soonest.at", &[("when", &when)])
        }
        None => session.get("callback.when.soonest"),
    }
}

/// The slots under their days, by the reader's calendar.
fn by_day(session: Session, slots: Vec<Slot>) -> Vec<(String, Vec<Slot>)> {
    let mut days: Vec<(String, Vec<Slot>)> = Vec::new();
    for slot in slots {
        let day = session.say(|speak| speak.day(&slot.window.from));
        match days.last_mut() {
            Some((last, slots)) if *last == day => slots.push(slot),
            _ => days.push((day, vec![slot])),
        }
    }
    days
}
