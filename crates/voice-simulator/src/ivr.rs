//! What the telephone system does: which actions it carries out, and how it fails when it is told to.

#[cfg(test)]
mod tests;

use {
    serde::Deserialize,
    serde_json::{Map, Value},
};

/// What may be typed while a call is open.
pub(crate) const COMMANDS: &str = "\
drop   the caller hangs up
hold   stop asking for actions; once more: ask again
die    take the next action and do nothing with it
again  a new call under the same id
quit   hang up and end";

/// An action, as the Voice Proxy hands it out.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub(crate) struct Action {
    /// Its name.
    pub action: String,
    /// What it carries.
    #[serde(default)]
    pub variables: Map<String, Value>,
}

/// What follows from an action or a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Nothing more.
    Nothing,
    /// Connect the call, which leaves the IVR then.
    Connect,
    /// Say that the call is not open any more.
    HangUp,
    /// Open a new call.
    Begin,
    /// Hang up, and end the program.
    Quit,
}

/// How it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Health {
    Alive,
    Holding,
    Dying,
    Dead,
}

/// The telephone system with one call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ivr {
    health: Health,
    on_call: bool,
}

impl Ivr {
    /// One whose call is open.
    pub(crate) fn new() -> Self {
        Self {
            health: Health::Alive,
            on_call: true,
        }
    }

    /// Whether it asks for actions.
    pub(crate) fn asks(&self) -> bool {
        self.on_call && matches!(self.health, Health::Alive | Health::Dying)
    }

    /// Whether its call is open.
    pub(crate) fn on_call(&self) -> bool {
        self.on_call
    }

    /// Carries out an action: what it says of it, and what follows.
    pub(crate) fn act(&mut self, action: &Action) -> (String, Then) {
        let name = action.action.as_str();
        if self.health == Health::Dying {
            self.health = Health::Dead;
            return (format!("died with {name} in hand"), Then::Nothing);
        }
        let variables = Value::Object(action.variables.clone());
        let text = |key: &str| action.variables.get(key).and_then(Value::as_str);
        match name {
            "Prompt" => {
                let played = text("Prompt").map_or(variables.to_string(), str::to_owned);
                (format!("plays: {played}"), Then::Nothing)
            }
            "Step" => {
                let element = text("Element").map_or(variables.to_string(), str::to_owned);
                (format!("the caller is at: {element}"), Then::Nothing)
            }
            "Transfer" => (
                format!("transfers the call, with {variables}"),
                Then::Connect,
            ),
            _ => (
                format!("knows no {name}; it carries {variables}"),
                Then::Nothing,
            ),
        }
    }

    /// The call has left for an agent.
    pub(crate) fn connected(&mut self) {
        self.on_call = false;
    }

    /// Does what was typed; none where that is no command.
    pub(crate) fn told(&mut self, command: &str) -> Option<(&'static str, Then)> {
        Some(match command.trim() {
            "drop" => {
                self.on_call = false;
                ("the caller hung up", Then::HangUp)
            }
            "hold" if self.health == Health::Holding => {
                self.health = Health::Alive;
                ("asks for actions again", Then::Nothing)
            }
            "hold" => {
                self.health = Health::Holding;
                ("asks for no actions", Then::Nothing)
            }
            "die" => {
                self.health = Health::Dying;
                ("will die with the next action in hand", Then::Nothing)
            }
            "again" => {
                *self = Self::new();
                ("a new call", Then::Begin)
            }
            "quit" => {
                self.on_call = false;
                ("hung up", Then::Quit)
            }
            _ => return None,
        })
    }
}
