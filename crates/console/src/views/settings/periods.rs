//! Closed periods of a day: open all day, closed all day, or closed from and to.

use {
    super::schedule::Schedules,
    crate::{domain::hours, state::Store},
    contact_us_wire::admin::{ClosedPeriod, ScheduleSetup},
    leptos::prelude::*,
};

/// What a new period is set to: the night, in minutes.
const NIGHT: ClosedPeriod = ClosedPeriod {
    from: 18 * 60,
    to: 9 * 60,
};

/// Where the periods stand among the schedules.
#[derive(Clone, Copy)]
pub struct Closed<L, P> {
    /// Reads them.
    pub list: L,
    /// Replaces them.
    pub put: P,
}

/// The periods, each with its times, and a button for another.
pub fn periods<L, P>(
    part: Schedules,
    name: impl Fn() -> String + Clone + Send + Sync + 'static,
    closed: Closed<L, P>,
) -> impl IntoView
where
    L: Fn(&[ScheduleSetup]) -> Vec<ClosedPeriod> + Copy + Send + Sync + 'static,
    P: Fn(&mut Vec<ScheduleSetup>, Vec<ClosedPeriod>) + Copy + Send + Sync + 'static,
{
    let store = Store::expect();
    let Closed { list, put } = closed;
    let all = move || part.read(|schedules| list(schedules));
    let change = move |edit: &dyn Fn(&mut Vec<ClosedPeriod>)| {
        part.edit(|schedules| {
            let mut periods = list(schedules);
            edit(&mut periods);
            put(schedules, periods);
        });
    };
    let period = {
        let name = name.clone();
        move |n: usize| {
            let time = |key: &'static str,
                        value: fn(&ClosedPeriod) -> u16,
                        set: fn(&mut ClosedPeriod, &str)| {
                let (name, of) = (name.clone(), move || all().get(n).map_or(0, value));
                view! {
                    <input
                        class="cu-input cu-settings__time" type="time"
                        aria-label=move || store.with(key, &[("day", &name())])
                        prop:value=move || hours::shown(of())
                        on:change=move |event| change(&|periods| {
                            if let Some(period) = periods.get_mut(n) {
                                set(period, &event_target_value(&event));
                            }
                        })
                    />
                }
            };
            let from = time(
                "console.closed.from",
                |p| p.from,
                |p, typed| {
                    p.from = hours::begin(typed).unwrap_or(p.from);
                },
            );
            let to = time(
                "console.closed.to",
                |p| p.to,
                |p, typed| {
                    p.to = hours::end(typed).unwrap_or(p.to);
                },
            );
            let name = name.clone();
            view! {
                <span class="cu-settings__period">
                    {from} <span aria-hidden="true">"–"</span> {to}
                    <button
                        class="cu-square" type="button"
                        aria-label=move || store.with("console.closed.remove", &[("day", &name())])
                        on:click=move |_| change(&|periods| if n < periods.len() { periods.remove(n); })
                    >
                        <super::super::icon::Icon name="close"/>
                    </button>
                </span>
            }
        }
    };
    let count = Memo::new(move |_| all().len());
    view! {
        <span class="cu-settings__periods">
            <Show when=move || count.get() == 0>
                <span class="cu-note">{store.get("console.closed.never")}</span>
            </Show>
            <For each=move || 0..count.get() key=|n| *n let:n>{period(n)}</For>
            <button
                class="cu-button cu-button--small" type="button"
                aria-label=move || store.with("console.closed.add", &[("day", &name())])
                on:click=move |_| change(&|periods| periods.push(NIGHT))
            >
                {store.get("console.closed.more")}
            </button>
        </span>
    }
}
