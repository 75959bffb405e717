//! How far the customer has come.

use {
    super::Run,
    crate::{Definition, Element},
    std::collections::BTreeMap,
};

/// Pages of the longest way on from each element, by id; none while it is being counted, and where a way leads in a
/// circle.
type Longest<'d> = BTreeMap<&'d str, Option<usize>>;

impl Run<'_> {
    /// In percent of the pages that there would be on the longest way from here, so that it never falls on the way on.
    /// None as long as a circle lies ahead: nobody knows how often it will be gone round.
    pub(super) fn progress(&self) -> Option<u8> {
        let ahead = longest(self.definition, self.element, &mut Longest::new())?;
        let done = self.trail.len();
        match done + ahead {
            0 => Some(100),
            all => u8::try_from(100 * done / all).ok(),
        }
    }
}

fn longest<'d>(
    definition: &'d Definition,
    from: &'d Element,
    known: &mut Longest<'d>,
) -> Option<usize> {
    if let Some(counted) = known.get(from.id.as_str()) {
        return *counted;
    }
    known.insert(&from.id, None);
    let mut most = Some(0);
    for branch in &from.next {
        let way = definition.element(&branch.to);
        let pages = way.and_then(|element| longest(definition, element, known));
        most = most.zip(pages).map(|(most, pages)| most.max(pages + 1));
    }
    known.insert(&from.id, most);
    most
}
