//! The variables that are known of a customer, and those of a set that are told to others.
//!
//! There are three kinds: read-only ones, which the server alone fills; system variables, the facts that a browser gives
//! of itself and of where it is; and the user variables of an Interaction's definition. A name is looked for in this
//! order, so that no definition can put something else in the place of what the server knows. What is sensitive does not
//! come in here: whoever reads the user variables leaves it out.

#[cfg(test)]
mod tests;

use crate::facts::ClientFacts;

/// The read-only variable that names the instance.
pub const UNIQUE_ID: &str = "Interaction Unique Id";
/// The read-only variable of the code that goes with a number to dial.
pub const DTMF: &str = "DTMF";
/// The read-only variable of the number that a callback was asked for.
pub const CALL_RETURN: &str = "Call Return Number Entered";
/// The read-only variable of the number that a click-to-call provider saw.
pub const CALLER_ID: &str = "Click-to-Call Caller ID";
/// The read-only variable of what the call centre finds the instance by.
pub const SEARCH_ID: &str = "historySearchId";

/// The read-only variables.
pub const READ_ONLY: [&str; 5] = [UNIQUE_ID, DTMF, CALL_RETURN, CALLER_ID, SEARCH_ID];

/// A user variable with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Its name.
    pub name: String,
    /// What people read for it.
    pub label: String,
    /// What it holds.
    pub value: String,
}

/// Where the values of system variables come from.
#[derive(Clone, Copy, Debug)]
pub enum System<'a> {
    /// From the request that is being answered.
    Now {
        /// The Interaction, or nothing.
        interaction: &'a str,
        /// The element, or nothing.
        element: &'a str,
        /// The device.
        client: &'a ClientFacts,
    },
    /// From what was kept of an instance: name, value.
    Kept(&'a [(String, String)]),
}

/// Everything that is known.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The read-only variables: name, value.
    pub read_only: &'a [(&'static str, String)],
    /// The system variables.
    pub system: System<'a>,
    /// The user variables, without sensitive ones.
    pub user: &'a [User],
}

/// The variables of a set that have a value, in the set's order: what people read for the name, and the value. Labels of
/// all but user variables are their names; the catalogue of words knows what they are called.
pub fn told(names: &[String], sources: Sources<'_>) -> Vec<(String, String)> {
    let mut told: Vec<(String, String)> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let twice = names[..at].contains(name);
        if let Some((label, value)) = known(name, sources)
            && !twice
            && !value.is_empty()
        {
            told.push((label, value));
        }
    }
    told
}

fn known(name: &str, sources: Sources<'_>) -> Option<(String, String)> {
    let read_only = sources.read_only.iter().find(|(known, _)| *known == name);
    if READ_ONLY.contains(&name) {
        return read_only.map(|(_, value)| (name.to_owned(), value.clone()));
    }
    if let Some(value) = system(name, sources.system) {
        return Some((name.to_owned(), value));
    }
    let user = sources.user.iter().find(|variable| variable.name == name)?;
    Some((user.label.clone(), user.value.clone()))
}

fn system(name: &str, system: System<'_>) -> Option<String> {
    match system {
        System::Now {
            interaction,
            element,
            client,
        } => match name {
            "Interaction" => Some(interaction.to_owned()),
            "Page" => Some(element.to_owned()),
            "Device" => Some(if client.mobile { "Mobile" } else { "Desktop" }.to_owned()),
            "Operating system" => client.system.map(str::to_owned),
            "Browser" => client.browser.clone(),
            "Language" => client.languages.first().cloned(),
            _ => None,
        },
        System::Kept(kept) => {
            let found = kept.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone())
        }
    }
}
