//! Answers as others read them: the agents in the history, the mail.

use {
    super::{Input, Run, input},
    crate::{Definition, Field, MASK},
    contact_us_rules::message,
    contact_us_wire::interaction::FieldKind,
};

/// One field of a page that was left, as it is shown in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The variable that it fills.
    pub variable: String,
    /// What was asked.
    pub label: String,
    /// What was answered: the labels of the chosen options, or what was typed. Empty when nothing was;
    /// [`MASK`] when it is sensitive.
    pub shown: Vec<String>,
    /// Whether it is masked.
    pub masked: bool,
}

/// A variable that holds something and may be told to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its name.
    pub name: String,
    /// What people read for it.
    pub label: String,
    /// What it holds, as people read it.
    pub value: String,
}

/// What was answered on a page, in a language of the definition. An element that is not there has no answers.
pub fn answers(
    definition: &Definition,
    element: &str,
    given: &Input,
    language: &str,
) -> Vec<Answer> {
    let mut run = Run::first(definition, &super::Values::new());
    match definition.element(element) {
        Some(element) => run.element = element,
        None => return Vec::new(),
    }
    run.answers(given, language)
}

impl Run<'_> {
    /// What was answered on this page, with the page's own words as the customer read them. For a history: ask before
    /// each navigation is applied.
    pub fn answers(&self, given: &Input, language: &str) -> Vec<Answer> {
        let language = self.definition.language(language);
        let values = self.values_told();
        let answer = |field: &Field| {
            let masked = self.is_sensitive(&field.variable);
            let shown = shown(field, input::typed(field, given), language);
            Answer {
                variable: field.variable.clone(),
                label: self.fill(&field.label, &values, language),
                shown: if masked && !shown.is_empty() {
                    vec![MASK.to_owned()]
                } else {
                    shown
                },
                masked,
            }
        };
        self.element.fields.iter().map(answer).collect()
    }

    /// The user variables that hold something, in the definition's order, as people read them. Sensitive ones never.
    pub fn known(&self, language: &str) -> Vec<Known> {
        let language = self.definition.language(language);
        let values = self.values();
        let variables = self.definition.variables.iter();
        let known = variables
            .filter(|variable| !variable.sensitive)
            .map(|variable| {
                let label = variable.label.as_ref().map(|label| label.get(language));
                Known {
                    name: variable.name.clone(),
                    label: label.unwrap_or(&variable.name).to_owned(),
                    value: self.readable(&variable.name, &values, language),
                }
            });
        known.filter(|known| !known.value.is_empty()).collect()
    }

    /// The heading of an element, as others than the customer may read it. None where there is no such element.
    pub fn heading(&self, element: &str, language: &str) -> Option<String> {
        let language = self.definition.language(language);
        let element = self.definition.element(element)?;
        Some(self.fill(&element.heading, &self.values_told(), language))
    }

    /// What the variables hold, with what is sensitive masked.
    pub(super) fn values_told(&self) -> super::Values {
        let mut values = self.values();
        for (name, value) in &mut values {
            if self.is_sensitive(name) && !value.is_empty() {
                *value = vec![MASK.to_owned()];
            }
        }
        values
    }

    pub(super) fn is_sensitive(&self, name: &str) -> bool {
        let variable = self.definition.variable(name);
        variable.is_some_and(|variable| variable.sensitive)
    }
}

/// What was typed as it is read; of options, only those that were offered.
fn shown(field: &Field, typed: &[String], language: &str) -> Vec<String> {
    let read = |value: &String| match field.kind {
        FieldKind::Choice | FieldKind::Choices => field
            .choice(value)
            .map(|label| label.get(language).to_owned()),
        FieldKind::Long => Some(message::clean(value)),
        _ => Some(message::clean_line(value)),
    };
    let shown = typed.iter().filter_map(read);
    shown.filter(|text| !text.is_empty()).collect()
}
