//! Closed periods as minutes of days.

use {
    super::Closed,
    jiff::civil::{Date, DateTime, Time},
    serde::{Deserialize, Serialize},
};

/// Minutes of a day by the wall clock.
pub(super) const DAY: u16 = 24 * 60;

/// A closed period, in minutes after midnight by the wall clock: `[from, to)`.
/// `to` at or before `from` is on the next day; 0 to 1440 is the whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First closed minute, 0 to 1439.
    pub from: u16,
    /// First open minute again, 0 to 1440.
    pub to: u16,
}

impl Period {
    /// From midnight to midnight.
    pub const ALL_DAY: Self = Self { from: 0, to: DAY };

    /// Whether it goes on after midnight.
    fn is_overnight(self) -> bool {
        self.to <= self.from
    }

    /// What of it lies on the day it begins.
    fn own(self) -> std::ops::Range<u16> {
        self.from..if self.is_overnight() { DAY } else { self.to }
    }

    /// What of it lies on the day after.
    fn spill(self) -> std::ops::Range<u16> {
        0..if self.is_overnight() { self.to } else { 0 }
    }
}

/// A closed period of every week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weekly {
    /// Day of the week: 0 is Sunday.
    pub day: u8,
    /// When.
    #[serde(flatten)]
    pub period: Period,
}

/// A special date, such as a holiday, with its own closed periods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Special {
    /// Which date.
    pub date: Date,
    /// When it is closed; nothing is open all day.
    pub closed: Vec<Period>,
}

impl Closed {
    /// Whether a minute of a day is closed.
    pub(super) fn covers(&self, day: Date, minute: u16) -> bool {
        self.parts(day).iter().any(|part| part.contains(&minute))
    }

    /// The minutes of a day at which open and closed may change, midnight always being one.
    pub(super) fn edges(&self, day: Date) -> Vec<u16> {
        let ends = |part: std::ops::Range<u16>| [part.start, part.end];
        let parts = self.parts(day).into_iter().flat_map(ends);
        [0].into_iter()
            .chain(parts)
            .filter(|&minute| minute < DAY)
            .collect()
    }

    /// Whether no week and no date has an open minute.
    pub(super) fn is_always(&self) -> bool {
        let every_day = (0..7).all(|day| {
            self.weekly
                .iter()
                .any(|w| w.day == day && w.period == Period::ALL_DAY)
        });
        every_day
            && self
                .dates
                .iter()
                .all(|s| s.closed.contains(&Period::ALL_DAY))
    }

    /// The closed parts of a day: its own, and what the evening before left.
    fn parts(&self, day: Date) -> Vec<std::ops::Range<u16>> {
        let mut parts: Vec<_> = self.periods(day).map(Period::own).collect();
        if let Ok(before) = day.yesterday()
            && (self.special(day).is_none() || self.special(before).is_some())
        {
            parts.extend(self.periods(before).map(Period::spill));
        }
        parts.retain(|part| !part.is_empty());
        parts
    }

    fn periods(&self, day: Date) -> impl Iterator<Item = Period> {
        let special = self.special(day);
        let weekday = day.weekday().to_sunday_zero_offset();
        let weekly = self
            .weekly
            .iter()
            .filter(move |w| special.is_none() && i8::try_from(w.day) == Ok(weekday))
            .map(|w| w.period);
        special
            .into_iter()
            .flat_map(|s| s.closed.iter().copied())
            .chain(weekly)
    }

    fn special(&self, day: Date) -> Option<&Special> {
        self.dates.iter().find(|s| s.date == day)
    }
}

/// The minute of the day.
pub(super) fn minute(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}

/// A minute of a day as the wall clock shows it.
pub(super) fn wall(day: Date, minute: u16) -> DateTime {
    let part = |n: u16| i8::try_from(n).unwrap_or_default();
    day.at(part(minute / 60), part(minute % 60), 0, 0)
}
