//! Assistance options.

use {
    super::{
        calls::calls,
        chat::chat,
        field::{Field, check, number, problem},
        parts::form,
        service::service,
    },
    crate::state::{Administration, Store, settings::Part},
    contact_us_wire::{
        OptionKind,
        admin::{AssistanceOptions, OptionSetup},
    },
    leptos::prelude::*,
};

/// The page.
pub fn options(administration: Administration) -> impl IntoView {
    let part = administration.options;
    administration.schedules.open();
    form(part, move || {
        let cards: Vec<_> = OptionKind::ALL
            .into_iter()
            .map(|kind| card(administration, kind))
            .collect();
        view! {
            {problem(part, "schedule", "set-schedule-problem".to_owned())}
            {problem(part, "promise", "set-promise-problem".to_owned())}
            {cards}
        }
    })
}

/// Reads the setup of a kind.
fn of<R: Default>(
    options: &AssistanceOptions,
    kind: OptionKind,
    read: impl Fn(&OptionSetup) -> R,
) -> R {
    let found = options.options.iter().find(|setup| setup.kind == kind);
    found.map(read).unwrap_or_default()
}

/// Changes the setup of a kind.
fn set(options: &mut AssistanceOptions, kind: OptionKind, edit: impl FnOnce(&mut OptionSetup)) {
    if let Some(setup) = options.options.iter_mut().find(|setup| setup.kind == kind) {
        edit(setup);
    }
}

/// One option.
fn card(administration: Administration, kind: OptionKind) -> impl IntoView {
    let store = Store::expect();
    let part = administration.options;
    let on = move || part.read(|options| of(options, kind, |setup| setup.configured));
    let own = match kind {
        OptionKind::Chat => Some(chat(part).into_any()),
        OptionKind::Call => Some(calls(part).into_any()),
        OptionKind::Callback => {
            Some(view! { {capacity(part)} {service(administration)} }.into_any())
        }
        OptionKind::Transfer | OptionKind::Email => None,
    };
    let hint = match kind {
        OptionKind::Transfer => Some("console.option.transfer.hint"),
        OptionKind::Email => Some("console.option.email.hint"),
        OptionKind::Chat | OptionKind::Call | OptionKind::Callback => None,
    };
    view! {
        <fieldset class="cu-settings__card">
            <legend>{store.get(&["option.", kind.name()].concat())}</legend>
            {check(
                part,
                store.get("console.option.on"),
                move |options| of(options, kind, |setup| setup.configured),
                move |options, on| set(options, kind, |setup| setup.configured = on),
            )}
            {hint.map(|hint| view! { <p class="cu-hint">{store.get(hint)}</p> })}
            <div class="cu-settings__inside" hidden=move || !on()>
                {own}
                {hours(administration, kind)}
                {promise(part, kind)}
            </div>
        </fieldset>
    }
}

/// When it is closed, and what happens to requests then.
fn hours(administration: Administration, kind: OptionKind) -> impl IntoView {
    let store = Store::expect();
    let part = administration.options;
    let id = ["set-schedule-", kind.name()].concat();
    let choices = move || {
        let now = part
            .read(|options| of(options, kind, |setup| setup.schedule.clone()))
            .unwrap_or_default();
        let names = administration
            .schedules
            .read(|all| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>());
        let none = (String::new(), store.get("console.option.always"));
        let option = |(value, text): (String, String)| {
            let chosen = value == now;
            view! { <option value=value selected=chosen>{text}</option> }
        };
        [none]
            .into_iter()
            .chain(names.into_iter().map(|name| (name.clone(), name)))
            .map(option)
            .collect::<Vec<_>>()
    };
    let choose = move |event| {
        let name = Some(event_target_value(&event)).filter(|name| !name.is_empty());
        part.edit(|options| set(options, kind, |setup| setup.schedule = name));
    };
    // Nobody can answer a chat, take a call or hand one over later.
    let defers = matches!(kind, OptionKind::Callback | OptionKind::Email);
    view! {
        <div class="cu-field">
            <label class="cu-label" for=id.clone()>{store.get("console.option.schedule")}</label>
            <select id=id class="cu-input cu-input--select" on:change=choose>{choices}</select>
        </div>
        {defers.then(|| check(
            part,
            store.get("console.option.accepts"),
            move |options| of(options, kind, |setup| setup.accepts_after_hours),
            move |options, on| set(options, kind, |setup| setup.accepts_after_hours = on),
        ))}
    }
}

/// What is promised.
fn promise(part: Part<AssistanceOptions>, kind: OptionKind) -> Option<impl IntoView> {
    let (name, label) = match kind {
        OptionKind::Call => ("promise-call", "console.option.promise.call"),
        OptionKind::Callback => ("promise-callback", "console.option.promise.callback"),
        OptionKind::Email => ("promise-email", "console.option.promise.email"),
        OptionKind::Chat | OptionKind::Transfer => return None,
    };
    Some(number(
        part,
        Field::text(name, label).hint("console.option.promise.hint"),
        true,
        move |options| of(options, kind, |setup| setup.promise),
        move |options, number| set(options, kind, |setup| setup.promise = number),
    ))
}

fn capacity(part: Part<AssistanceOptions>) -> impl IntoView {
    number(
        part,
        Field::text("slotCapacity", "console.option.capacity").hint("console.option.capacity.hint"),
        false,
        |options| Some(options.slot_capacity),
        |options, number| options.slot_capacity = number.unwrap_or_default(),
    )
}
