//! Times of a history, by the clock of whoever reads it.

use {
    crate::{
        browser::clock,
        domain::day::{Day, hour},
        state::Store,
    },
    contact_us_wire::Window,
};

/// Day and hour.
pub fn moment(store: Store, at: i64) -> String {
    let time = hour(clock::local(at));
    store.with(
        "console.history.moment",
        &[("day", &day(store, at)), ("time", &time)],
    )
}

/// The day, and from when until when.
pub fn span(store: Store, window: &Window) -> String {
    let (from, until) = (window.from.at, window.until.at);
    let values = [
        ("day", day(store, from)),
        ("from", hour(clock::local(from))),
        ("until", hour(clock::local(until))),
    ];
    let values = values
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    store.with("console.history.span", &values)
}

fn day(store: Store, at: i64) -> String {
    let now = clock::now();
    let day = clock::local(at).map(Day::from);
    day.map_or_else(String::new, |day| {
        day.words(&store.words(), now, clock::local)
    })
}
