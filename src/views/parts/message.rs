//! The message: a field of several lines that says how much room is left.

use {
    super::{
        Need,
        field::{FieldLabel, FieldProblem, described},
    },
    crate::{
        domain::message,
        state::{Form, Session},
    },
    leptos::prelude::*,
};

/// The counter is shown once fewer characters than this are left.
const NEAR: usize = 500;

/// A field of several lines.
#[component]
pub fn MessageField(
    /// The form it belongs to.
    form: Form,
    /// Its name in the request.
    name: &'static str,
    /// The key of its label.
    label: &'static str,
) -> impl IntoView {
    let session = Session::expect();
    let length = Memo::new(move |_| message::length(&form.value(name)));
    let room = move || match length.get() {
        over if over > message::LONGEST => session.with(
            "email.message.over",
            &[("n", &(over - message::LONGEST).to_string())],
        ),
        near if near + NEAR > message::LONGEST => session.with(
            "email.message.left",
            &[("n", &(message::LONGEST - near).to_string())],
        ),
        _ => String::new(),
    };
    view! {
        <div class="cu-field" class=("cu-field--wrong", move || form.problem(name).is_some())>
            <FieldLabel name label need=Need::Required/>
            <FieldProblem form name/>
            <textarea
                class="cu-input cu-input--text"
                id=name
                name=name
                rows="7"
                dir="auto"
                aria-required="true"
                aria-invalid=move || form.problem(name).map(|_| "true")
                aria-describedby=described(form, name, false, Need::Required)
                prop:value=move || form.value(name)
                on:input=move |event| form.typed(name, event_target_value(&event))
            >
                {raw_text(form.value(name))}
            </textarea>
            <p class="cu-hint cu-counter" role="status">{room}</p>
        </div>
    }
}

/// The text of a textarea as markup.
///
/// On the server Leptos writes the children of a textarea as they are, so that a draft could close it and go on with
/// a script. A line end at the start is written twice, because the parser of HTML drops the first.
fn raw_text(text: String) -> String {
    if !cfg!(feature = "ssr") {
        return text;
    }
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    ["\n", &escaped].concat()
}
