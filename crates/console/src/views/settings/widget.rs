//! The widget in other sites: what puts it there, and which may hold it.

use {
    super::{
        copied::Copied,
        field::problem,
        identity::identity,
        parts::{failed, form},
    },
    crate::{
        browser::focus,
        domain::widget::{lines, policy},
        state::{Administration, Store, settings::Part},
        views::icon::Icon,
    },
    contact_us_wire::admin::{WidgetPlace, WidgetSites},
    leptos::prelude::*,
};

const LINES: Copied = Copied {
    id: "widget-lines",
    label: "console.widget.line",
    hint: "console.widget.line.hint",
    button: "console.widget.line.copy",
};
const POLICY: Copied = Copied {
    id: "widget-policy",
    label: "console.widget.policy",
    hint: "console.widget.policy.hint",
    button: "console.widget.policy.copy",
};

/// The page.
pub fn widget(administration: Administration) -> impl IntoView {
    let part = administration.sites;
    administration.load_place();
    view! {
        {place(administration)}
        {form(part, move || sites(part))}
        {identity(administration)}
    }
}

/// What puts it into a site.
fn place(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    let shown = move || {
        administration.place.get().map(|place| match place {
            Ok(place) => texts(&place).into_any(),
            Err(why) => failed(why, move || administration.load_place()).into_any(),
        })
    };
    view! {
        <fieldset class="cu-settings__card">
            <legend>{store.get("console.widget.place")}</legend>
            {shown}
        </fieldset>
    }
}

fn texts(place: &WidgetPlace) -> impl IntoView + use<> {
    view! {
        {LINES.draw(lines(place))}
        {POLICY.draw(policy(place))}
    }
}

/// Which sites may hold it.
fn sites(part: Part<WidgetSites>) -> impl IntoView {
    let store = Store::expect();
    let count = move || part.read(|sites| sites.origins.len());
    let add = move |_| {
        part.edit(|sites| sites.origins.push(String::new()));
        focus::soon(".cu-settings__sites li:last-child input");
    };
    view! {
        <fieldset class="cu-settings__card">
            <legend>{store.get("console.widget.sites")}</legend>
            <p id="sites-hint" class="cu-hint">{store.get("console.widget.sites.hint")}</p>
            {problem(part, "origins", "set-origins-problem".to_owned())}
            <Show when=move || count() == 0>
                <p class="cu-notice">{store.get("console.widget.sites.none")}</p>
            </Show>
            <ul class="cu-settings__sites">
                <For each=move || 0..count() key=|at| *at let:at>{site(part, at)}</For>
            </ul>
            <button id="site-add" class="cu-button cu-button--small" type="button" on:click=add>
                {store.get("console.widget.sites.add")}
            </button>
        </fieldset>
    }
}

/// One site.
fn site(part: Part<WidgetSites>, at: usize) -> impl IntoView {
    let store = Store::expect();
    let name = format!("origins.{at}");
    let (id, problem_id) = (
        format!("set-origins-{at}"),
        format!("set-origins-{at}-problem"),
    );
    let wrong = {
        let name = name.clone();
        Signal::derive(move || part.problem(&name).is_some())
    };
    let described = {
        let ids = ["sites-hint ", &problem_id].concat();
        move || {
            if wrong.get() {
                ids.clone()
            } else {
                "sites-hint".to_owned()
            }
        }
    };
    let label = store.with("console.widget.sites.one", &[("n", &(at + 1).to_string())]);
    let typed = move || part.read(|sites| sites.origins.get(at).cloned().unwrap_or_default());
    let edit = move |event| {
        part.edit(|sites| {
            if let Some(one) = sites.origins.get_mut(at) {
                *one = event_target_value(&event);
            }
        });
    };
    let called = {
        let label = label.clone();
        move || {
            Some(typed())
                .filter(|typed| !typed.is_empty())
                .unwrap_or_else(|| label.clone())
        }
    };
    let remove = move |_| {
        part.edit(|sites| {
            if at < sites.origins.len() {
                sites.origins.remove(at);
            }
        });
        focus::soon("#site-add");
    };
    view! {
        <li class:cu-field--wrong=move || wrong.get()>
            <label class="cu-visually-hidden" for=id.clone()>{label}</label>
            {problem(part, name, problem_id)}
            <div class="cu-settings__site">
                <input
                    id=id class="cu-input" type="text" inputmode="url" dir="ltr"
                    autocomplete="off" autocapitalize="off" spellcheck="false"
                    aria-invalid=move || wrong.get().then_some("true") aria-describedby=described
                    prop:value=typed on:input=edit
                />
                <button
                    class="cu-square" type="button" on:click=remove
                    aria-label=move || store.with("console.widget.sites.remove", &[("name", &called())])
                >
                    <Icon name="close"/>
                </button>
            </div>
        </li>
    }
}
