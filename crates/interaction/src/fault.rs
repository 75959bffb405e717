//! What is wrong with a definition.

use std::fmt;

/// One thing that is wrong with a definition, for whoever wrote it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The element's id, or its place (`elements[3]`) where it has none; empty for the document itself.
    pub element: String,
    /// The field in it, as a path: `next[0].when.variable`; empty for the whole.
    pub field: String,
    /// What is wrong and what to do, as English sentences.
    pub problem: String,
}

impl fmt::Display for Fault {
    /// On one line: `Element lights, next[0].to: There is no element …`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.element.as_str(), self.field.as_str()) {
            ("", "") => {}
            ("", field) => write!(f, "{field}: ")?,
            (element, "") => write!(f, "Element {element}: ")?,
            (element, field) => write!(f, "Element {element}, {field}: ")?,
        }
        f.write_str(&self.problem)
    }
}
