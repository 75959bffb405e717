//! Conditions: on variables that are there, on values that they can hold.

use {
    super::fault,
    crate::{Condition, Definition, Fault, Field},
    contact_us_wire::interaction::FieldKind,
};

/// Everything that is wrong with conditions.
pub(super) fn faults(definition: &Definition) -> Vec<Fault> {
    let mut found = Vec::new();
    for element in &definition.elements {
        for (index, branch) in element.next.iter().enumerate() {
            let mut problems = Vec::new();
            if let Some(when) = &branch.when {
                look(
                    definition,
                    when,
                    &format!("next[{index}].when"),
                    &mut problems,
                );
            }
            let placed = problems.into_iter();
            found.extend(placed.map(|(path, problem)| fault(&element.id, path, problem)));
        }
    }
    found
}

fn look(definition: &Definition, when: &Condition, path: &str, found: &mut Vec<(String, String)>) {
    let (name, held, key) = match when {
        Condition::All(parts) | Condition::Any(parts) => {
            let key = if matches!(when, Condition::All(_)) {
                "all"
            } else {
                "any"
            };
            for (index, part) in parts.iter().enumerate() {
                look(definition, part, &format!("{path}.{key}[{index}]"), found);
            }
            return;
        }
        Condition::Not(part) => return look(definition, part, &format!("{path}.not"), found),
        Condition::AnyOf(name, values) => (name, values.as_slice(), "equals"),
        Condition::Contains(name, value) => (name, std::slice::from_ref(value), "contains"),
        Condition::Present(name, _) => (name, &[][..], "present"),
    };
    if definition.variable(name).is_none() {
        let problem = format!(
            "There is no variable {name:?}. Add it to variables, or name one that is there."
        );
        found.push((format!("{path}.variable"), problem));
        return;
    }
    let fields: Vec<_> = definition.fields_of(name).collect();
    let several = |field: &&Field| field.kind == FieldKind::Choices;
    let problem = match key {
        "equals" if fields.iter().any(several) => {
            Some("This variable holds several values. Ask with contains.")
        }
        "contains" if !fields.iter().any(several) => {
            Some("This variable holds one value. Ask with equals or anyOf.")
        }
        _ => None,
    };
    found.extend(problem.map(|problem| (path.to_owned(), problem.to_owned())));
    let offers = |value: &String| {
        let open = fields.is_empty() || fields.iter().any(|field| !field.is_choice());
        open || fields.iter().any(|field| field.choice(value).is_some())
    };
    for value in held.iter().filter(|value| !offers(value)) {
        let problem = format!(
            "No field offers {value:?} for the variable {name:?}. Add the choice, or name one that is there."
        );
        found.push((path.to_owned(), problem));
    }
}
