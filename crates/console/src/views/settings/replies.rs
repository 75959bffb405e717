//! Canned replies, in the order of the agents' list.

use {
    super::{
        field::{Field, area, problem, text},
        parts::form,
    },
    crate::{
        browser::focus,
        state::{Administration, Store, settings::Part},
        views::icon::Icon,
    },
    contact_us_wire::console::CannedReply,
    leptos::prelude::*,
};

type Replies = Part<Vec<CannedReply>>;

/// The page.
pub fn replies(administration: Administration) -> impl IntoView {
    let store = Store::expect();
    let part = administration.replies;
    form(part, move || {
        let count = move || part.read(Vec::len);
        let add = move |_| {
            let new = CannedReply {
                title: String::new(),
                text: String::new(),
            };
            part.edit(|all| all.push(new));
            focus::soon(".cu-settings__replies > :last-child input");
        };
        view! {
            <p class="cu-note">{store.get("console.replies.lead")}</p>
            {problem(part, "replies", "set-replies-problem".to_owned())}
            <Show when=move || count() == 0>
                <p class="cu-notice">{store.get("console.replies.empty")}</p>
            </Show>
            <div class="cu-settings__replies">
                <For each=move || 0..count() key=|at| *at let:at>{reply(part, at)}</For>
            </div>
            <button id="reply-add" class="cu-button cu-button--small" type="button" on:click=add>
                {store.get("console.replies.add")}
            </button>
        }
    })
}

/// Reads the reply at a place.
fn of(all: &[CannedReply], at: usize, read: fn(&CannedReply) -> &String) -> String {
    all.get(at).map(|one| read(one).clone()).unwrap_or_default()
}

/// One reply.
fn reply(part: Replies, at: usize) -> impl IntoView {
    let store = Store::expect();
    let named = move || {
        let title = part.read(|all| of(all, at, |one| &one.title));
        if title.is_empty() {
            store.get("console.replies.new")
        } else {
            title
        }
    };
    let title = Field::text("title", "console.replies.title").entry("replies", at);
    let body = Field::text("text", "console.replies.text").entry("replies", at);
    view! {
        <fieldset class="cu-settings__card">
            <legend><bdi>{named}</bdi></legend>
            {problem(part, format!("replies.{at}"), format!("set-replies-{at}-problem"))}
            {text(
                part,
                title,
                move |all: &Vec<CannedReply>| of(all, at, |one| &one.title),
                move |all, typed| if let Some(one) = all.get_mut(at) { one.title = typed; },
            )}
            {area(
                part,
                body,
                move |all: &Vec<CannedReply>| of(all, at, |one| &one.text),
                move |all, typed| if let Some(one) = all.get_mut(at) { one.text = typed; },
            )}
            {order(part, at, named)}
        </fieldset>
    }
}

/// Moves it, or takes it out. The focus goes with it.
fn order(
    part: Replies,
    at: usize,
    named: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let store = Store::expect();
    let is_last = move || part.read(Vec::len) <= at + 1;
    let move_to = move |to: usize, act: &str| {
        part.edit(|all| {
            if at < all.len() && to < all.len() {
                all.swap(at, to);
            }
        });
        let place = to + 1;
        focus::soon(format!(
            ".cu-settings__replies > :nth-child({place}) [data-act={act}]:enabled, \
             .cu-settings__replies > :nth-child({place}):is(:first-child, :last-child) [data-act]:enabled"
        ));
    };
    let remove = move |_| {
        part.edit(|all| {
            if at < all.len() {
                all.remove(at);
            }
        });
        focus::soon("#reply-add");
    };
    let label = move |key: &'static str| move || store.with(key, &[("name", &named())]);
    view! {
        <div class="cu-settings__beside">
            <button
                class="cu-square" type="button" data-act="up" disabled={at == 0}
                aria-label=label("console.variables.up") on:click=move |_| move_to(at.saturating_sub(1), "up")
            >
                <Icon name="up"/>
            </button>
            <button
                class="cu-square" type="button" data-act="down" disabled=is_last
                aria-label=label("console.variables.down") on:click=move |_| move_to(at + 1, "down")
            >
                <Icon name="down"/>
            </button>
            <button class="cu-square" type="button" aria-label=label("console.variables.remove") on:click=remove>
                <Icon name="close"/>
            </button>
        </div>
    }
}
