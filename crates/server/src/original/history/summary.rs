//! A page of the summary: only what was asked and answered.
//!
//! The original's documents name the parts and not their keys, which are ours.

use {
    crate::history::record::{Given, Visit},
    serde::Serialize,
};

/// A page that asked for something.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Page {
    page_id: String,
    page_title: String,
    /// When it was shown: UTC milliseconds.
    timestamp: i64,
    /// Its text above the questions, plain.
    header: String,
    /// Our pages have nothing below them.
    footer: &'static str,
    questions: Vec<Question>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Question {
    reference_name: String,
    label: String,
    /// The chosen options by what the customer saw, or what was typed.
    answers: Vec<String>,
}

/// A visit in that shape.
pub(super) fn page(visit: &Visit) -> Page {
    let question = |given: &Given| Question {
        reference_name: given.answer.variable.clone(),
        label: given.answer.label.clone(),
        answers: given.answer.shown.clone(),
    };
    let answered = visit.given.iter().filter(|given| !given.answer.shown.is_empty());
    Page {
        page_id: visit.page.element.clone(),
        page_title: visit.page.heading.clone(),
        timestamp: visit.at,
        header: visit.page.text.join("\n"),
        footer: "",
        questions: answered.map(question).collect(),
    }
}
