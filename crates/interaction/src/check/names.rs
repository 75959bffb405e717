//! Names: made of what links and forms can carry, each only once, none that means something already.

use {
    super::fault,
    crate::{Definition, Fault},
};

/// What the server fills in itself, what links and plain forms carry besides; compared without case, spaces and marks.
const RESERVED: [&str; 25] = [
    "interactionuniqueid",
    "dtmf",
    "callreturnnumberentered",
    "clicktocallcallerid",
    "historysearchid",
    "dnid",
    "dnis",
    "oncall",
    "interaction",
    "page",
    "device",
    "browser",
    "language",
    "timezone",
    "account",
    "element",
    "externalid",
    "locale",
    "theme",
    "instance",
    "step",
    "key",
    "direction",
    "link",
    "vivrparam",
];
/// The original's own variables all begin so.
const RESERVED_START: &str = "jacada";

/// Everything that is wrong with names.
pub(super) fn faults(definition: &Definition) -> Vec<Fault> {
    let mut found = Vec::new();
    if !definition.name.is_empty() && !is_name(&definition.name) {
        found.push(fault("", "name", BAD_ID));
    }
    for (index, element) in definition.elements.iter().enumerate() {
        if !element.id.starts_with("elements[") && !is_name(&element.id) {
            found.push(fault(&element.id, "id", BAD_ID));
        }
        let earlier = &definition.elements[..index];
        if earlier.iter().any(|other| other.id == element.id) {
            let problem = "Another element has this id, too. Give each its own.";
            found.push(fault(&element.id, "id", problem));
        }
    }
    for (index, variable) in definition.variables.iter().enumerate() {
        let earlier = &definition.variables[..index];
        let twice = earlier.iter().any(|other| other.name == variable.name);
        if let Some(problem) = variable_problem(&variable.name, twice) {
            found.push(fault("", format!("variables[{index}].name"), problem));
        }
    }
    found
}

const BAD_ID: &str = "Write a letter or digit first, and letters, digits, - and _ behind it: it stands in addresses.";

fn variable_problem(name: &str, twice: bool) -> Option<&'static str> {
    if name.is_empty() {
        None // was said already
    } else if !is_variable(name) {
        Some("Write a letter first, and letters, digits and _ behind it.")
    } else if is_reserved(name) {
        Some("This name is taken by the server, the link or the form. Choose another one.")
    } else if twice {
        Some("Another variable has this name, too. Give each its own.")
    } else {
        None
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

fn is_variable(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn is_reserved(name: &str) -> bool {
    let bare = name.replace('_', "").to_ascii_lowercase();
    RESERVED.contains(&bare.as_str()) || bare.starts_with(RESERVED_START)
}
