//! The account's own numbers: which there are, which of them customers have, and whose numbers a page gives.

use {
    super::{
        account::suggestions,
        field::{Field, check, problem, text},
        groups::groups,
        parts::form,
    },
    crate::{
        state::{Administration, Store, draft::Draft, settings::Part},
        views::time::moment,
    },
    contact_us_wire::admin::{GivenNumber, NumberSetup, OwnNumbers},
    leptos::{leptos_dom::helpers::set_interval_with_handle, prelude::*},
    std::time::Duration,
};

/// How often to look who has which number.
const ROUND: Duration = Duration::from_secs(10);

/// The page.
pub fn numbers(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    let part = administration.numbers;
    // Looked at anew whenever they are read or saved, and from time to time.
    let revision = Memo::new(move |_| {
        let of = |draft: &Draft<OwnNumbers>| draft.stored().revision;
        part.draft.with(|draft| draft.as_ref().map(of))
    });
    Effect::new(move || {
        revision.track();
        administration.load_now();
    });
    if let Ok(handle) = set_interval_with_handle(move || administration.load_now(), ROUND) {
        on_cleanup(move || handle.clear());
    }
    form(part, move || {
        let count = move || part.read(|own| own.numbers.len());
        let add = move |_| {
            let new = NumberSetup {
                enabled: true,
                ..NumberSetup::default()
            };
            part.edit(|own| own.numbers.push(new));
        };
        view! {
            <p class="cu-note">{store.get("console.numbers.lead")}</p>
            {problem(part, "numbers", "set-numbers-problem".to_owned())}
            <Show when=move || count() == 0>
                <p class="cu-notice">{store.get("console.numbers.none")}</p>
            </Show>
            <For each=move || 0..count() key=|at| *at let:at>{number(administration, at)}</For>
            {leaving(administration)}
            {suggestions("number-groups", move || named(part))}
            <button class="cu-button cu-button--small" type="button" on:click=add>
                {store.get("console.numbers.add")}
            </button>
            {groups(administration)}
        }
    })
}

/// The groups that numbers are in.
fn named(part: Part<OwnNumbers>) -> Vec<String> {
    let mut names: Vec<String> = part.read(|own| {
        let names = own.numbers.iter().map(|one| one.group.trim().to_owned());
        names.filter(|name| !name.is_empty()).collect()
    });
    names.sort_unstable();
    names.dedup();
    names
}

/// Reads the number at a place.
fn of<R: Default>(own: &OwnNumbers, at: usize, read: impl FnOnce(&NumberSetup) -> R) -> R {
    own.numbers.get(at).map(read).unwrap_or_default()
}

/// One number.
fn number(administration: Administration, at: usize) -> impl IntoView {
    let store = Store::expect();
    let part = administration.numbers;
    let named = move || {
        let phone = part.read(|own| of(own, at, |one| one.phone.clone()));
        if phone.is_empty() {
            store.get("console.numbers.new")
        } else {
            phone
        }
    };
    let line = move |field: Field,
                     place: fn(&mut NumberSetup) -> &mut String,
                     get: fn(&NumberSetup) -> String| {
        text(
            part,
            field.entry("numbers", at),
            move |own: &OwnNumbers| of(own, at, get),
            move |own, typed| {
                if let Some(one) = own.numbers.get_mut(at) {
                    *place(one) = typed;
                }
            },
        )
    };
    view! {
        <fieldset class="cu-settings__card">
            <legend><bdi dir="auto">{named}</bdi></legend>
            <p class="cu-note">{move || standing(administration, at)}</p>
            {problem(part, format!("numbers.{at}"), format!("set-numbers-{at}-problem"))}
            {line(Field::text("phone", "console.numbers.phone").kind("tel"), |one| &mut one.phone, |one| one.phone.clone())}
            <div class="cu-pair">
                {line(Field::text("dnid", "console.numbers.dnid").kind("tel"), |one| &mut one.dnid, |one| one.dnid.clone())}
                {line(
                    Field::text("group", "console.numbers.group").list("number-groups"),
                    |one| &mut one.group,
                    |one| one.group.clone(),
                )}
            </div>
            {check(
                part,
                store.get("console.numbers.enabled"),
                move |own| of(own, at, |one| one.enabled),
                move |own, on| if let Some(one) = own.numbers.get_mut(at) { one.enabled = on; },
            )}
            <button
                class="cu-button cu-button--small" type="button"
                on:click=move |_| part.edit(|own| if at < own.numbers.len() { own.numbers.remove(at); })
            >
                {move || store.with("console.numbers.remove", &[("name", &named())])}
            </button>
        </fieldset>
    }
}

/// Whether a customer has it, and until when.
fn standing(administration: Administration, at: usize) -> String {
    let store = Store::expect();
    let part = administration.numbers;
    let (phone, enabled) = part.read(|own| of(own, at, |one| (one.phone.clone(), one.enabled)));
    let stored = |draft: &Draft<OwnNumbers>| {
        let mut all = draft.stored().value.numbers.iter();
        all.any(|one| one.phone == phone)
    };
    if !part.draft.with(|draft| draft.as_ref().is_some_and(stored)) {
        return store.get("console.numbers.unsaved");
    }
    let given = administration.now.with(|now| {
        let found = now.given.iter().find(|one| one.phone == phone);
        found.map(|one| one.until)
    });
    match given {
        Some(until) => store.with("console.numbers.given", &[("time", &moment(store, until))]),
        None if enabled => store.get("console.numbers.free"),
        None => store.get("console.numbers.off"),
    }
}

/// Those that were removed while a customer had them.
fn leaving(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    let line = move |one: GivenNumber| {
        let time = moment(store, one.until);
        let values = [("phone", one.phone.as_str()), ("time", &time)];
        view! { <p class="cu-notice">{store.with("console.numbers.leaving", &values)}</p> }
    };
    move || {
        let given = administration.now.get().given.into_iter();
        given
            .filter(|one| one.removed)
            .map(line)
            .collect::<Vec<_>>()
    }
}
