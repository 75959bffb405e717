//! A labelled field of one line, with its hint and its problem (GOV.UK, text input).

use {
    crate::state::{Form, Session},
    leptos::prelude::*,
};

/// Whether a field may stay empty.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must be filled.
    Required,
    /// It may stay empty; said in words.
    Optional,
}

/// What is typed into it: chooses keyboard and autofill.
#[derive(Clone, Copy)]
pub enum TextKind {
    /// A first name.
    FirstName,
    /// A last name.
    LastName,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
}

impl TextKind {
    /// `type`, `autocomplete`, `inputmode`.
    fn attributes(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::FirstName => ("text", "given-name", "text"),
            Self::LastName => ("text", "family-name", "text"),
            Self::Phone => ("tel", "tel", "tel"),
            // Not `type="email"`: browsers would trim and convert what is typed, and we say what is wrong ourselves.
            Self::Email => ("text", "email", "email"),
        }
    }
}

/// A field of one line.
#[component]
pub fn TextField(
    /// The form it belongs to.
    form: Form,
    /// Its name in the request, and the base of the ids `{name}-hint`, `{name}-note` and `{name}-error`.
    name: &'static str,
    /// The key of its label.
    label: &'static str,
    /// The key of the hint below the label.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// What is typed into it.
    kind: TextKind,
    /// Whether it may stay empty.
    need: Need,
) -> impl IntoView {
    let session = Session::expect();
    let (type_, autocomplete, inputmode) = kind.attributes();
    let plain = matches!(kind, TextKind::Email | TextKind::Phone);
    let initial = form.value(name);
    view! {
        <div class="cu-field" class=("cu-field--wrong", move || form.problem(name).is_some())>
            <FieldLabel name label need/>
            {hint.map(|hint| view! { <p class="cu-hint" id=[name, "-hint"].concat()>{session.get(hint)}</p> })}
            <FieldProblem form name/>
            <input
                class="cu-input"
                id=name
                name=name
                type=type_
                autocomplete=autocomplete
                inputmode=inputmode
                autocapitalize=plain.then_some("off")
                spellcheck=plain.then_some("false")
                dir=if plain { "ltr" } else { "auto" }
                aria-required=(need == Need::Required).then_some("true")
                aria-invalid=move || form.problem(name).map(|_| "true")
                aria-describedby=described(form, name, hint.is_some(), need)
                value=initial
                prop:value=move || form.value(name)
                on:input=move |event| form.typed(name, event_target_value(&event))
            />
        </div>
    }
}

/// A label, and beside it in words that the field may stay empty.
#[component]
pub fn FieldLabel(
    /// The field's name.
    name: &'static str,
    /// The key of the label.
    label: &'static str,
    /// Whether it may stay empty.
    need: Need,
) -> impl IntoView {
    let session = Session::expect();
    view! {
        <p class="cu-field__head">
            <label class="cu-label" for=name>{session.get(label)}</label>
            {(need == Need::Optional).then(|| view! {
                <span class="cu-field__note" id=[name, "-note"].concat()>{session.get("form.optional")}</span>
            })}
        </p>
    }
}

/// What to do about a field, beside it.
#[component]
pub fn FieldProblem(
    /// The form it belongs to.
    form: Form,
    /// The field's name.
    name: &'static str,
) -> impl IntoView {
    move || {
        form.problem(name).map(|problem| {
            view! { <p class="cu-field__problem" id=[name, "-error"].concat()>{problem}</p> }
        })
    }
}

/// The ids of what describes a field: only those that exist.
pub fn described(
    form: Form,
    name: &'static str,
    hint: bool,
    need: Need,
) -> impl Fn() -> Option<String> + Clone + Send + 'static {
    move || {
        let mut ids = Vec::new();
        if need == Need::Optional {
            ids.push([name, "-note"].concat());
        }
        if hint {
            ids.push([name, "-hint"].concat());
        }
        if form.problem(name).is_some() {
            ids.push([name, "-error"].concat());
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}
