//! After Hours schedules: the closed periods of a business, in its own time.
//!
//! A schedule lists when the business is closed; all other time it is open. Periods are half-open `[from, to)` and
//! follow the wall clock: where the clock is set back, a wall time that comes twice is read the same both times; where it
//! is set forward, a wall time that is skipped never comes. A special date has its own periods instead of those of its
//! weekday, and what the night before spilled into it is cut; one without periods is open all day.

mod rules;
#[cfg(test)]
mod tests;

pub use rules::{Period, Special, Weekly};

use {
    crate::clock::DAY,
    contact_us_wire::{LocalTime, Moment},
    jiff::{
        Timestamp, Zoned,
        civil::{Date, DateTime},
        tz::{AmbiguousOffset, TimeZone},
    },
    serde::{Deserialize, Serialize},
};

/// Longest reason of an exception, in characters: it stands on a small page.
pub const LONGEST_REASON: usize = 200;

/// How far ahead an opening is looked for.
const HORIZON: i64 = 366 * DAY;

/// The closed periods, as they are stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// Every week.
    #[serde(default)]
    pub weekly: Vec<Weekly>,
    /// On special dates, which win over the week.
    #[serde(default)]
    pub dates: Vec<Special>,
}

/// An exception for a while, whatever the schedule says: in `[since, until)` it is open, or closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Whether the business is open then.
    pub open: bool,
    /// Why, as customers are told; or nothing.
    pub reason: String,
    /// From when on, UTC milliseconds.
    pub since: i64,
    /// Until when, exclusive.
    pub until: i64,
}

impl Override {
    fn covers(&self, at: i64) -> bool {
        (self.since..self.until).contains(&at)
    }
}

/// A schedule in its zone.
#[derive(Clone, Debug)]
pub struct Schedule {
    zone: TimeZone,
    closed: Closed,
    exceptions: Vec<Override>,
}

impl Schedule {
    /// A schedule with closed periods by a zone's clock.
    pub fn new(zone: TimeZone, closed: Closed) -> Self {
        Self {
            zone,
            closed,
            exceptions: Vec::new(),
        }
    }

    /// The same with an exception for a while, which wins over those that it has.
    #[must_use]
    pub fn overridden(mut self, by: Option<Override>) -> Self {
        self.exceptions.splice(0..0, by);
        self
    }

    /// The exception at an instant.
    fn exception(&self, at: i64) -> Option<&Override> {
        self.exceptions.iter().find(|by| by.covers(at))
    }

    /// Whether every exception is over at an instant.
    fn is_as_set_from(&self, at: i64) -> bool {
        self.exceptions.iter().all(|by| by.until <= at)
    }

    /// Why it is open or closed at an instant, if that is an exception with a reason.
    pub fn reason(&self, at: i64) -> Option<&str> {
        let by = self.exception(at)?;
        (!by.reason.is_empty()).then_some(by.reason.as_str())
    }

    /// One that is never closed.
    pub fn always_open(zone: TimeZone) -> Self {
        Self::new(zone, Closed::default())
    }

    /// The zone whose clock the periods follow.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Whether the business is open at an instant (UTC milliseconds).
    pub fn is_open(&self, at: i64) -> bool {
        if let Some(by) = self.exception(at) {
            return by.open;
        }
        let local = zoned(at, &self.zone);
        !self
            .closed
            .covers(local.date(), rules::minute(local.time()))
    }

    /// Whether it is open at every instant of `[from, until)`.
    pub fn is_open_throughout(&self, from: i64, until: i64) -> bool {
        self.is_open(from)
            && self
                .turns(from, until)
                .all(|turn| turn >= until || self.is_open(turn))
    }

    /// The first instant from `after` on at which it is open, within the next year.
    pub fn next_opening(&self, after: i64) -> Option<i64> {
        if self.is_open(after) {
            return Some(after);
        }
        // An exception that is to come may be its only opening.
        if self.closed.is_always() && self.is_as_set_from(after) {
            return None;
        }
        self.turns(after, after.saturating_add(HORIZON))
            .find(|&turn| self.is_open(turn))
    }

    /// The first instant after `from` at which it is closed, within the next year.
    pub fn next_closing(&self, from: i64) -> Option<i64> {
        if self.closed == Closed::default() && self.is_as_set_from(from) {
            return None;
        }
        self.turns(from, from.saturating_add(HORIZON))
            .find(|&turn| !self.is_open(turn))
    }

    /// Every instant after `from` and up to the end of the day of `until` at which open and closed may change, in order.
    fn turns(&self, from: i64, until: i64) -> impl Iterator<Item = i64> {
        let last = zoned(until, &self.zone).date();
        let mut day = Some(zoned(from, &self.zone).date());
        std::iter::from_fn(move || {
            let today = day?;
            day = today.tomorrow().ok().filter(|next| *next <= last);
            Some(self.turns_of(today))
        })
        .flatten()
        .filter(move |&turn| turn > from)
    }

    /// The instants of one day at which open and closed may change: ends of periods, midnight, changes of the clock.
    fn turns_of(&self, day: Date) -> Vec<i64> {
        let mut turns: Vec<i64> = self
            .closed
            .edges(day)
            .into_iter()
            .flat_map(|minute| self.instants(rules::wall(day, minute)))
            .collect();
        if let Ok(start) = day.to_zoned(self.zone.clone()) {
            turns.extend(self.clock_changes(&start));
        }
        let ends = self.exceptions.iter().flat_map(|by| [by.since, by.until]);
        turns.extend(ends.filter(|&end| zoned(end, &self.zone).date() == day));
        turns.sort_unstable();
        turns.dedup();
        turns
    }

    /// The instants at which the clock is set on the day that begins at `start`. That in which the next day begins is
    /// the last, so that the turns of a day never come after those of the next.
    fn clock_changes(&self, start: &Zoned) -> Vec<i64> {
        let end = start
            .tomorrow()
            .and_then(|next| next.start_of_day())
            .map_or(Timestamp::MAX, |next| next.timestamp());
        self.zone
            .following(start.timestamp())
            .map(|change| change.timestamp())
            .take_while(|&change| change <= end)
            .map(Timestamp::as_millisecond)
            .collect()
    }

    /// The instants at which the wall clock shows a time: one, two where it is set back, none where it is set forward.
    fn instants(&self, wall: DateTime) -> Vec<i64> {
        let read = self.zone.to_ambiguous_timestamp(wall);
        let both = match read.offset() {
            AmbiguousOffset::Unambiguous { .. } => vec![read.unambiguous()],
            AmbiguousOffset::Fold { .. } => vec![read.earlier(), read.later()],
            AmbiguousOffset::Gap { .. } => vec![],
        };
        both.into_iter()
            .flatten()
            .map(Timestamp::as_millisecond)
            .collect()
    }
}

/// An instant in a zone. One outside the calendar is its nearest end.
pub fn zoned(at: i64, zone: &TimeZone) -> Zoned {
    let end = if at < 0 {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    };
    Timestamp::from_millisecond(at)
        .unwrap_or(end)
        .to_zoned(zone.clone())
}

/// An instant with what the business's clock shows.
pub fn moment(at: i64, zone: &TimeZone) -> Moment {
    let local = zoned(at, zone);
    let unsigned = |part: i8| u8::try_from(part).unwrap_or_default();
    Moment {
        at,
        business: LocalTime {
            year: local.year(),
            month: unsigned(local.month()),
            day: unsigned(local.day()),
            weekday: unsigned(local.weekday().to_sunday_zero_offset()),
            hour: unsigned(local.hour()),
            minute: unsigned(local.minute()),
        },
    }
}
