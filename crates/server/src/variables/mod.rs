//! The variables that are known of a customer, and those of a set that are told to others.
//!
//! There are three kinds: read-only ones, which the server alone fills; system variables, the facts that a browser gives
//! of itself and of where it is; and the user variables of an Interaction's definition. A name is looked for in this
//! order, so that no definition can put something else in the place of what the server knows. What is sensitive does not
//! come in here: whoever reads the user variables leaves it out.

mod shown;
#[cfg(test)]
mod tests;

pub use shown::in_words;

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

/// The system variable of the customer's time zone, which the app tells.
pub const TIME_ZONE: &str = "Time zone";

/// The system variables: where the customer is, and with what.
pub const SYSTEM: [&str; 7] = [
    "Interaction",
    "Page",
    "Device",
    "Operating system",
    "Browser",
    "Language",
    TIME_ZONE,
];

/// A variable with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its name.
    pub name: String,
    /// What people read for it. Of all but user variables that is the name; the words know what those are called.
    pub label: String,
    /// What it holds.
    pub value: String,
    /// The same as people read it.
    pub shown: String,
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
    pub user: &'a [Told],
}

/// The variables of a set that have a value, in the set's order.
pub fn told(names: &[String], sources: Sources<'_>) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for name in names {
        if told.iter().any(|one| one.name == *name) {
            continue;
        }
        told.extend(known(name, sources).filter(|one| !one.value.is_empty()));
    }
    told
}

/// Names and values.
pub fn named(told: &[Told]) -> Vec<(String, String)> {
    let pair = |one: &Told| (one.name.clone(), one.value.clone());
    told.iter().map(pair).collect()
}

/// What people read for the names and values.
pub fn labelled(told: &[Told]) -> Vec<(String, String)> {
    let pair = |one: &Told| (one.label.clone(), one.shown.clone());
    told.iter().map(pair).collect()
}

fn known(name: &str, sources: Sources<'_>) -> Option<Told> {
    let plain = |value: String| Told {
        name: name.to_owned(),
        label: name.to_owned(),
        shown: value.clone(),
        value,
    };
    if READ_ONLY.contains(&name) {
        let mut known = sources.read_only.iter();
        let found = known.find(|(known, _)| *known == name);
        return found.map(|(_, value)| plain(value.clone()));
    }
    let user = || sources.user.iter().find(|one| one.name == name).cloned();
    system(name, sources.system).map(plain).or_else(user)
}

fn system(name: &str, system: System<'_>) -> Option<String> {
    // What is kept of an instance holds copies of other variables, too, as they were when it was kept.
    if !SYSTEM.contains(&name) {
        return None;
    }
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
            TIME_ZONE => client.zone.clone(),
            _ => None,
        },
        System::Kept(kept) => {
            let found = kept.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone())
        }
    }
}
