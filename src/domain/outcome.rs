//! What came of a submission, and what the form shows of it.

#[cfg(test)]
mod tests;

use {
    crate::api::ApiError,
    contact_us_wire::{FieldProblem, Outcome, ProblemKind, Words},
};

/// Where a form stands. One match draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Being filled.
    Filling,
    /// On its way.
    Sending,
    /// Answered: refused in part or as a whole, or accepted.
    Answered(Outcome),
}

impl Phase {
    /// The fields that need mending.
    pub fn problems(&self) -> &[FieldProblem] {
        match self {
            Self::Answered(Outcome::Rejected { fields }) => fields,
            _ => &[],
        }
    }

    /// Whether it was refused, in part or as a whole.
    pub fn is_refused(&self) -> bool {
        matches!(
            self,
            Self::Answered(Outcome::Rejected { .. } | Outcome::Refused { .. })
        )
    }

    /// Whether it was accepted.
    pub fn is_accepted(&self) -> bool {
        matches!(
            self,
            Self::Answered(Outcome::Email { .. } | Outcome::Callback { .. })
        )
    }

    /// A field that needed mending was changed: its problem is what is wrong with it now.
    pub fn recheck(&mut self, field: &str, now: Option<FieldProblem>) {
        let Self::Answered(Outcome::Rejected { fields }) = self else {
            return;
        };
        let Some(at) = fields.iter().position(|problem| problem.field == field) else {
            return;
        };
        match now {
            Some(problem) => fields[at] = problem,
            None => drop(fields.remove(at)),
        }
        if fields.is_empty() {
            *self = Self::Filling;
        }
    }
}

/// What a form shows when there is no receipt.
pub fn refusal(error: ApiError, words: &Words) -> Outcome {
    let refused = |key: &str| Outcome::Refused {
        detail: words.get(key).to_owned(),
        retry_after: None,
    };
    match error {
        ApiError::Offline => refused("form.offline"),
        ApiError::Unreachable => refused("form.unreachable"),
        ApiError::Refused(problem) if !problem.fields.is_empty() => Outcome::Rejected {
            fields: problem.fields,
        },
        ApiError::Refused(problem) => Outcome::Refused {
            detail: problem.detail,
            retry_after: problem.retry_after,
        },
    }
}

/// What to do about a request that was not done, in one sentence.
pub fn sentence(error: ApiError, words: &Words) -> String {
    match error {
        ApiError::Offline => words.get("form.offline").to_owned(),
        ApiError::Unreachable => words.get("form.unreachable").to_owned(),
        ApiError::Refused(problem) if problem.fields.is_empty() => problem.detail,
        ApiError::Refused(problem) => {
            let details: Vec<_> = problem.fields.into_iter().map(|f| f.detail).collect();
            details.join(" ")
        }
    }
}

/// Whether the server will not take the key again, whatever comes under it.
pub fn spends_key(error: &ApiError) -> bool {
    matches!(
        error,
        ApiError::Refused(problem)
            if matches!(problem.kind, ProblemKind::KeyReused | ProblemKind::KeyExpired)
    )
}
