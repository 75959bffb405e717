//! A page that the customer saw, with what they answered.

use {
    crate::state::Store,
    contact_us_wire::{
        history::{GivenAnswer, ShownPage, Way},
        interaction::ElementKind,
    },
    leptos::prelude::*,
};

/// A page; `last` is whether nothing happened after it was shown.
#[component]
pub fn Page(page: ShownPage, last: bool) -> impl IntoView {
    let store = Store::expect();
    let kind = match (page.back, page.kind) {
        (true, _) => "console.history.back",
        (false, ElementKind::Finish) => "console.history.finish",
        (false, _) => "console.history.page",
    };
    let way = page.left.map(|left| left.way);
    let note = match (way, page.answers.is_empty()) {
        (Some(Way::Back), false) => Some("console.history.left.back"),
        (None | Some(Way::Hangup), false) => Some("console.history.left.not"),
        (None, true) if last && page.kind != ElementKind::Finish => Some("console.history.here"),
        _ => None,
    };
    let text: Vec<_> = page
        .text
        .into_iter()
        .map(|text| view! { <p>{text}</p> })
        .collect();
    let answers: Vec<_> = page
        .answers
        .into_iter()
        .map(|answer| {
            // A page of one question is headed by it.
            let said = answer.label == page.heading;
            view! { <Given answer said/> }
        })
        .collect();
    let class = if way == Some(Way::Back) {
        "cu-step__page cu-step__page--undone"
    } else {
        "cu-step__page"
    };
    view! {
        <div class=class>
            <p class="cu-step__kind">{store.get(kind)}</p>
            <h3 dir="auto">{page.heading}</h3>
            {(!text.is_empty()).then(|| view! { <div class="cu-step__text" dir="auto">{text}</div> })}
            {(!answers.is_empty()).then(|| view! { <dl class="cu-answers">{answers}</dl> })}
            {note.map(|note| view! { <p class="cu-step__note">{store.get(note)}</p> })}
        </div>
    }
}

/// An answer. `said` is whether its question stands above it already: then it is read out alone.
#[component]
fn Given(answer: GivenAnswer, said: bool) -> impl IntoView {
    let store = Store::expect();
    let class = said.then_some("cu-visually-hidden");
    let values = match (answer.masked, answer.values.is_empty()) {
        (true, _) => {
            view! { <dd class="cu-answers__none">{store.get("console.history.masked")}</dd> }
                .into_any()
        }
        (false, true) => {
            view! { <dd class="cu-answers__none">{store.get("console.history.unanswered")}</dd> }
                .into_any()
        }
        (false, false) => {
            let all: Vec<_> = answer
                .values
                .into_iter()
                .map(|value| view! { <dd dir="auto">{value}</dd> })
                .collect();
            all.into_any()
        }
    };
    view! {
        <div>
            <dt class=class dir="auto">{answer.label}</dt>
            {values}
        </div>
    }
}
