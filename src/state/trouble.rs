//! What stands in the way of a form, as its views show it.

use {
    crate::{domain::outcome::Phase, state::Watched},
    contact_us_wire::Outcome,
};

/// Where a form stands, and how often it was refused.
#[derive(Clone, Copy)]
pub struct Trouble {
    phase: Watched<Phase>,
    attempts: Watched<u32>,
}

impl Trouble {
    /// That of a form which stands there.
    pub fn new(phase: Phase) -> Self {
        Self {
            phase: Watched::new(phase),
            attempts: Watched::new(0),
        }
    }

    /// Where the form stands.
    pub fn phase(&self) -> Watched<Phase> {
        self.phase
    }

    /// How often a submission was refused: the summary takes the focus each time.
    pub fn attempts(&self) -> u32 {
        self.attempts.get()
    }

    /// The sentence of a field's problem.
    pub fn problem(&self, field: &str) -> Option<String> {
        self.phase.with(|phase| {
            let problem = phase
                .problems()
                .iter()
                .find(|problem| problem.field == field)?;
            Some(problem.detail.clone())
        })
    }

    /// Whether a field is among those that need mending.
    pub fn fails(&self, field: &str) -> bool {
        self.phase
            .with_untracked(|phase| phase.problems().iter().any(|p| p.field == field))
    }

    /// It was refused, in part or as a whole.
    pub fn refuse(&self, outcome: Outcome) {
        self.attempts.update(|n| *n += 1);
        self.phase.set(Phase::Answered(outcome));
    }
}
