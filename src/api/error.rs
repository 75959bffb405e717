//! What can come of a request instead of its answer.

use contact_us_wire::Problem;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The browser knows that it has no network.
    Offline,
    /// No answer came within the time limit, or none that is ours.
    Unreachable,
    /// The server said no, and why.
    Refused(Box<Problem>),
}
