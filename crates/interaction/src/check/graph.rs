//! Ways: each leads somewhere, each element is on one, and none goes round for ever.

use {
    super::fault,
    crate::{Definition, Element, Fault},
    contact_us_wire::interaction::ElementKind,
    std::collections::BTreeSet,
};

/// Names of elements that are not there.
pub(super) fn targets(definition: &Definition) -> Vec<Fault> {
    let missing = |id: &String| !id.is_empty() && definition.element(id).is_none();
    let problem =
        |id: &String| format!("There is no element {id:?}. Add it, or name one that is there.");
    let mut found = Vec::new();
    if missing(&definition.start) {
        found.push(fault("", "start", problem(&definition.start)));
    }
    for element in &definition.elements {
        let ways = element.next.iter().enumerate();
        for (index, branch) in ways.filter(|(_, branch)| missing(&branch.to)) {
            let path = format!("next[{index}].to");
            found.push(fault(&element.id, path, problem(&branch.to)));
        }
    }
    found
}

/// Elements that nobody comes to, or out of. Every way must lead to an element that is there.
pub(super) fn faults(definition: &Definition) -> Vec<Fault> {
    let mut found = Vec::new();
    let reached = from(definition, [definition.start.as_str()], |_| true);
    for element in &definition.elements {
        let ahead = from(definition, [element.id.as_str()], |_| true);
        let mut ends = ahead.iter().filter_map(|id| definition.element(id));
        if !reached.contains(element.id.as_str()) {
            let problem = "No way leads here from the start. Let a next name it, or take it out.";
            found.push(fault(&element.id, "", problem));
        } else if !ends.any(is_end) {
            let problem =
                "No Finish or Contact Us element can be reached from here. Add a way out.";
            found.push(fault(&element.id, "next", problem));
        }
    }
    found.extend(circles(definition));
    found
}

/// Circles of statements. What is asked decides the way, so a circle in which nothing is asked is gone round for ever.
fn circles(definition: &Definition) -> Vec<Fault> {
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    for element in definition
        .elements
        .iter()
        .filter(|element| is_silent(element))
    {
        let ways = element.next.iter().map(|branch| branch.to.as_str());
        let ahead = from(definition, ways, is_silent);
        if told.contains(element.id.as_str()) || !ahead.contains(element.id.as_str()) {
            continue;
        }
        let comes_back = |id: &&str| {
            let other = definition.element(id);
            let ways = other.into_iter().flat_map(|other| &other.next);
            from(definition, ways.map(|branch| branch.to.as_str()), is_silent)
                .contains(element.id.as_str())
        };
        let round: Vec<_> = ahead.iter().copied().filter(comes_back).collect();
        let problem = format!(
            "The statements {} lead round in a circle in which nothing is asked. Ask something, or lead out of it.",
            round.join(", ")
        );
        found.push(fault(&element.id, "next", problem));
        told.extend(round);
    }
    found
}

fn is_end(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Finish | ElementKind::Contact)
}

fn is_silent(element: &Element) -> bool {
    element.kind == ElementKind::Statement
}

/// The ids that can be reached from `starts`, themselves among them, over elements of one sort.
fn from<'d>(
    definition: &'d Definition,
    starts: impl IntoIterator<Item = &'d str>,
    goes: impl Fn(&Element) -> bool,
) -> BTreeSet<&'d str> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = starts.into_iter().collect();
    while let Some(id) = open.pop() {
        let Some(element) = definition.element(id).filter(|element| goes(element)) else {
            continue;
        };
        if reached.insert(id) {
            open.extend(element.next.iter().map(|branch| branch.to.as_str()));
        }
    }
    reached
}
