//! The history of an instance, to be read and printed.

mod contacts;
mod facts;
mod page;
mod step;

use {
    super::icon::Icon,
    crate::{
        browser::{focus, page as document},
        state::{HistoryPage, Store, reading::Reading},
    },
    contact_us_wire::history::History,
    facts::{Facts, Known, Openings},
    leptos::prelude::*,
    step::StepLine,
};

/// Where reading begins.
const HEADING: &str = ".cu-history h1";

/// The history that a receipt opens.
#[component]
pub fn HistoryView(
    /// The receipt number.
    reference: String,
    /// The right to open it.
    token: String,
) -> impl IntoView {
    let store = Store::expect();
    let page = HistoryPage::provide(store, reference.clone(), token);
    document::set_title(&[&reference, " · ", &store.get("console.history.title")].concat());
    on_cleanup(move || document::set_title(&store.get("console.title")));
    let draw = move || match page.reading.get() {
        Reading::Loading => {
            view! { <p class="cu-note" role="status">{store.get("console.history.loading")}</p> }
                .into_any()
        }
        Reading::Known(history) => view! { <Whole history=*history/> }.into_any(),
        Reading::Denied(why) => {
            view! { <Refused word="console.history.denied" why again=false/> }.into_any()
        }
        Reading::Missing(why) => {
            view! { <Refused word="console.history.missing" why again=false/> }.into_any()
        }
        Reading::Failed(why) => {
            let why = why.unwrap_or_else(|| store.get("console.history.failed.lead"));
            view! { <Refused word="console.history.failed" why again=true/> }.into_any()
        }
    };
    view! {
        <header class="cu-top cu-history__top">
            <p class="cu-top__brand"><Icon name="mark"/><span>{store.get("console.title")}</span></p>
            <span class="cu-top__state"></span>
            <a class="cu-button cu-button--small" href=store.desk_address()>{store.get("console.history.desk")}</a>
        </header>
        <main class="cu-history">{draw}</main>
    }
}

/// It is not there to be read, and why.
#[component]
fn Refused(word: &'static str, why: String, again: bool) -> impl IntoView {
    let (store, page) = (Store::expect(), HistoryPage::expect());
    focus::soon(HEADING);
    view! {
        <h1 tabindex="-1">{store.get(word)}</h1>
        <p class="cu-notice" role="alert">{why}</p>
        {again.then(|| view! {
            <button class="cu-button cu-history__again" type="button" on:click=move |_| page.load()>
                {store.get("console.again")}
            </button>
        })}
    }
}

#[component]
fn Whole(history: History) -> impl IntoView {
    let store = Store::expect();
    let title = if history.title.is_empty() {
        store.get("console.history.title")
    } else {
        history.title.clone()
    };
    focus::soon(HEADING);
    let nothing = history.steps.is_empty();
    let openings = history.openings.clone();
    let steps = history.steps.clone();
    let last = steps.len();
    let lines: Vec<_> = steps
        .into_iter()
        .enumerate()
        .map(|(at, step)| view! { <StepLine step last={at + 1 == last}/> })
        .collect();
    view! {
        <div class="cu-history__head">
            <h1 tabindex="-1"><bdi>{title}</bdi></h1>
            <button class="cu-button cu-button--small cu-history__print" type="button" on:click=|_| document::print()>
                {store.get("console.history.print")}
            </button>
        </div>
        <Facts history=history.clone()/>
        <h2>{store.get("console.history.steps")}</h2>
        {nothing.then(|| view! { <p class="cu-note">{store.get("console.history.none")}</p> })}
        <ol class="cu-steps">{lines}</ol>
        <Known history/>
        <Openings openings/>
    }
}
