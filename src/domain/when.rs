//! Times in words: the customer's own when their clock is known, the business's otherwise, both when they differ.

#[cfg(test)]
mod tests;

use contact_us_wire::{LocalTime, Moment, Window, Words};

/// Reads the customer's clock at an instant (UTC milliseconds); none where there is no customer's clock, as on the server.
pub type Clock = fn(i64) -> Option<LocalTime>;

/// What is needed to put a time into words.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// The words of the language in use.
    pub words: &'a Words,
    /// The place of the business's time zone: `London`.
    pub place: &'a str,
    /// The customer's clock.
    pub clock: Clock,
}

impl Speaker<'_> {
    /// An instant as a day and a time, naming whose clock it is: `Monday 09:00 your time`. Within six days the weekday
    /// alone is clear; `far` adds the date.
    ///
    /// One clock, though the two may differ: the line must not grow when the customer's becomes known, or the page
    /// would jump under the reader. Whose hours they are stands in the footer.
    pub fn moment(&self, moment: &Moment, far: bool) -> String {
        let (key, local) = match (self.clock)(moment.at) {
            None => ("time.place", moment.business),
            Some(local) => ("time.yours", local),
        };
        let time = self.local(local, far);
        self.words
            .with(key, &[("time", &time), ("place", self.place)])
    }

    /// A window with its date: `Monday 24 November 09:00 to 09:30 your time`.
    pub fn window(&self, window: &Window) -> String {
        let business = self.span(window.from.business, window.until.business);
        match ((self.clock)(window.from.at), (self.clock)(window.until.at)) {
            (Some(from), Some(until)) if from == window.from.business => self
                .words
                .with("time.yours", &[("time", &self.span(from, until))]),
            (Some(from), Some(until)) => self.both(
                &self.span(from, until),
                &self.words.with(
                    "time.span",
                    &[
                        ("from", &self.local(window.from.business, false)),
                        ("until", &hour(window.until.business)),
                    ],
                ),
            ),
            _ => self
                .words
                .with("time.place", &[("time", &business), ("place", self.place)]),
        }
    }

    /// A window that begins soon, in few words: `Monday 09:00 to 09:30`, by the customer's clock when it is known.
    pub fn soon(&self, window: &Window) -> String {
        let (from, until) = (&window.from, &window.until);
        let local = |moment: &Moment| (self.clock)(moment.at).unwrap_or(moment.business);
        self.words.with(
            "time.span",
            &[
                ("from", &self.local(local(from), false)),
                ("until", &hour(local(until))),
            ],
        )
    }

    /// The day that a slot stands under: `Monday 24 November`, by the customer's calendar.
    pub fn day(&self, moment: &Moment) -> String {
        let local = (self.clock)(moment.at).unwrap_or(moment.business);
        self.date("time.date.only", local)
    }

    /// A slot under its day: `09:00 to 09:30`, by the customer's clock when it is known. A choice is as wide as a phone:
    /// both clocks are named once it is chosen.
    pub fn slot(&self, window: &Window) -> String {
        let local = |moment: &Moment| (self.clock)(moment.at).unwrap_or(moment.business);
        self.words.with(
            "time.span",
            &[
                ("from", &hour(local(&window.from))),
                ("until", &hour(local(&window.until))),
            ],
        )
    }

    fn both(&self, yours: &str, business: &str) -> String {
        self.words.with(
            "time.both",
            &[
                ("yours", yours),
                ("business", business),
                ("place", self.place),
            ],
        )
    }

    fn span(&self, from: LocalTime, until: LocalTime) -> String {
        self.words.with(
            "time.span",
            &[("from", &self.local(from, true)), ("until", &hour(until))],
        )
    }

    fn local(&self, time: LocalTime, far: bool) -> String {
        self.date(if far { "time.date" } else { "time.day" }, time)
    }

    fn date(&self, key: &str, time: LocalTime) -> String {
        self.words.with(
            key,
            &[
                (
                    "weekday",
                    self.words.get(WEEKDAYS[usize::from(time.weekday % 7)]),
                ),
                ("day", &time.day.to_string()),
                (
                    "month",
                    self.words
                        .get(MONTHS[usize::from(time.month.wrapping_sub(1) % 12)]),
                ),
                ("time", &hour(time)),
            ],
        )
    }
}

/// `09:05`.
pub fn hour(time: LocalTime) -> String {
    let two = |n: u8| [(b'0' + n / 10 % 10) as char, (b'0' + n % 10) as char];
    two(time.hour)
        .into_iter()
        .chain([':'])
        .chain(two(time.minute))
        .collect()
}

const WEEKDAYS: [&str; 7] = [
    "weekday.0",
    "weekday.1",
    "weekday.2",
    "weekday.3",
    "weekday.4",
    "weekday.5",
    "weekday.6",
];

const MONTHS: [&str; 12] = [
    "month.1", "month.2", "month.3", "month.4", "month.5", "month.6", "month.7", "month.8",
    "month.9", "month.10", "month.11", "month.12",
];
