//! Who may use the console.

use {
    super::{copied::Copied, parts::failed},
    crate::{
        browser::focus,
        state::{Administration, Ask, Desk, Store, settings::People},
        views::time::moment,
    },
    contact_us_wire::{
        admin::{MadePassword, PersonFace},
        console::Role,
    },
    leptos::{leptos_dom::helpers::set_interval_with_handle, prelude::*, web_sys::SubmitEvent},
    std::time::Duration,
};

/// How often to look who is here.
const ROUND: Duration = Duration::from_secs(10);
const MADE: Copied = Copied {
    id: "person-password",
    label: "console.people.made",
    hint: "console.people.made.hint",
    button: "console.people.made.copy",
};
/// What somebody may do: the key of its name, and of what that means.
const ROLES: [(Role, &str, &str); 2] = [
    (
        Role::Agent,
        "console.people.agent",
        "console.people.role.agent",
    ),
    (
        Role::Administrator,
        "console.people.administrator",
        "console.people.role.administrator",
    ),
];

/// The page.
pub fn people(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    let people = administration.people;
    people.load();
    if let Ok(handle) = set_interval_with_handle(move || people.load(), ROUND) {
        on_cleanup(move || handle.clear());
    }
    // It is shown as long as somebody looks at it.
    on_cleanup(move || people.hide());
    // Whether they are there at all: a row that stays is not drawn anew.
    let stand = Memo::new(move |_| people.all.get().map(|all| all.map(drop)));
    let listed = move || match stand.get() {
        None => {
            view! { <p class="cu-note" role="status">{store.get("console.loading")}</p> }.into_any()
        }
        Some(Err(why)) => failed(why, move || people.load()).into_any(),
        Some(Ok(())) => view! { <ul class="cu-settings__order">{rows(people)}</ul> }.into_any(),
    };
    view! {
        <p class="cu-note">{store.get("console.people.lead")}</p>
        <p class="cu-note" role="status">{move || people.said.get()}</p>
        {made(people)}
        {move || people.refused.get().map(|why| view! { <p class="cu-notice" role="alert">{why}</p> })}
        {listed}
        {adder(people)}
    }
}

fn rows(people: People) -> impl IntoView {
    let ids = Memo::new(move |_| {
        let all = people.all.get().and_then(Result::ok).unwrap_or_default();
        all.into_iter().map(|one| one.id).collect::<Vec<_>>()
    });
    view! { <For each=move || ids.get() key=Clone::clone let:id>{row(people, id)}</For> }
}

/// Somebody: who, since when, and what can be done.
fn row(people: People, id: String) -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let own = desk.me.with_value(|me| me.id == id);
    let face = Memo::new(move |_| {
        let all = people.all.get()?.ok()?;
        all.into_iter().find(|one| one.id == id)
    });
    let of = move |read: fn(Store, &PersonFace) -> String| {
        move || face.with(|face| face.as_ref().map(|face| read(store, face)))
    };
    let name = of(|_, face| face.name.clone());
    let called =
        move |key: &'static str| move || store.with(key, &[("name", &name().unwrap_or_default())]);
    let shown = move || {
        if own {
            called("console.people.you")()
        } else {
            name().unwrap_or_default()
        }
    };
    let ask =
        move |asked: fn(PersonFace) -> Ask| move |_| desk.ask.set(face.get_untracked().map(asked));
    view! {
        <li class="cu-settings__row cu-settings__person">
            <p class="cu-settings__name">
                <strong><bdi>{shown}</bdi></strong>
                <span class="cu-note">{of(facts)}</span>
            </p>
            <button
                class="cu-button cu-button--small" type="button"
                aria-label=called("console.people.password.of") on:click=ask(Ask::Password)
            >
                {store.get("console.people.password")}
            </button>
            {(!own).then(|| view! {
                <button
                    class="cu-button cu-button--small cu-settings__away" type="button"
                    aria-label=called("console.people.remove.of") on:click=ask(Ask::Remove)
                >
                    {store.get("console.people.remove")}
                </button>
            })}
        </li>
    }
}

/// What they may do, and when they were here.
fn facts(store: Store, face: &PersonFace) -> String {
    let role = ROLES.iter().find(|(role, ..)| *role == face.role);
    let role = role.map_or_else(String::new, |(_, name, _)| store.get(name));
    let seen = match (face.here, face.seen) {
        (true, _) => store.get("console.people.here"),
        (false, Some(at)) => store.with("console.people.seen", &[("time", &moment(store, at))]),
        (false, None) => store.get("console.people.never"),
    };
    [role, seen].join(" · ")
}

/// The password that was made.
fn made(people: People) -> impl IntoView {
    let made = Memo::new(move |_| people.made.get());
    Effect::new(move || {
        if made.with(Option::is_some) {
            focus::soon("#person-password");
        }
    });
    move || {
        let of =
            |made: MadePassword| view! { <div class="cu-notice">{MADE.draw(made.password)}</div> };
        made.get().map(of)
    }
}

/// Adds somebody.
fn adder(people: People) -> impl IntoView {
    let store = Store::expect();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        people.add();
    };
    let wrong = move || people.problem.with(Option::is_some);
    let described = move || {
        if wrong() {
            "person-hint person-problem"
        } else {
            "person-hint"
        }
    };
    let role = |(role, _, means): (Role, &'static str, &'static str)| {
        view! {
            <label class="cu-choice">
                <input
                    type="radio" name="role" prop:checked=move || people.role.get() == role
                    on:change=move |_| people.role.set(role)
                />
                {store.get(means)}
            </label>
        }
    };
    view! {
        <form novalidate on:submit=submit>
            <fieldset class="cu-settings__card">
                <legend>{store.get("console.people.add")}</legend>
                <div class="cu-field" class:cu-field--wrong=wrong>
                    <label class="cu-label" for="person-name">{store.get("console.people.name")}</label>
                    <p id="person-hint" class="cu-hint">{store.get("console.people.name.hint")}</p>
                    {move || people.problem.get().map(|why| view! { <p id="person-problem" class="cu-field__problem">{why}</p> })}
                    <input
                        id="person-name" class="cu-input" type="text" dir="auto" autocomplete="off" spellcheck="false"
                        aria-invalid=move || wrong().then_some("true") aria-describedby=described
                        prop:value=move || people.name.get()
                        on:input=move |event| people.name.set(event_target_value(&event))
                    />
                </div>
                <fieldset class="cu-choices">
                    <legend>{store.get("console.people.role")}</legend>
                    {ROLES.map(role)}
                </fieldset>
                <button class="cu-button cu-button--small" type="submit" aria-disabled=move || people.busy.get().then_some("true")>
                    {store.get("console.people.add")}
                </button>
            </fieldset>
        </form>
    }
}
