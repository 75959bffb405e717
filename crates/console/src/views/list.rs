//! The list: who waits, and one's own chats.

use {
    super::card::Card,
    crate::{
        domain::alert,
        state::{Desk, Store},
    },
    contact_us_wire::console::{ChatCard, Inbox},
    leptos::prelude::*,
};

/// The list of chats.
#[component]
pub fn List() -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let waiting = Memo::new(move |_| desk.inbox.with(|inbox| ids(&inbox.waiting)));
    let mine = Memo::new(move |_| desk.inbox.with(|inbox| ids(&inbox.mine)));
    let limit = desk.me.with_value(|me| me.limit);
    let own = move || {
        let open = mine.with(|mine| mine.iter().filter(|id| !desk.is_over(id)).count());
        let limit = limit.to_string();
        store.with(
            "console.list.mine",
            &[("n", &open.to_string()), ("limit", &limit)],
        )
    };
    let empty = move || {
        let key = match (desk.listed.get(), desk.available.get()) {
            (false, _) => "console.list.loading",
            (true, true) => "console.list.empty",
            (true, false) => "console.list.break",
        };
        store.get(key)
    };
    let nothing = move || waiting.with(Vec::is_empty);
    view! {
        <nav class="cu-list" aria-label=store.get("console.list.label")>
            <h2 class="cu-list__title">
                {move || desk.inbox.with(|inbox| line(store, inbox))}
            </h2>
            <Show when=nothing>
                <p class="cu-list__empty">{empty}</p>
            </Show>
            <Cards ids=waiting/>
            <h2 class="cu-list__title">{own}</h2>
            <Show when=move || mine.with(Vec::is_empty)>
                <p class="cu-list__empty">{store.get("console.list.none")}</p>
            </Show>
            <Cards ids=mine/>
        </nav>
    }
}

/// How many wait, and, apart from them, how many have left the page.
fn line(store: Store, inbox: &Inbox) -> String {
    let (here, gone) = alert::waiting(inbox);
    let here = store.with("console.list.waiting", &[("n", &here.to_string())]);
    if gone == 0 {
        return here;
    }
    let gone = store.with("console.list.left", &[("n", &gone.to_string())]);
    [here, gone].join(" · ")
}

fn ids(cards: &[ChatCard]) -> Vec<String> {
    cards.iter().map(|card| card.id.clone()).collect()
}

#[component]
fn Cards(ids: Memo<Vec<String>>) -> impl IntoView {
    view! {
        <ul class="cu-list__cards" hidden=move || ids.with(Vec::is_empty)>
            <For each=move || ids.get() key=Clone::clone let:id>
                <li><Card id/></li>
            </For>
        </ul>
    }
}
