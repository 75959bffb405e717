//! Ways on, and their conditions.

use {
    super::{
        VALUE,
        place::{Object, Place},
    },
    crate::{Branch, Condition},
    serde_json::Value,
};

/// Most branches of an element.
const BRANCHES: usize = 50;
/// Most conditions in each other.
const DEEPEST: usize = 8;
/// Most parts of a condition, and most values that it is held against.
const PARTS: usize = 50;
const KEYS: [&str; 8] = [
    "variable", "equals", "anyOf", "contains", "present", "all", "any", "not",
];

/// An element's id, or branches of which the last one alone is without a condition.
pub(super) fn ways(value: Value, place: &Place<'_>) -> Vec<Branch> {
    if value.is_string() {
        let to = place.string(value, VALUE);
        return to.into_iter().map(|to| Branch { when: None, to }).collect();
    }
    let items = place.list(value, 1..=BRANCHES);
    let last = items.len().saturating_sub(1);
    let mut branches = Vec::new();
    for (index, (item, place)) in items.into_iter().enumerate() {
        let mut object = place.object(item, &["when", "to"]);
        let when = object.take("when");
        match (&when, index == last) {
            (Some(_), true) => place.say(
                "The last branch must not have a condition, so that there is always a way on. Take out when, or add a branch behind it.",
            ),
            (None, false) => place.say(
                "This branch is always taken, so those behind it never are. Add when, or move it to the end.",
            ),
            _ => {}
        }
        branches.push(Branch {
            when: when.and_then(|(value, place)| condition(value, &place, DEEPEST)),
            to: object.needed_string("to", VALUE).unwrap_or_default(),
        });
    }
    branches
}

/// A condition, in which `depth` more may stand in each other.
fn condition(value: Value, place: &Place<'_>, depth: usize) -> Option<Condition> {
    if depth == 0 {
        place.say(format!(
            "Conditions may stand {DEEPEST} deep in each other. Make it simpler."
        ));
        return None;
    }
    let mut object = place.object(value, &KEYS);
    if let Some((value, place)) = object.take("variable") {
        return on_variable(place.string(value, VALUE)?, &mut object, &place);
    }
    if let Some((value, place)) = object.take("all") {
        return alone(object, &place, Condition::All(parts(value, &place, depth)));
    }
    if let Some((value, place)) = object.take("any") {
        return alone(object, &place, Condition::Any(parts(value, &place, depth)));
    }
    if let Some((value, place)) = object.take("not") {
        let part = condition(value, &place, depth - 1)?;
        return alone(object, &place, Condition::Not(Box::new(part)));
    }
    place.say("Write a condition here: one with variable, all, any or not.");
    None
}

fn parts(value: Value, place: &Place<'_>, depth: usize) -> Vec<Condition> {
    let items = place.list(value, 1..=PARTS).into_iter();
    items
        .filter_map(|(item, place)| condition(item, &place, depth - 1))
        .collect()
}

/// A condition on one variable, of which the rest of the object says which.
fn on_variable(name: String, object: &mut Object<'_>, place: &Place<'_>) -> Option<Condition> {
    let condition = if let Some(value) = object.string("equals", VALUE) {
        Condition::AnyOf(name, vec![value])
    } else if let Some((value, place)) = object.take("anyOf") {
        let items = place.list(value, 1..=PARTS).into_iter();
        let values = items.filter_map(|(item, place)| place.string(item, VALUE));
        Condition::AnyOf(name, values.collect())
    } else if let Some(value) = object.string("contains", VALUE) {
        Condition::Contains(name, value)
    } else if let Some(wanted) = object.flag("present") {
        Condition::Present(name, wanted)
    } else {
        place.say("Say what is asked of the variable: equals, anyOf, contains or present.");
        return None;
    };
    alone_in(object, place, condition)
}

fn alone(mut object: Object<'_>, place: &Place<'_>, condition: Condition) -> Option<Condition> {
    alone_in(&mut object, place, condition)
}

/// The condition, if nothing else is asked in the same object.
fn alone_in(object: &mut Object<'_>, place: &Place<'_>, is: Condition) -> Option<Condition> {
    let more = KEYS.iter().any(|key| object.take(key).is_some());
    if more {
        place.say("Ask one thing in a condition. Put several into all or any.");
    }
    (!more).then_some(is)
}
