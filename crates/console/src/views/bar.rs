//! The bar: who is signed in, whether they take chats, sound, sign-out, and whether the line is lost.

use {
    super::{icon::Icon, switch::Switch},
    crate::state::{Desk, Store},
    leptos::prelude::*,
};

/// The bar above the panes.
#[component]
pub fn Bar() -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let name = desk.me.with_value(|me| me.name.clone());
    let state = move || {
        let key = if desk.is_reconnecting() {
            "console.reconnecting"
        } else {
            return String::new();
        };
        store.get(key)
    };
    view! {
        <header class="cu-top">
            <p class="cu-top__brand"><Icon name="mark"/><span>{store.get("console.title")}</span></p>
            <p class="cu-top__state" role="status">{state}</p>
            <Switch
                label=store.get("console.available")
                on=desk.available
                press=Callback::new(move |()| desk.set_available(!desk.available.get_untracked()))
            />
            <Switch
                label=store.get("console.sound")
                on=Signal::derive(move || desk.bell.is_on())
                press=Callback::new(move |()| desk.bell.switch())
            />
            <span class="cu-top__me"><Icon name="person"/><bdi>{name}</bdi></span>
            <button class="cu-button cu-button--small" type="button" on:click=move |_| desk.sign_out(false)>
                <Icon name="out"/>
                <span class="cu-top__out">{store.get("console.sign.out")}</span>
            </button>
        </header>
    }
}
