//! Where a customer stands, and where they come from there.

mod answers;
mod input;
mod page;
mod person;
mod progress;
#[cfg(test)]
mod tests;

pub use {
    answers::{Answer, Known, answers},
    input::InputFault,
    person::Person,
};

use {
    crate::{Branch, Definition, Element, Offer, Text, Variable},
    contact_us_wire::interaction::{Direction, ElementKind},
    std::collections::BTreeMap,
};

/// What stands in a page's fields, by the name of its variable. As typed.
pub type Input = BTreeMap<String, Vec<String>>;

/// What variables hold, by name. Several values only of a field with any number of choices; an empty list is nothing.
pub type Values = BTreeMap<String, Vec<String>>;

/// A navigation that was recorded. One that ended the Interaction from outside is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Which way.
    pub direction: Direction,
    /// What stood in the fields; at the start, what the link gave for variables.
    pub input: Input,
}

/// Where a customer stands in an Interaction: a pure function of the definition and of what they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'d> {
    definition: &'d Definition,
    element: &'d Element,
    /// What the variables hold.
    values: Values,
    /// The pages that led here, the first one first.
    trail: Vec<Visit<'d>>,
    /// What stood in each page's fields when it was left last, checked or not.
    drafts: BTreeMap<&'d str, Input>,
}

/// A page that was left with Next.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Visit<'d> {
    element: &'d Element,
    input: Input,
    /// What its variables held before it was answered.
    before: Values,
}

/// Stands for an element that is not there, which no definition that was found right names.
static NOWHERE: Element = Element {
    id: String::new(),
    kind: ElementKind::Finish,
    heading: Text::Plain(String::new()),
    text: Vec::new(),
    offer: Offer {
        options: Vec::new(),
        button: false,
        queue: None,
        schedule: None,
    },
    prompt: None,
    fields: Vec::new(),
    next: Vec::new(),
};

impl<'d> Run<'d> {
    /// The most characters that a link may give for one variable.
    pub const LONGEST_GIVEN: usize = 200;

    /// At the first page. Of what the link gives, that counts which the definition lets it fill and which fits.
    pub fn first(definition: &'d Definition, given: &Values) -> Self {
        let default = |variable: &Variable| {
            let value = Some(variable.default.clone()).filter(|value| !value.is_empty());
            (variable.name.clone(), value.into_iter().collect())
        };
        let fits = |(name, values): (&String, &Vec<String>)| {
            let value = input::given(definition, name, values.first()?)?;
            Some((name.clone(), vec![value]))
        };
        let defaults = definition.variables.iter().map(default);
        Self {
            definition,
            element: definition.element(&definition.start).unwrap_or(&NOWHERE),
            values: defaults.chain(given.iter().filter_map(fits)).collect(),
            trail: Vec::new(),
            drafts: BTreeMap::new(),
        }
    }

    /// Where these navigations lead, from the start on.
    pub fn replay<'p>(
        definition: &'d Definition,
        past: impl IntoIterator<Item = &'p Past>,
    ) -> Self {
        let mut run = Self::first(definition, &Values::new());
        for past in past {
            run.apply(past);
        }
        run
    }

    /// Does once more what was done. A Next whose input does not pass keeps the input and goes nowhere.
    pub fn apply(&mut self, past: &Past) {
        match past.direction {
            Direction::Start => *self = Self::first(self.definition, &past.input),
            Direction::Next => drop(self.next(&past.input)),
            Direction::Back => self.back(&past.input),
            Direction::Contact => self.keep(&past.input),
        }
    }

    /// The page.
    pub fn element(&self) -> &'d Element {
        self.element
    }

    /// The definition.
    pub fn definition(&self) -> &'d Definition {
        self.definition
    }

    /// Whether the end is reached: nothing leads on.
    pub fn is_finished(&self) -> bool {
        self.element.kind == ElementKind::Finish
    }

    /// On. The input is kept in any case. Where nothing leads on, the run stays.
    ///
    /// # Errors
    /// What is wrong with the input, in the order of the fields; the run stays then.
    pub fn next(&mut self, input: &Input) -> Result<(), Vec<InputFault>> {
        self.keep(input);
        let faults = input::faults(self.element, input);
        if !faults.is_empty() {
            return Err(faults);
        }
        let before = self.answer(input);
        match self.way_on() {
            Some(element) => {
                let input = self.draft();
                let left = std::mem::replace(&mut self.element, element);
                self.trail.push(Visit {
                    element: left,
                    input,
                    before,
                });
            }
            None => self.values.extend(before),
        }
        Ok(())
    }

    /// Back to the page before, with what was typed there. The input is kept as it is, to be shown when its page comes
    /// again. The run stays where there is no page before.
    pub fn back(&mut self, input: &Input) {
        self.keep(input);
        if let Some(visit) = self.trail.pop() {
            self.element = visit.element;
            self.values.extend(visit.before);
            self.drafts.insert(&visit.element.id, visit.input);
        }
    }

    /// Keeps what stands in the page's fields, unchecked, without going anywhere.
    pub fn keep(&mut self, input: &Input) {
        let kept = input::of_page(self.element, input);
        self.drafts.insert(&self.element.id, kept);
    }

    /// What the variables hold: the answers on the way here; else what the link gave; else their defaults. An answer of
    /// a page that the customer has gone back from does not count.
    pub fn values(&self) -> Values {
        self.values.clone()
    }

    /// Lets the page's variables hold what was typed; gives what they held before.
    fn answer(&mut self, input: &Input) -> Values {
        let mut before = Values::new();
        for field in &self.element.fields {
            let value = input::check(field, input::typed(field, input)).unwrap_or_default();
            let held = self.values.insert(field.variable.clone(), value);
            before.insert(field.variable.clone(), held.unwrap_or_default());
        }
        before
    }

    fn draft(&self) -> Input {
        let draft = self.drafts.get(self.element.id.as_str());
        draft.cloned().unwrap_or_default()
    }

    fn way_on(&self) -> Option<&'d Element> {
        let holds = |branch: &&Branch| {
            let when = branch.when.as_ref();
            when.is_none_or(|when| when.holds(&self.values))
        };
        let branch = self.element.next.iter().find(holds)?;
        self.definition.element(&branch.to)
    }
}
