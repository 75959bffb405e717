//! A save that was refused: which fields, each as a link to it.

use {
    crate::browser::field::{called, focus_field},
    contact_us_wire::FieldProblem,
    leptos::{ev::MouseEvent, prelude::*},
};

/// The summary beside Save.
pub fn refused(sentence: String, fields: &[FieldProblem]) -> impl IntoView + use<> {
    let lines: Vec<_> = fields.iter().map(line).collect();
    view! {
        <div id="settings-problem" class="cu-summary" tabindex="-1">
            <p role="alert">{sentence}</p>
            {(!lines.is_empty()).then(|| view! { <ul>{lines}</ul> })}
        </div>
    }
}

/// One field by its name, and what is wrong with it.
fn line(problem: &FieldProblem) -> impl IntoView + use<> {
    let id = ["set-", &problem.field.replace('.', "-")].concat();
    let href = ["#", &id].concat();
    let is_entry = problem.field.contains('.');
    let text = match called(&id, is_entry) {
        Some(name) => [name.as_str(), &problem.detail].join(": "),
        None => problem.detail.clone(),
    };
    let go = move |event: MouseEvent| {
        event.prevent_default();
        focus_field(&id, is_entry);
    };
    view! { <li><a href=href on:click=go>{text}</a></li> }
}
