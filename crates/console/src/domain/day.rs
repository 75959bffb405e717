//! Days and hours of the log, by the agent's clock.

#[cfg(test)]
mod tests;

use contact_us_wire::{LocalTime, Words};

/// What the agent's clock shows at an instant (UTC milliseconds).
pub type Clock = fn(i64) -> Option<LocalTime>;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day {
    /// Year, month, day of the month.
    pub date: (i16, u8, u8),
    /// 0 is Sunday.
    pub weekday: u8,
}

impl From<LocalTime> for Day {
    fn from(time: LocalTime) -> Self {
        Self {
            date: (time.year, time.month, time.day),
            weekday: time.weekday,
        }
    }
}

impl Day {
    /// The day in words, seen from `now` (UTC milliseconds): today, yesterday, or the date.
    pub fn words(self, words: &Words, now: i64, clock: Clock) -> String {
        // Noon is on the right day whatever the clocks do in the night.
        let today = clock(now).map(Self::from);
        let yesterday = clock(now)
            .map(|time| now - (i64::from(time.hour) + 12) * 3_600_000)
            .and_then(clock)
            .map(Self::from);
        if today == Some(self) {
            return words.get("console.day.today").to_owned();
        }
        if yesterday == Some(self) {
            return words.get("console.day.yesterday").to_owned();
        }
        let (_, month, day) = self.date;
        words.with(
            "time.date.only",
            &[
                (
                    "weekday",
                    words.get(&format!("weekday.{}", self.weekday % 7)),
                ),
                ("day", &day.to_string()),
                ("month", words.get(&format!("month.{}", month.clamp(1, 12)))),
            ],
        )
    }

    /// The key of its line in the log.
    pub fn key(self) -> String {
        let (year, month, day) = self.date;
        format!("{year}-{month:02}-{day:02}")
    }
}

/// `2026-12-24T09:05`, as a field for day and hour takes it; empty where there is no clock.
pub fn written(time: Option<LocalTime>) -> String {
    time.map_or_else(String::new, |time| {
        let (day, clock) = (Day::from(time).key(), hour(Some(time)));
        format!("{day}T{clock}")
    })
}

/// `09:05`; empty where there is no clock.
pub fn hour(time: Option<LocalTime>) -> String {
    time.map_or_else(String::new, |time| {
        format!("{:02}:{:02}", time.hour, time.minute)
    })
}
