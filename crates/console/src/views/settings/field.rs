//! The fields of the settings.

use {
    crate::state::{
        Store,
        settings::{Part, Value},
    },
    leptos::prelude::*,
};

/// A field of a part.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name in the request, and the end of its id.
    pub name: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// The key of the hint below the label.
    pub hint: Option<&'static str>,
    /// The input's type.
    pub kind: &'static str,
    /// The id of a list of suggestions.
    pub list: Option<&'static str>,
    /// The list that it is of an entry of, and the entry's place: what is wrong is said of the whole entry.
    pub entry: Option<(&'static str, usize)>,
}

impl Field {
    /// One line of text.
    pub fn text(name: &'static str, label: &'static str) -> Self {
        Self {
            name,
            label,
            hint: None,
            kind: "text",
            list: None,
            entry: None,
        }
    }

    /// With a hint.
    pub fn hint(self, hint: &'static str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }

    /// Of another type.
    pub fn kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }

    /// Of an entry of a list.
    pub fn entry(self, list: &'static str, place: usize) -> Self {
        Self {
            entry: Some((list, place)),
            ..self
        }
    }

    /// Its id.
    fn id(self) -> String {
        match self.entry {
            None => ["set-", self.name].concat(),
            Some((list, place)) => format!("set-{list}-{place}-{}", self.name),
        }
    }

    /// What is wrong is said under this name.
    fn problem(self) -> String {
        match self.entry {
            None => self.name.to_owned(),
            Some((list, place)) => format!("{list}.{place}"),
        }
    }

    /// And stands at this id.
    fn problem_id(self) -> String {
        match self.entry {
            None => [&self.id(), "-problem"].concat(),
            Some((list, place)) => format!("set-{list}-{place}-problem"),
        }
    }

    /// What is wrong with it, where that is said of the field.
    fn said<T: Value>(self, part: Part<T>) -> impl IntoView {
        let alone = self.entry.is_none();
        alone.then(|| problem(part, self.name, self.problem_id()))
    }

    /// Whether it is wrong for sure: of an entry any field may be.
    fn is_wrong<T: Value>(self, part: Part<T>) -> bool {
        self.entry.is_none() && part.problem(self.name).is_some()
    }

    /// With suggestions.
    pub fn list(self, list: &'static str) -> Self {
        Self {
            list: Some(list),
            ..self
        }
    }
}

/// One line of text.
pub fn text<T: Value>(
    part: Part<T>,
    field: Field,
    get: impl Fn(&T) -> String + Copy + Send + Sync + 'static,
    set: impl Fn(&mut T, String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let shown = move || part.read(get);
    input(part, field, shown, move |typed| {
        part.edit(|value| set(value, typed));
    })
}

/// The input of a field: what it shows, and what becomes of what is typed.
fn input<T: Value>(
    part: Part<T>,
    field: Field,
    shown: impl Fn() -> String + Copy + Send + Sync + 'static,
    typed: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let store = Store::expect();
    let id = field.id();
    let hint_id = [&id, "-hint"].concat();
    let described = {
        let hint = field.hint.map(|_| hint_id.clone());
        move || {
            let problem = part.problem(&field.problem()).map(|_| field.problem_id());
            let ids: Vec<String> = hint.clone().into_iter().chain(problem).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let ltr = matches!(field.kind, "email" | "tel" | "url" | "password" | "number");
    // A browser gives what it takes for no number as nothing: the field would be emptied unseen.
    let (kind, mode) = match field.kind {
        "number" => ("text", Some("numeric")),
        kind => (kind, None),
    };
    view! {
        <div class="cu-field" class:cu-field--wrong=move || field.is_wrong(part)>
            <label class="cu-label" for=id.clone()>{store.get(field.label)}</label>
            {field.hint.map(|hint| view! { <p id=hint_id.clone() class="cu-hint">{store.get(hint)}</p> })}
            {field.said(part)}
            <input
                id=id class="cu-input" type=kind inputmode=mode autocomplete="off" spellcheck="false" list=field.list
                dir={if ltr { "ltr" } else { "auto" }}
                aria-invalid=move || field.is_wrong(part).then_some("true")
                aria-describedby=described
                prop:value=shown
                on:input=move |event| typed(event_target_value(&event))
            />
        </div>
    }
}

/// Several lines of text.
pub fn area<T: Value>(
    part: Part<T>,
    field: Field,
    get: impl Fn(&T) -> String + Copy + Send + Sync + 'static,
    set: impl Fn(&mut T, String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let store = Store::expect();
    let id = field.id();
    let described = move || part.problem(&field.problem()).map(|_| field.problem_id());
    view! {
        <div class="cu-field">
            <label class="cu-label" for=id.clone()>{store.get(field.label)}</label>
            <textarea
                id=id class="cu-input cu-settings__area" rows="3" dir="auto" aria-describedby=described
                prop:value=move || part.read(get)
                on:input=move |event| part.edit(|value| set(value, event_target_value(&event)))
            ></textarea>
        </div>
    }
}

/// A whole number; `get` and `set` have none only where `field` may be empty.
pub fn number<T: Value>(
    part: Part<T>,
    field: Field,
    may_be_empty: bool,
    get: impl Fn(&T) -> Option<u32> + Copy + Send + Sync + 'static,
    set: impl Fn(&mut T, Option<u32>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let shown = move || {
        let number = || part.read(get).map_or_else(String::new, |n| n.to_string());
        part.unread(field.name).unwrap_or_else(number)
    };
    let typed = move |typed| part.number(field.name, typed, may_be_empty, set);
    input(part, field.kind("number"), shown, typed)
}

/// One of several: values with the words for them.
pub fn select<T: Value>(
    part: Part<T>,
    field: Field,
    choices: impl Fn() -> Vec<(String, String)> + Send + Sync + 'static,
    get: impl Fn(&T) -> String + Copy + Send + Sync + 'static,
    set: impl Fn(&mut T, String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let store = Store::expect();
    let id = field.id();
    let options = move || {
        let now = part.read(get);
        let option = |(value, text): (String, String)| {
            let chosen = value == now;
            view! { <option value=value selected=chosen>{text}</option> }
        };
        choices().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <div class="cu-field" class:cu-field--wrong=move || field.is_wrong(part)>
            <label class="cu-label" for=id.clone()>{store.get(field.label)}</label>
            {field.hint.map(|hint| view! { <p class="cu-hint">{store.get(hint)}</p> })}
            {field.said(part)}
            <select
                id=id class="cu-input cu-input--select" aria-describedby=field.problem_id()
                on:change=move |event| part.edit(|value| set(value, event_target_value(&event)))
            >{options}</select>
        </div>
    }
}

/// Yes or no.
pub fn check<T: Value>(
    part: Part<T>,
    label: String,
    get: impl Fn(&T) -> bool + Copy + Send + Sync + 'static,
    set: impl Fn(&mut T, bool) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <label class="cu-choice">
            <input
                type="checkbox"
                prop:checked=move || part.read(get)
                on:change=move |event| part.edit(|value| set(value, event_target_checked(&event)))
            />
            {label}
        </label>
    }
}

/// What is wrong with a field.
pub fn problem<T: Value>(part: Part<T>, name: impl Into<String>, id: String) -> impl IntoView {
    let name = name.into();
    move || {
        let id = id.clone();
        let said = part.problem(&name);
        said.map(|problem| view! { <p id=id class="cu-field__problem" tabindex="-1">{problem}</p> })
    }
}
