//! The frame of a form: the summary of its problems, its fields, its button. It works without script, too.

use {
    super::summary::ProblemSummary,
    crate::{
        domain::outcome::Phase,
        state::{Form, Session},
    },
    leptos::prelude::*,
};

/// A form that the app sends by fetch and a browser without script by itself.
#[component]
pub fn FormFrame(
    /// The form.
    form: Form,
    /// Where a browser without script sends it.
    action: &'static str,
    /// The key of the button's name.
    button: &'static str,
    /// The key of what is said beside the button: what will be sent.
    summary: &'static str,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let session = Session::expect();
    let boot = session.boot();
    let sending = move || form.phase().with(|phase| *phase == Phase::Sending);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.submit();
    };
    view! {
        <ProblemSummary form/>
        <form class="cu-form" method="post" action=session.link(action) novalidate on:submit=submit>
            <input type="hidden" name="key" value=boot.key.clone()/>
            <input type="hidden" name="visitor" value=boot.visitor.clone()/>
            <p class="cu-note" role="status">
                {move || form.restored().get().then(|| session.get("form.restored"))}
            </p>
            {children()}
            <div class="cu-form__end">
                <button class="cu-button" type="submit" aria-disabled=move || sending().then_some("true")>
                    {session.get(button)}
                </button>
                <p class="cu-hint cu-form__summary">{session.get(summary)}</p>
                <p class="cu-form__state" role="status">
                    {move || sending().then(|| session.get("form.sending"))}
                </p>
            </div>
        </form>
    }
}
