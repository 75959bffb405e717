//! The summary of a form's problems (GOV.UK, error summary). It takes the focus each time something was refused.

use {
    crate::{
        browser,
        domain::outcome::Phase,
        state::{Form, Session},
    },
    contact_us_wire::{FieldProblem, Outcome},
    leptos::prelude::*,
};

const ID: &str = "problem-summary";

/// What stands in the way, and where to mend it.
#[component]
pub fn ProblemSummary(
    /// The form.
    form: Form,
) -> impl IntoView {
    // The focus is the browser's own state. On a page that was served with problems it is moved at once.
    let served = form.phase().with_untracked(Phase::is_refused);
    Effect::new(move |last: Option<u32>| {
        let attempt = form.attempts().get();
        if attempt > last.unwrap_or(0) || (served && last.is_none()) {
            request_animation_frame(|| browser::focus::by_id(ID));
        }
        attempt
    });
    move || match form.phase().get() {
        Phase::Answered(Outcome::Rejected { fields }) => {
            Some(view! { <Fields fields/> }.into_any())
        }
        Phase::Answered(Outcome::Refused {
            detail,
            retry_after,
        }) => Some(view! { <Whole detail retry_after/> }.into_any()),
        _ => None,
    }
}

/// Each field that needs mending, as a link to it.
#[component]
fn Fields(
    /// What needs mending.
    fields: Vec<FieldProblem>,
) -> impl IntoView {
    let session = Session::expect();
    let items = fields
        .into_iter()
        .map(|problem| {
            let field = problem.field;
            let href = ["#", &field].concat();
            let jump = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                browser::focus::by_id(&field);
            };
            view! { <li><a class="cu-link" href=href rel="external" on:click=jump>{problem.detail}</a></li> }
        })
        .collect_view();
    view! {
        <div class="cu-summary" id=ID tabindex="-1" autofocus>
            <div role="alert">
                <h2 class="cu-summary__title">{session.get("form.problem")}</h2>
                <ul class="cu-summary__list">{items}</ul>
            </div>
        </div>
    }
}

/// The request was refused as a whole; with the seconds to wait, counted down.
#[component]
fn Whole(
    /// What to do.
    detail: String,
    /// Seconds after which trying again makes sense.
    retry_after: Option<u64>,
) -> impl IntoView {
    let session = Session::expect();
    let left = RwSignal::new(retry_after.unwrap_or(0));
    if retry_after.is_some() {
        Effect::new(move || {
            browser::timer::every_second(move || left.update(|n| *n = n.saturating_sub(1)));
        });
    }
    // Read out once, not every second: the numbers tick where no live region hears them.
    let wait = move || match (retry_after, left.get()) {
        (None, _) => detail.clone(),
        (Some(_), 0) => session.get("form.busy.over"),
        (Some(_), n) => session.with("form.busy", &[("n", &n.to_string())]),
    };
    view! {
        <div class="cu-summary" id=ID tabindex="-1" autofocus>
            <h2 class="cu-summary__title">{session.get("form.problem")}</h2>
            <p>{wait}</p>
        </div>
    }
}
