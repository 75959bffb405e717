//! What must hold between the parts of a definition.

mod branches;
mod graph;
mod names;
mod placeholders;
#[cfg(test)]
mod tests;
mod variables;

use crate::{Definition, Fault};

/// Everything that is wrong, besides the faults in its shapes that are known already.
pub(crate) fn all(definition: &Definition, known: &[Fault]) -> Vec<Fault> {
    let mut found = names::faults(definition);
    found.extend(variables::faults(definition));
    found.extend(placeholders::faults(definition));
    found.extend(branches::faults(definition));
    let targets = graph::targets(definition);
    // Where ways could not be read, what cannot be reached would only be guessed.
    let clear = targets.is_empty() && !known.iter().chain(&found).any(hides_a_way);
    found.extend(targets);
    if clear {
        found.extend(graph::faults(definition));
    }
    found
}

fn hides_a_way(fault: &Fault) -> bool {
    let field = fault.field.as_str();
    let branch = field.starts_with("next[") && (field.ends_with(']') || field.ends_with(".to"));
    let whole = ["", "id", "kind", "next", "start", "elements"].contains(&field);
    whole || branch && !field.contains(".when")
}

fn fault(element: &str, field: impl Into<String>, problem: impl Into<String>) -> Fault {
    Fault {
        element: element.to_owned(),
        field: field.into(),
        problem: problem.into(),
    }
}
