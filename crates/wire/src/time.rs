//! Times: an instant, and how the business's clock shows it.

use serde::{Deserialize, Serialize};

/// What a wall clock and calendar show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LocalTime {
    /// Year, for example 2026.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Day of the week: 0 is Sunday, 6 is Saturday, as in JavaScript's `getDay`.
    pub weekday: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
}

/// One instant. The customer's own clock is read from `at` in the browser, so that the server need not know their zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Moment {
    /// UTC, milliseconds since 1970.
    pub at: i64,
    /// What the business's clock shows at that instant.
    pub business: LocalTime,
}
