//! The closed periods of one day of the week.

use {
    super::{
        periods::{Closed, periods},
        schedule::{Schedules, of},
    },
    crate::state::Store,
    contact_us_wire::admin::{ClosedPeriod, ClosedWeekly, ScheduleSetup},
    leptos::prelude::*,
};

/// A day: 0 is Sunday.
pub fn day(part: Schedules, at: usize, day: u8) -> impl IntoView {
    let name = Store::expect().get(&format!("weekday.{day}"));
    let closed = Closed {
        list: move |all: &[ScheduleSetup]| {
            of(all, at, |one| {
                let own = one.weekly.iter().filter(|period| period.day == day);
                own.map(|period| ClosedPeriod {
                    from: period.from,
                    to: period.to,
                })
                .collect()
            })
        },
        put: move |all: &mut Vec<ScheduleSetup>, periods: Vec<ClosedPeriod>| {
            if let Some(one) = all.get_mut(at) {
                one.weekly.retain(|period| period.day != day);
                one.weekly
                    .extend(periods.into_iter().map(|period| ClosedWeekly {
                        day,
                        from: period.from,
                        to: period.to,
                    }));
            }
        },
    };
    let label = name.clone();
    view! {
        <li class="cu-settings__day">
            <span class="cu-label">{name}</span>
            {periods(part, move || label.clone(), closed)}
        </li>
    }
}
