//! When to call: as soon as possible, or one of the free times.

use {
    crate::{
        browser,
        state::{Form, Served, Session},
        views::{
            node::{Element, Node, live, tag},
            parts::{Need, described, field, field_problem, invalid, line},
        },
    },
    contact_us_wire::{Slot, Slots, Window},
    leptos::prelude::*,
    std::sync::Arc,
};

/// Says which option is chosen, by its value.
pub type Chosen = Arc<dyn Fn() -> String + Send + Sync>;

/// What a choice of times leaves out of its line: when that is.
pub const WHEN: &str = "at-when";

/// The choice of a time, in a form.
pub fn time_field(session: Session, form: Form) -> Element {
    let label = tag("label")
        .class("cu-label")
        .attr("for", "at")
        .child(session.get("callback.when"));
    let describes = described(form.trouble(), "at", true, Need::Required);
    let chosen: Chosen = Arc::new(move || form.value("at"));
    let choice = tag("select")
        .class("cu-input cu-input--select")
        .attr("id", "at")
        .attr("name", "at")
        .live("aria-invalid", invalid(form.trouble(), "at"))
        .live("aria-describedby", move || {
            describes().map(|ids| [&ids, " ", WHEN].concat())
        })
        .on("change", move |event| {
            form.typed("at", event_target_value(&event));
        })
        .child(times(session, chosen.clone()));
    field(form.trouble(), "at")
        .child(line("cu-field__head", label))
        .child(line("cu-hint", clock_hint(session)).attr("id", "at-hint"))
        .child(field_problem(form.trouble(), "at"))
        .child(choice)
        .child(when(session, chosen))
}

/// When the chosen time is, in full: a choice has one line, and a phone cuts what is longer.
///
/// Nothing moves it without script, so what it says of the first option holds whatever is chosen.
pub fn when(session: Session, chosen: Chosen) -> Element {
    let served = Served::expect();
    let text = live(move || {
        let slots = served.slots().get()?;
        let chosen = window(&slots, &chosen());
        let (key, when) = match chosen {
            Some(window) => (
                "callback.when.chosen",
                session.say(|speak| speak.window(&window)),
            ),
            None => (
                "callback.when.soonest.at",
                session.say(|speak| slots.soonest.map(|window| speak.soon(&window)))?,
            ),
        };
        Some(session.with(key, &[("when", &when)]))
    });
    line("cu-hint cu-counter", text).attr("id", WHEN)
}

/// The window of the time with that value.
fn window(slots: &Slots, value: &str) -> Option<Window> {
    let at: i64 = value.parse().ok()?;
    let mut windows = slots.slots.iter().map(|slot| &slot.window);
    windows.find(|window| window.from.at == at).copied()
}

/// Whose clock the times are shown by.
pub fn clock_hint(session: Session) -> String {
    let place = session.page(|page| page.account.zone_place.clone());
    let key = if browser::clock::local(0).is_some() {
        "callback.when.hint"
    } else {
        "callback.when.hint.place"
    };
    session.with(key, &[("place", &place)])
}

/// The options of a choice of times: as soon as possible first, then the free ones by day.
pub fn times(session: Session, chosen: Chosen) -> Node {
    let served = Served::expect();
    live(move || {
        let slots = served.slots().get().unwrap_or_default();
        let soonest = session.get("callback.when.soonest");
        let days = by_day(session, slots.slots)
            .into_iter()
            .map(|(day, slots)| self::day(session, day, slots, &chosen));
        std::iter::once(option(String::new(), soonest, chosen.clone()))
            .chain(days)
            .collect::<Node>()
    })
}

/// The free times of one day.
fn day(session: Session, day: String, slots: Vec<Slot>, chosen: &Chosen) -> Element {
    let options = slots.into_iter().map(|slot| {
        let said = session.say(|speak| speak.slot(&slot.window));
        option(slot.window.from.at.to_string(), said, chosen.clone())
    });
    tag("optgroup")
        .attr("label", day)
        .child(options.collect::<Node>())
}

fn option(value: String, said: String, chosen: Chosen) -> Element {
    let mine = value.clone();
    tag("option")
        .attr("value", value)
        .live("selected", move || (chosen() == mine).then(String::new))
        .child(said)
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
