//! The times at which a callback can be asked for. Capacity is the store's business.

#[cfg(test)]
mod tests;

use {
    crate::{
        clock::{DAY, MINUTE},
        schedule::{Schedule, moment, zoned},
    },
    contact_us_wire::Window,
    jiff::{Timestamp, civil::Date},
};

/// Length of a slot.
pub const LENGTH: i64 = 30 * MINUTE;
/// Least time between now and a slot that is shown.
pub const LEAD: i64 = 30 * MINUTE;
/// How long after it was shown a slot may still be asked for, so that a slow reader is not refused.
pub const GRACE: i64 = 15 * MINUTE;
/// On how many open days slots are offered at least, however far apart those are.
const FEWEST: usize = 5;
/// Of how many days, today among them, every open one is offered.
const WEEK: i64 = 7;
/// The most slots of one offer: more are no list that somebody reads on a phone.
const MOST: usize = 80;
/// The most slots of the first two open days, each, and of every later one: the first of these counts that keep to the
/// whole. An office's hours are offered to the half hour, a week around the clock is 72.
const DENSITIES: [[usize; 2]; 3] = [[48, 48], [24, 12], [16, 8]];
/// How far the times of one day may lie apart, in slots, so that they are times which people name.
const STEPS: [usize; 9] = [1, 2, 4, 6, 8, 12, 16, 24, 48];
/// How far ahead open days are looked for.
const HORIZON: i64 = 100 * DAY;

/// A span `[from, until)` in UTC milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First instant.
    pub from: i64,
    /// First instant after it.
    pub until: i64,
}

impl Span {
    /// The span with what the business's clock shows.
    pub fn window(self, zone: &jiff::tz::TimeZone) -> Window {
        Window {
            from: moment(self.from, zone),
            until: moment(self.until, zone),
        }
    }
}

/// The slots to show, in order: all that have room where a list holds them, else some of each day, the nearest days with
/// most. `full` are those that have none.
///
/// Hours that a change of the clock touches are left out: their wall times are skipped or come twice,
/// and a person who is called at "01:30" should know when that is.
pub fn offered(schedule: &Schedule, now: i64, full: &[i64]) -> Vec<Span> {
    let mut days = possible(schedule, now);
    for day in &mut days {
        day.retain(|slot| !full.contains(&slot.from));
    }
    days.retain(|day| !day.is_empty());
    let mut lists = DENSITIES.iter().map(|most| thinned(&days, most));
    let fitting = lists.find(|slots| slots.len() <= MOST);
    fitting.unwrap_or_else(|| thinned(&days, &[1, 1]))
}

/// Some slots of each day, as far apart as its count asks.
fn thinned(days: &[Vec<Span>], most: &[usize; 2]) -> Vec<Span> {
    let of_day = |(at, day): (usize, &Vec<Span>)| {
        let apart = day.len().div_ceil(most[usize::from(at >= 2)]);
        let step = STEPS.into_iter().find(|step| *step >= apart);
        let shown = day.iter().step_by(step.unwrap_or(apart));
        shown.copied().collect::<Vec<_>>()
    };
    days.iter().enumerate().flat_map(of_day).collect()
}

/// Every slot that may be asked for, by days: half hours by the business's clock, open throughout, in order.
fn possible(schedule: &Schedule, now: i64) -> Vec<Vec<Span>> {
    let date = |at: i64| zoned(at, schedule.zone()).date();
    let (today, last) = (date(now), date(now.saturating_add(HORIZON)));
    let week = date(now.saturating_add(WEEK * DAY));
    let mut days = Vec::new();
    for day in std::iter::successors(Some(today), |day| day.tomorrow().ok()) {
        if day > last || (day >= week && days.len() >= FEWEST) {
            break;
        }
        let slots: Vec<_> = of_day(schedule, day)
            .filter(|slot| slot.from >= now.saturating_add(LEAD))
            .collect();
        if !slots.is_empty() {
            days.push(slots);
        }
    }
    days
}

/// The slot that begins at an instant, if it may be asked for now, whether it was shown or not.
pub fn find(schedule: &Schedule, from: i64, now: i64) -> Option<Span> {
    possible(schedule, now)
        .into_iter()
        .chain(possible(schedule, now - GRACE))
        .flatten()
        .find(|slot| slot.from == from && slot.from > now)
}

/// When we call who asks for no time: within `promised` of now, or of the next time that is open so long and has room.
/// `full` are the half hours that have none; a window takes its seat in the one that it begins in.
pub fn soonest(schedule: &Schedule, now: i64, promised: i64, full: &[i64]) -> Option<Span> {
    let span = |from: i64| Span {
        from,
        until: from.saturating_add(promised),
    };
    let mut first = None;
    let mut from = schedule.next_opening(now)?;
    // Two weeks of openings hold every kind of day; a business that is never open so long is called at its first.
    for _ in 0..full.len().saturating_add(14) {
        let seat = seat(schedule.zone(), from);
        let next = if full.contains(&seat) {
            Some(seat.saturating_add(LENGTH))
        } else if schedule.is_open_throughout(from, span(from).until) {
            return Some(span(from));
        } else {
            first = first.or(Some(from));
            schedule.next_closing(from)
        };
        let Some(next) = next.and_then(|at| schedule.next_opening(at)) else {
            break;
        };
        from = next;
    }
    first.map(span)
}

/// The beginning of the half hour, by the business's clock, that an instant lies in.
pub fn seat(zone: &jiff::tz::TimeZone, at: i64) -> i64 {
    let offset = i64::from(zoned(at, zone).offset().seconds()) * 1_000;
    at.saturating_sub(at.saturating_add(offset).rem_euclid(LENGTH))
}

fn of_day(schedule: &Schedule, day: Date) -> impl Iterator<Item = Span> {
    let wall = (0..24).flat_map(|hour| [(hour, 0), (hour, 30)]);
    wall.filter_map(move |(hour, minute)| {
        let zone = schedule.zone();
        let from = zone
            .to_ambiguous_timestamp(day.at(hour, minute, 0, 0))
            .unambiguous()
            .ok()?;
        let until = Timestamp::from_millisecond(from.as_millisecond() + LENGTH).ok()?;
        let steady = zone.to_offset(from) == zone.to_offset(until);
        let slot = Span {
            from: from.as_millisecond(),
            until: until.as_millisecond(),
        };
        (steady && schedule.is_open_throughout(slot.from, slot.until)).then_some(slot)
    })
}
