//! A part of a page whose code is loaded when it is shown.

use {
    super::line,
    crate::{
        browser::later::Missing,
        state::{Session, Watched},
        views::node::{Element, Node, effect, tag, when_changed},
    },
    leptos::task::spawn_local,
};

/// What `code` gives is drawn as soon as it is here; `place` stands there until then, and on the server. Where it cannot
/// be loaded, a sentence says so and Retry asks for it again.
pub fn loaded<D, F>(
    code: fn() -> F,
    place: impl Fn() -> Node + Send + 'static,
    draw: impl Fn(D) -> Node + Send + 'static,
) -> Node
where
    D: Copy + Send + Sync + 'static,
    F: Future<Output = Result<D, Missing>> + 'static,
{
    let session = Session::expect();
    let found = Watched::new(None::<Result<D, Missing>>);
    let load = move || {
        found.set(None);
        spawn_local(async move { found.try_set(Some(code().await)) });
    };
    effect(load);
    when_changed(
        move || found.with(|found| found.as_ref().map(Result::is_ok)),
        move |_| match found.get_untracked() {
            None => place(),
            Some(Ok(found)) => draw(found),
            Some(Err(Missing)) => retry(session, "page.missing", load).into(),
        },
    )
}

/// Says that something could not be loaded, and asks for it again on a press.
pub fn retry(session: Session, sentence: &str, load: impl Fn() + Send + 'static) -> Element {
    let again = tag("button")
        .class("cu-button cu-button--small")
        .attr("type", "button")
        .on("click", move |_| load())
        .child(session.get("chat.retry"));
    tag("div")
        .class("cu-retry")
        .attr("role", "alert")
        .child(line("cu-lead", session.get(sentence)))
        .child(again)
}
