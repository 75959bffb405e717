//! The summary of a form's problems (GOV.UK, error summary). It takes the focus each time something was refused.

use {
    crate::{
        browser,
        domain::outcome::Phase,
        state::{Session, Trouble, Watched},
        views::node::{Element, Node, effect, live, tag, when_changed},
    },
    contact_us_wire::{FieldProblem, Outcome},
    leptos::prelude::*,
    std::cell::Cell,
};

const ID: &str = "problem-summary";

/// What stands in the way, and where to mend it. `way` is a way on that is offered where it was refused as a whole.
pub fn problem_summary(form: Trouble, way: fn() -> Node) -> Node {
    let session = Session::expect();
    // The focus is the browser's own state. On a page that was served with problems it is moved at once.
    let served = form.phase().with_untracked(Phase::is_refused);
    let last = Cell::new(None);
    effect(move || {
        let attempt = form.attempts();
        let last = last.replace(Some(attempt));
        if attempt > last.unwrap_or(0) || (served && last.is_none()) {
            request_animation_frame(|| browser::focus::by_id(ID));
        }
    });
    when_changed(
        // A repeated answer is said again.
        move || (form.attempts(), form.phase().get()),
        move |(_, phase)| match phase {
            Phase::Answered(Outcome::Rejected { fields }) => Some(of_fields(session, fields)),
            Phase::Answered(Outcome::Refused {
                detail,
                retry_after,
            }) => Some(of_all(session, detail, retry_after).child(way())),
            _ => None,
        },
    )
}

fn frame(inside: impl Into<Node>) -> Element {
    tag("div")
        .class("cu-summary")
        .attr("id", ID)
        .attr("tabindex", "-1")
        .attr("autofocus", "")
        .child(inside)
}

fn title(session: Session) -> Element {
    tag("h2")
        .class("cu-summary__title")
        .child(session.get("form.problem"))
}

/// Each field that needs mending, as a link to it.
fn of_fields(session: Session, fields: Vec<FieldProblem>) -> Element {
    let items = fields.into_iter().map(|problem| {
        let field = problem.field;
        let link = tag("a")
            .class("cu-link")
            .attr("href", ["#", &field].concat())
            .attr("rel", "external")
            .on("click", move |event| {
                event.prevent_default();
                browser::focus::by_id(&field);
            });
        tag("li").child(link.child(problem.detail))
    });
    let list = tag("ul")
        .class("cu-summary__list")
        .child(items.collect::<Node>());
    let alert = tag("div").attr("role", "alert");
    frame(alert.child(title(session)).child(list))
}

/// The request was refused as a whole; with the seconds to wait, counted down.
fn of_all(session: Session, detail: String, retry_after: Option<u64>) -> Element {
    let left = Watched::new(retry_after.unwrap_or(0));
    if retry_after.is_some() {
        effect(move || {
            browser::timer::every_second(move || left.update(|n| *n = n.saturating_sub(1)));
        });
    }
    // Read out once, not every second: the numbers tick where no live region hears them.
    let wait = move || match (retry_after, left.get()) {
        (None, _) => detail.clone(),
        (Some(_), 0) => session.get("form.busy.over"),
        (Some(_), n) => session.with("form.busy", &[("n", &n.to_string())]),
    };
    frame(vec![
        title(session).into(),
        tag("p").child(live(wait)).into(),
    ])
}
