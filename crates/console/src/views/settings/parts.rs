//! A page of the settings: what customers do not get, the form, and what becomes of it.

use {
    super::refused::refused,
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

/// A part: what customers do not get, the form, and what is done with it. Drawn once it has come.
pub fn form<T: Value, V: IntoView + 'static>(
    part: Part<T>,
    fields: impl Fn() -> V + Send + Sync + 'static,
) -> impl IntoView {
    let store = Store::expect();
    part.open();
    let there = Memo::new(move |_| part.draft.with(Option::is_some));
    let why = move || {
        part.failed
            .get()
            .map(|why| failed(why, move || part.open()))
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
    view! { {why} {draw} }
}

/// Why something did not come, and a button that asks for it again.
pub fn failed(why: String, again: impl Fn() + Send + 'static) -> impl IntoView {
    let store = Store::expect();
    view! {
        <p class="cu-notice" role="alert">{why}</p>
        <button class="cu-button cu-button--small" type="button" on:click=move |_| again()>
            {store.get("console.again")}
        </button>
    }
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
    let problem = move || match stage.get() {
        Some(Stage::Refused(sentence, fields)) => Some(refused(sentence, &fields).into_any()),
        Some(Stage::Overtaken(sentence)) => Some(overtaken(part, sentence).into_any()),
        _ => None,
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
