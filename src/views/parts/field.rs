//! A labelled field of one line, with its hint and its problem (GOV.UK, text input).

use {
    super::{line, span},
    crate::{
        state::{Form, Session, Trouble},
        views::node::{Element, Node, live, tag},
    },
    leptos::prelude::event_target_value,
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
#[derive(Clone, Copy)]
pub struct TextField {
    /// Its name in the request, and the base of the ids `{name}-hint`, `{name}-note` and `{name}-error`.
    pub name: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// The key of the hint below the label.
    pub hint: Option<&'static str>,
    /// What is typed into it.
    pub kind: TextKind,
    /// Whether it may stay empty.
    pub need: Need,
}

/// Draws a field of one line.
pub fn text_field(form: Form, text: TextField) -> Element {
    let TextField {
        name,
        label,
        hint,
        kind,
        need,
    } = text;
    let session = Session::expect();
    let (type_, autocomplete, inputmode) = kind.attributes();
    let plain = matches!(kind, TextKind::Email | TextKind::Phone);
    let input = tag("input")
        .class("cu-input")
        .attr("id", name)
        .attr("name", name)
        .attr("type", type_)
        .attr("autocomplete", autocomplete)
        .attr("inputmode", inputmode)
        .attr("autocapitalize", plain.then_some("off"))
        .attr("spellcheck", plain.then_some("false"))
        .attr("dir", if plain { "ltr" } else { "auto" })
        .attr("aria-required", (need == Need::Required).then_some("true"))
        .live("aria-invalid", invalid(form.trouble(), name))
        .live(
            "aria-describedby",
            described(form.trouble(), name, hint.is_some(), need),
        )
        .attr("value", form.value(name))
        .typed(move || form.value(name))
        .on("input", move |event| {
            form.typed(name, event_target_value(&event));
        });
    let hint =
        hint.map(|hint| line("cu-hint", session.get(hint)).attr("id", [name, "-hint"].concat()));
    field(form.trouble(), name)
        .child(field_label(name, session.get(label), need))
        .child(hint)
        .child(field_problem(form.trouble(), name))
        .child(input)
}

/// What a field stands in: it shows when something is wrong.
pub fn field(trouble: Trouble, name: &str) -> Element {
    let name = name.to_owned();
    tag("div").live("class", move || {
        let class = match trouble.problem(&name) {
            Some(_) => "cu-field cu-field--wrong",
            None => "cu-field",
        };
        Some(class.to_owned())
    })
}

/// A label, and beside it in words that the field may stay empty.
pub fn field_label(name: &str, label: String, need: Need) -> Element {
    let text = tag("label")
        .class("cu-label")
        .attr("for", name.to_owned())
        .child(label);
    line("cu-field__head", text).child(field_note(name, need))
}

/// Says that a field may stay empty, if it may.
pub fn field_note(name: &str, need: Need) -> Option<Element> {
    let session = Session::expect();
    (need == Need::Optional).then(|| {
        span("cu-field__note", session.get("form.optional")).attr("id", [name, "-note"].concat())
    })
}

/// What to do about a field, beside it.
pub fn field_problem(trouble: Trouble, name: &str) -> Node {
    let name = name.to_owned();
    live(move || {
        trouble.problem(&name).map(|problem| {
            line("cu-field__problem", problem).attr("id", [&name, "-error"].concat())
        })
    })
}

/// Whether a field needs mending, for screen readers.
pub fn invalid(trouble: Trouble, name: &str) -> impl Fn() -> Option<String> + Send + use<> {
    let name = name.to_owned();
    move || trouble.problem(&name).map(|_| "true".to_owned())
}

/// The ids of what describes a field: only those that exist.
pub fn described(
    trouble: Trouble,
    name: &str,
    hint: bool,
    need: Need,
) -> impl Fn() -> Option<String> + Send + use<> {
    let name = name.to_owned();
    move || {
        let mut ids = Vec::new();
        if need == Need::Optional {
            ids.push([&name, "-note"].concat());
        }
        if hint {
            ids.push([&name, "-hint"].concat());
        }
        if trouble.problem(&name).is_some() {
            ids.push([&name, "-error"].concat());
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}
