//! When options are open: After Hours schedules, and exceptions from them.

use {
    crate::OptionKind,
    serde::{Deserialize, Serialize},
};

/// An exception from the hours, for a while: `[since, until)`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HoursException {
    /// The option that it is of, whatever its schedule says; none: that of `schedule`.
    #[serde(default)]
    pub option: Option<OptionKind>,
    /// The schedule that it is of, where it is not of an option.
    #[serde(default)]
    pub schedule: String,
    /// Whether it is open then, or closed.
    pub open: bool,
    /// From when on, UTC milliseconds.
    pub since: i64,
    /// Until when, exclusive, UTC milliseconds.
    pub until: i64,
    /// Why, as customers are told; may be empty.
    pub reason: String,
}

/// A closed period in minutes after midnight, `[from, to)`; `to` at or before `from` is on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ClosedPeriod {
    /// First closed minute, 0 to 1439.
    pub from: u16,
    /// First open minute again, 0 to 1440.
    pub to: u16,
}

/// A closed period of every week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ClosedWeekly {
    /// Day of the week: 0 is Sunday.
    pub day: u8,
    /// First closed minute, 0 to 1439.
    pub from: u16,
    /// First open minute again, 0 to 1440.
    pub to: u16,
}

/// A holiday or another special date: it has hours of its own, whatever the week says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ClosedDate {
    /// The date: `2026-12-25`.
    pub date: String,
    /// When it is closed; nothing is open all day.
    pub closed: Vec<ClosedPeriod>,
}

/// An After Hours schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ScheduleSetup {
    /// Its name. One of another name is another schedule.
    pub name: String,
    /// The zone whose clock it follows, IANA.
    pub zone: String,
    /// When it is closed every week.
    pub weekly: Vec<ClosedWeekly>,
    /// Special dates.
    pub dates: Vec<ClosedDate>,
}
