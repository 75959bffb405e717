//! When a branch is taken.

use crate::engine::Values;

/// A condition on variables. A variable that holds nothing equals nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The variable holds one of these.
    AnyOf(String, Vec<String>),
    /// This one is among those that the variable holds.
    Contains(String, String),
    /// Whether the variable holds anything.
    Present(String, bool),
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

impl Condition {
    /// Whether it holds for these values.
    pub fn holds(&self, values: &Values) -> bool {
        let of = |name: &String| values.get(name).map_or(&[][..], Vec::as_slice);
        match self {
            Self::AnyOf(name, wanted) => of(name).iter().any(|value| wanted.contains(value)),
            Self::Contains(name, wanted) => of(name).contains(wanted),
            Self::Present(name, wanted) => of(name).is_empty() != *wanted,
            Self::All(parts) => parts.iter().all(|part| part.holds(values)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(values)),
            Self::Not(part) => !part.holds(values),
        }
    }
}
