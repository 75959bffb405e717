//! Day and hour of an exception, by the clock of this device.

use {
    super::exceptions::{Exceptions, of, set},
    crate::{browser::clock, domain::day::written, state::Store},
    contact_us_wire::admin::HoursException,
    leptos::{
        prelude::*,
        web_sys::{FocusEvent, HtmlInputElement},
    },
};

/// A time of the exception at a place of the list.
pub fn time(
    part: Exceptions,
    at: usize,
    label: &'static str,
    place: fn(&mut HoursException) -> &mut i64,
    get: fn(&HoursException) -> i64,
) -> impl IntoView {
    let store = Store::expect();
    let shown = move || written(clock::local(part.read(|all| of(all, at, get))));
    let typed = move |event| {
        if let Some(typed) = clock::read(&event_target_value(&event)) {
            part.edit(|all| set(all, at, |one| *place(one) = typed));
        }
    };
    // Half a time is none: the one before comes back.
    let left = move |event: FocusEvent| {
        let field: HtmlInputElement = event_target(&event);
        field.set_value(&untrack(shown));
    };
    view! {
        <label class="cu-field cu-label">
            {store.get(label)}
            <input class="cu-input" type="datetime-local" prop:value=shown on:input=typed on:blur=left/>
        </label>
    }
}
