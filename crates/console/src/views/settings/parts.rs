//! What the pages of the settings are made of.

use {
    crate::{
        browser::focus,
        state::{
            Store,
            draft::{Draft, Stage},
            settings::{Part, Value},
        },
        views::time::moment,
    },
    contact_us_wire::admin::Note,
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

    /// With suggestions.
    pub fn list(self, list: &'static str) -> Self {
        Self {
            list: Some(list),
            ..self
        }
    }
}

/// The id of a field.
fn id(name: &str) -> String {
    ["set-", name].concat()
}

/// One line of text.
pub fn text<T: Value>(
    part: Part<T>,
    field: Field,
    get: impl Fn(&T) -> String + Copy + Send + Sync + 'static,
    set: impl Fn(&mut T, String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let store = Store::expect();
    let id = id(field.name);
    let (hint_id, problem_id) = ([&id, "-hint"].concat(), [&id, "-problem"].concat());
    let described = {
        let (hint, problem) = (field.hint.map(|_| hint_id.clone()), problem_id.clone());
        move || {
            let problem = part.problem(field.name).map(|_| problem.clone());
            let ids: Vec<String> = hint.clone().into_iter().chain(problem).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let ltr = matches!(field.kind, "email" | "tel" | "url" | "password" | "number");
    view! {
        <div class="cu-field" class:cu-field--wrong=move || part.problem(field.name).is_some()>
            <label class="cu-label" for=id.clone()>{store.get(field.label)}</label>
            {field.hint.map(|hint| view! { <p id=hint_id.clone() class="cu-hint">{store.get(hint)}</p> })}
            {problem(part, field.name, problem_id)}
            <input
                id=id class="cu-input" type=field.kind autocomplete="off" spellcheck="false" list=field.list
                dir={if ltr { "ltr" } else { "auto" }}
                aria-invalid=move || part.problem(field.name).map(|_| "true")
                aria-describedby=described
                prop:value=move || part.read(get)
                on:input=move |event| part.edit(|value| set(value, event_target_value(&event)))
            />
        </div>
    }
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
    let id = id(field.name);
    let problem_id = [&id, "-problem"].concat();
    let options = move || {
        let now = part.read(get);
        let option = |(value, text): (String, String)| {
            let chosen = value == now;
            view! { <option value=value selected=chosen>{text}</option> }
        };
        choices().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <div class="cu-field" class:cu-field--wrong=move || part.problem(field.name).is_some()>
            <label class="cu-label" for=id.clone()>{store.get(field.label)}</label>
            {field.hint.map(|hint| view! { <p class="cu-hint">{store.get(hint)}</p> })}
            {problem(part, field.name, problem_id.clone())}
            <select
                id=id class="cu-input cu-input--select" aria-describedby=problem_id
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
pub fn problem<T: Value>(part: Part<T>, name: &'static str, id: String) -> impl IntoView {
    move || {
        let id = id.clone();
        let said = part.problem(name);
        said.map(|problem| view! { <p id=id class="cu-field__problem">{problem}</p> })
    }
}

/// A part: what customers do not get, the form, and what is done with it. Drawn once it has come.
pub fn form<T: Value, V: IntoView + 'static>(
    part: Part<T>,
    fields: impl Fn() -> V + Send + Sync + 'static,
) -> impl IntoView {
    let store = Store::expect();
    part.open();
    let there = Memo::new(move |_| part.draft.with(Option::is_some));
    let failed = move || {
        part.failed.get().map(|why| {
            view! {
                <p class="cu-notice" role="alert">{why}</p>
                <button class="cu-button cu-button--small" type="button" on:click=move |_| part.open()>
                    {store.get("console.again")}
                </button>
            }
        })
    };
    let draw = move || {
        if !there.get() {
            return view! { <p class="cu-note" role="status">{store.get("console.loading")}</p> }
                .into_any();
        }
        view! {
            {notes(part)}
            <form
                class="cu-form cu-settings__form" novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    part.save();
                }
            >
                {fields()}
                {end(part)}
            </form>
        }
        .into_any()
    };
    view! { {failed} {draw} }
}

/// Why customers do not get an option.
fn notes<T: Value>(part: Part<T>) -> impl IntoView {
    let store = Store::expect();
    let all = move || {
        part.draft
            .with(|draft| draft.as_ref().map(|draft| draft.notes().to_vec()))
            .unwrap_or_default()
    };
    let line = move |note: Note| {
        let name = store.get(&["option.", note.option.name()].concat());
        view! { <li><strong>{name}</strong>" "{note.sentence}</li> }
    };
    move || {
        let notes = all();
        (!notes.is_empty()).then(|| {
            let lines: Vec<_> = notes.into_iter().map(line).collect();
            view! {
                <section class="cu-notice cu-settings__notes" aria-labelledby="notes-title">
                    <h2 id="notes-title">{store.get("console.notes.title")}</h2>
                    <ul>{lines}</ul>
                </section>
            }
        })
    }
}

/// Save, discard, and what came of it.
fn end<T: Value>(part: Part<T>) -> impl IntoView {
    let store = Store::expect();
    let stage = Memo::new(move |_| {
        part.draft
            .with(|draft| draft.as_ref().map(|draft| draft.stage().clone()))
    });
    // What is wrong is where the eyes are to be.
    Effect::new(move || {
        if matches!(stage.get(), Some(Stage::Refused(..) | Stage::Overtaken(_))) {
            focus::soon("#settings-problem");
        }
    });
    let changed = move || {
        part.draft
            .with(|draft| draft.as_ref().is_some_and(Draft::is_changed))
    };
    let said = move || match stage.get() {
        Some(Stage::Saving) => store.get("console.saving"),
        Some(Stage::Saved) => store.get("console.saved"),
        _ if changed() => store.get("console.unsaved"),
        _ => last(part, store),
    };
    let problem = move || {
        match stage.get() {
        Some(Stage::Refused(sentence, _)) => Some(
            view! {
                <div id="settings-problem" class="cu-summary" tabindex="-1"><p role="alert">{sentence}</p></div>
            }
            .into_any(),
        ),
        Some(Stage::Overtaken(sentence)) => Some(overtaken(part, sentence).into_any()),
        _ => None,
    }
    };
    view! {
        {problem}
        <div class="cu-settings__end">
            <button class="cu-button" type="submit" aria-disabled=move || (stage.get() == Some(Stage::Saving)).then_some("true")>
                {store.get("console.save")}
            </button>
            <Show when=changed>
                <button class="cu-button cu-button--quiet" type="button" on:click=move |_| part.discard()>
                    {store.get("console.undo")}
                </button>
            </Show>
            <p class="cu-note" role="status">{said}</p>
        </div>
    }
}

/// Somebody else was quicker: whose entries are to stand?
fn overtaken<T: Value>(part: Part<T>, sentence: String) -> impl IntoView {
    let store = Store::expect();
    view! {
        <div id="settings-problem" class="cu-summary" tabindex="-1">
            <p role="alert">{sentence}</p>
            <div class="cu-settings__end">
                <button class="cu-button cu-button--small" type="button" on:click=move |_| part.take_theirs()>
                    {store.get("console.theirs")}
                </button>
                <button class="cu-button cu-button--small" type="button" on:click=move |_| part.keep_mine()>
                    {store.get("console.mine")}
                </button>
            </div>
        </div>
    }
}

/// Who changed it last, and when.
fn last<T: Value>(part: Part<T>, store: Store) -> String {
    part.draft.with(|draft| {
        let stored = draft.as_ref().map(Draft::stored);
        let Some((stored, changed)) = stored.and_then(|stored| Some((stored, stored.changed?)))
        else {
            return String::new();
        };
        let time = moment(store, changed.at);
        store.with(
            "console.changed",
            &[("name", &stored.changed_by), ("time", &time)],
        )
    })
}
