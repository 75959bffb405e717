//! What a customer did in an Interaction, read from its navigations. Nothing sensitive is in the result.

#[cfg(test)]
mod tests;

use {
    contact_us_interaction::{Answer, Definition, Input, Past, Run},
    contact_us_wire::{
        history::{Left, Way},
        interaction::{Direction, ElementPage, InputField},
    },
};

/// One navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// When, UTC milliseconds.
    pub at: i64,
    /// What was done.
    pub act: Act,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The customer moved, or pressed Contact Us.
    Past(Past),
    /// The call ended, and the Interaction with it.
    Hangup,
}

/// A page, from when it was shown until it was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// When it was shown.
    pub at: i64,
    /// The page as others may read it; nothing stands in its fields.
    pub page: ElementPage,
    /// What stood in the fields when they were last heard of, in order; none before.
    pub given: Vec<Given>,
    /// Whether Back led here.
    pub back: bool,
    /// How it was left.
    pub left: Option<Left>,
}

/// What stood in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// As people read it.
    pub answer: Answer,
    /// The values of the choices that were made; none of what is sensitive.
    pub chosen: Vec<String>,
}

/// What happened, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A page was shown: its place in [`Record::visits`].
    Shown(usize),
    /// Contact Us was pressed on that page.
    Contact(usize),
    /// The call ended.
    Hangup,
}

/// A page on the way to where the customer stands.
#[derive(Clone, Copy, Debug)]
struct Stop {
    /// The visit that is meant when they stand here.
    visit: usize,
    /// The visit whose answers count.
    answered: Option<usize>,
}

/// Everything that an instance's navigations tell.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Every page that was shown, in order.
    pub visits: Vec<Visit>,
    /// What happened, with its time.
    pub moments: Vec<(i64, Moment)>,
    trail: Vec<Stop>,
}

impl Record {
    /// Reads the navigations of an instance, in a language of its definition.
    pub fn of(definition: &Definition, moves: &[Move], language: &str) -> Self {
        let mut record = Self::default();
        let mut run = Run::first(definition, &Input::new());
        for one in moves {
            match &one.act {
                Act::Past(past) => record.past(&mut run, past, one.at, language),
                Act::Hangup => {
                    record.leave(one.at, Way::Hangup);
                    record.moments.push((one.at, Moment::Hangup));
                }
            }
        }
        record
    }

    /// The pages with answers that count, on the way to where the customer stands: of a page that they answered again
    /// the last answers, and none of a page that they went back from.
    pub fn answered(&self) -> impl Iterator<Item = &Visit> {
        let visits = self.trail.iter().filter_map(|stop| stop.answered);
        visits
            .map(|at| &self.visits[at])
            .filter(|visit| !visit.given.is_empty())
    }

    /// The pages that were completed: left with Next, or with nothing behind them.
    pub fn completed(&self) -> impl Iterator<Item = &Visit> {
        self.visits.iter().filter(|visit| {
            let left = visit.left.is_some_and(|left| left.way == Way::Next);
            left || !visit.page.next
        })
    }

    fn past(&mut self, run: &mut Run<'_>, past: &Past, at: i64, language: &str) {
        if past.direction == Direction::Start {
            run.apply(past);
            self.trail.clear();
            return self.show(run, at, language, false);
        }
        self.hear(run, &past.input, language);
        match past.direction {
            Direction::Contact => {
                run.apply(past);
                let on = self.visits.len().saturating_sub(1);
                self.moments.push((at, Moment::Contact(on)));
            }
            Direction::Next => {
                if run.next(&past.input).is_ok() {
                    self.leave(at, Way::Next);
                    if let Some(stop) = self.trail.last_mut() {
                        stop.answered = Some(stop.visit);
                    }
                    self.show(run, at, language, false);
                }
            }
            Direction::Back | Direction::Start => {
                run.apply(past);
                self.leave(at, Way::Back);
                self.trail.pop();
                self.show(run, at, language, true);
            }
        }
    }

    /// A page is shown: one more on the way, or the one that Back led to.
    fn show(&mut self, run: &Run<'_>, at: i64, language: &str, back: bool) {
        let visit = self.visits.len();
        self.moments.push((at, Moment::Shown(visit)));
        self.visits.push(Visit {
            at,
            page: run.page_told(language),
            given: Vec::new(),
            back,
            left: None,
        });
        match self.trail.last_mut().filter(|_| back) {
            Some(stop) => stop.visit = visit,
            None => self.trail.push(Stop {
                visit,
                answered: None,
            }),
        }
    }

    /// What stands in the fields of the page in front.
    fn hear(&mut self, run: &Run<'_>, input: &Input, language: &str) {
        let answers = run.answers(input, language);
        if let Some(visit) = self.visits.last_mut() {
            let fields = visit.page.fields.iter();
            let given = |(field, answer): (&InputField, Answer)| Given {
                chosen: chosen(field, &answer, input),
                answer,
            };
            visit.given = fields.zip(answers).map(given).collect();
        }
    }

    fn leave(&mut self, at: i64, way: Way) {
        if let Some(visit) = self.visits.last_mut() {
            visit.left = Some(Left { at, way });
        }
    }
}

/// The choices that were made, of those that were offered.
fn chosen(field: &InputField, answer: &Answer, input: &Input) -> Vec<String> {
    let values = input.get(&field.name).map_or(&[][..], Vec::as_slice);
    let offered = |value: &&String| field.choices.iter().any(|choice| choice.value == **value);
    values
        .iter()
        .filter(|_| !answer.masked)
        .filter(offered)
        .cloned()
        .collect()
}
