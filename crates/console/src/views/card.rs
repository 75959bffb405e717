//! One chat in the list.

use {
    super::{icon::Icon, time::moment},
    crate::{
        domain::wait,
        state::{Desk, Store, talk::is_over},
    },
    contact_us_wire::console::ChatCard,
    leptos::prelude::*,
};

/// How a customer is called, who need not have given a name.
pub fn name_of(store: Store, card: &ChatCard) -> String {
    if card.name.is_empty() {
        store.get("console.customer.nameless")
    } else {
        card.name.clone()
    }
}

/// Since when the customer has been gone from the page, if they are.
pub fn left(store: Store, card: &ChatCard) -> Option<String> {
    let time = moment(store, card.gone?);
    Some(store.with("console.list.gone", &[("time", &time)]))
}

/// A chat in the list: who, since when, what about, how it goes on.
#[component]
pub fn Card(
    /// The chat's id.
    id: String,
) -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let own = id.clone();
    let card = Memo::new(move |_| {
        desk.inbox.with(|inbox| {
            let mut all = inbox.mine.iter().chain(&inbox.waiting);
            all.find(|card| card.id == own).cloned()
        })
    });
    let chosen = id.clone();
    let current = move || {
        desk.chosen
            .with(|now| (now.as_ref() == Some(&chosen)).then_some("true"))
    };
    let of = move |read: fn(&ChatCard) -> String| {
        card.with(|card| card.as_ref().map(read).unwrap_or_default())
    };
    let since = move || {
        card.with(|card| {
            card.as_ref()
                .filter(|card| !is_over(card))
                .and_then(|card| card.since)
        })
    };
    let class = move || {
        let over = card.with(|card| card.as_ref().is_some_and(is_over));
        if over {
            "cu-card cu-card--over"
        } else {
            "cu-card"
        }
    };
    let unread = move || card.with(|card| card.as_ref().map_or(0, |card| card.unread));
    let line = move || {
        card.with(|card| match card {
            Some(card) if is_over(card) => store.get("console.list.over"),
            Some(card) if card.gone.is_some() => left(store, card).unwrap_or_default(),
            Some(card) if card.last.is_empty() => card.topic.clone(),
            Some(card) => card.last.clone(),
            None => String::new(),
        })
    };
    view! {
        <button class=class type="button" aria-current=current on:click=move |_| desk.choose(id.clone())>
            <bdi class="cu-card__who">{move || card.with(|card| card.as_ref().map(|card| name_of(store, card)))}</bdi>
            {move || since().map(|since| view! { <Waited since/> })}
            <bdi class="cu-card__topic">{move || of(|card| card.topic.clone())}</bdi>
            <bdi class="cu-card__last">{line}</bdi>
            <Show when=move || { unread() > 0 }>
                <span class="cu-card__unread">
                    {unread}
                    <span class="cu-visually-hidden">{store.get("console.list.unread")}</span>
                </span>
            </Show>
        </button>
    }
}

/// How long somebody has been waiting; it runs.
#[component]
fn Waited(
    /// Since when, UTC milliseconds.
    since: i64,
) -> impl IntoView {
    let store = Store::expect();
    let class = move || {
        let long = wait::is_long(since, store.now.get());
        if long {
            "cu-card__wait cu-card__wait--long"
        } else {
            "cu-card__wait"
        }
    };
    view! {
        <span class=class>
            <Icon name="clock"/>
            <span class="cu-visually-hidden">{store.get("console.list.waits")}</span>
            {move || wait::clock(since, store.now.get())}
        </span>
    }
}
