//! What can come of a request instead of its answer.

#[cfg(test)]
mod tests;

use {
    contact_us_delivery::Refusal,
    contact_us_wire::{FieldProblem, Problem},
};

/// What a server that is too busy asks to wait when it does not say how long, in milliseconds.
const A_WHILE: u64 = 5_000;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// No answer came within the time limit, or none that is ours.
    Unreachable,
    /// The server said no, and why.
    Refused(Box<Problem>),
    /// Something answered with this status, without a word that is ours.
    Status(u16),
}

impl ApiError {
    /// Whether nobody is signed in, or no longer.
    pub fn is_signed_out(&self) -> bool {
        self.status() == Some(401)
    }

    /// The HTTP status, where there was an answer.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Unreachable => None,
            Self::Refused(problem) => Some(problem.status),
            Self::Status(status) => Some(*status),
        }
    }

    /// The fields that need mending.
    pub fn fields(&self) -> Vec<FieldProblem> {
        match self {
            Self::Refused(problem) => problem.fields.clone(),
            Self::Unreachable | Self::Status(_) => Vec::new(),
        }
    }

    /// The server's sentence: what to do.
    pub fn sentence(&self) -> Option<&str> {
        match self {
            Self::Refused(problem) => Some(&problem.detail),
            Self::Unreachable | Self::Status(_) => None,
        }
    }
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        let (status, problem) = match error {
            ApiError::Unreachable => return Self::Unreachable,
            ApiError::Status(status) => (status, None),
            ApiError::Refused(problem) => (problem.status, Some(problem)),
        };
        let after = problem.as_ref().and_then(|problem| problem.retry_after);
        match status {
            401 => Self::Token,
            409 => Self::Over,
            429 => Self::Later(after.map_or(A_WHILE, |seconds| seconds.saturating_mul(1_000))),
            // Without a word of ours it may be something on the way that answers, and not the server.
            400..=499 if problem.is_some() => {
                Self::Never(problem.map(|problem| problem.detail).unwrap_or_default())
            }
            _ => after.map_or(Self::Unreachable, |seconds| {
                Self::Later(seconds.saturating_mul(1_000))
            }),
        }
    }
}
