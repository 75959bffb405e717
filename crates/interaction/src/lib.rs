//! Interactions: what is written down about one ([`Definition`]), and where a customer stands in one ([`Run`]).
//!
//! A definition is a JSON document of the format that `schema/interaction-1.json` describes. [`Definition::read`] takes
//! it only when every rule holds, and names all that is wrong at once ([`Fault`]). So the engine never meets a page that
//! is missing, a circle without a way out, or a language without words.
//!
//! A [`Run`] is not stored. It is a pure function of the definition and of the navigations that were recorded
//! ([`Run::replay`]), so there is one truth: the record. Whoever keeps it has to keep the definition's version, too.

mod check;
mod definition;
mod engine;
mod fault;
mod read;
#[cfg(test)]
mod tests;

pub use {
    definition::{
        Branch, Condition, Definition, Element, Field, LinkRule, Offer, OnCallHangup, Text,
        Variable,
    },
    engine::{Answer, Input, InputFault, Known, Past, Person, Run, Values, answers},
    fault::Fault,
};

/// The JSON Schema (draft 2020-12) of a definition.
pub const SCHEMA: &str = include_str!("../schema/interaction-1.json");

/// Interactions that a new account begins with, as JSON: each in English and Arabic.
pub const EXAMPLES: [&str; 3] = [
    include_str!("../interactions/broadband-fault.json"),
    include_str!("../interactions/lost-bank-card.json"),
    include_str!("../interactions/appointment.json"),
];

/// What a sensitive answer is shown as, wherever it is not the customer who reads it.
pub const MASK: &str = "••••";
