//! The chat in front: one enum, drawn by one match.

use {
    super::{
        card::{left, name_of},
        composer::Composer,
        icon::Icon,
        log::Log,
        peek::Peek,
    },
    crate::state::{Ask, Chat, Desk, Store, talk::Talk},
    leptos::prelude::*,
};

/// What of a [`Talk`] decides which parts are drawn; what else changes, changes inside of them.
#[derive(Clone, PartialEq)]
enum Kind {
    None,
    Gone,
    Waiting(String),
    Own(String),
}

impl Kind {
    fn of(talk: &Talk) -> Self {
        match talk {
            Talk::None => Self::None,
            Talk::Gone => Self::Gone,
            Talk::Waiting(card) => Self::Waiting(card.id.clone()),
            Talk::Mine(card) | Talk::Over(card) => Self::Own(card.id.clone()),
        }
    }
}

/// The pane of the conversation.
#[component]
pub fn TalkPane() -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let kind = Memo::new(move |_| desk.talk.with(Kind::of));
    let draw = move || match kind.get() {
        Kind::None => {
            view! { <Empty heading="console.talk.none" lead="console.talk.none.lead"/> }.into_any()
        }
        Kind::Gone => {
            view! { <Empty heading="console.talk.gone" lead="console.talk.gone.lead"/> }.into_any()
        }
        Kind::Waiting(id) => view! { <Head/><Peek id/><Take/> }.into_any(),
        Kind::Own(id) => view! { <Head/><Own chat=desk.chat(&id)/> }.into_any(),
    };
    view! {
        <section id="talk" class="cu-talk" tabindex="-1" aria-label=store.get("console.talk.label")>
            {draw}
            <Show when=move || desk.notice.with(Option::is_some)>
                <p class="cu-talk__notice" role="alert">
                    <span>{move || desk.notice.get()}</span>
                    <button class="cu-square" type="button" aria-label=store.get("console.close") on:click=move |_| desk.notice.set(None)>
                        <Icon name="close"/>
                    </button>
                </p>
            </Show>
        </section>
    }
}

/// No chat to show. `heading` and `lead` are keys.
#[component]
fn Empty(heading: &'static str, lead: &'static str) -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    view! {
        <div class="cu-talk__empty">
            <span class="cu-mark"><Icon name="chat"/></span>
            <h2 id="talk-title" tabindex="-1">{store.get(heading)}</h2>
            <p class="cu-note">{store.get(lead)}</p>
            <button class="cu-button cu-button--small cu-narrow" type="button" on:click=move |_| desk.back()>
                {store.get("console.back")}
            </button>
        </div>
    }
}

/// Who one talks with, and what can be done with the chat.
#[component]
fn Head() -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let name = move || {
        desk.talk
            .with(|talk| talk.card().map(|card| name_of(store, card)))
    };
    let topic = move || {
        desk.talk
            .with(|talk| talk.card().map(|card| card.topic.clone()))
    };
    let gone = move || {
        desk.talk
            .with(|talk| talk.card().and_then(|card| left(store, card)))
    };
    let live = Memo::new(move |_| desk.talk.with(|talk| matches!(talk, Talk::Mine(_))));
    view! {
        <header class="cu-talk__head">
            <button class="cu-square cu-narrow" type="button" aria-label=store.get("console.back") on:click=move |_| desk.back()>
                <Icon name="back"/>
            </button>
            <div class="cu-talk__who">
                <h2 id="talk-title" tabindex="-1"><bdi>{name}</bdi></h2>
                <p class="cu-talk__topic"><bdi>{topic}</bdi></p>
                <p class="cu-talk__topic" role="status">{gone}</p>
            </div>
            <button class="cu-square cu-not-wide" type="button" aria-label=store.get("console.customer.show") on:click=move |_| desk.show_customer()>
                <Icon name="person"/>
            </button>
            <Show when=move || live.get()>
                <button class="cu-button cu-button--small" type="button" on:click=move |_| desk.ask.set(Some(Ask::HandOver))>
                    <Icon name="hand"/><span>{store.get("console.hand")}</span>
                </button>
                <button class="cu-button cu-button--small" type="button" on:click=move |_| desk.ask.set(Some(Ask::End))>
                    <Icon name="end"/><span>{store.get("console.end")}</span>
                </button>
            </Show>
        </header>
    }
}

/// Takes a chat that waits.
#[component]
fn Take() -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    view! {
        <div class="cu-take">
            <p class="cu-note">{store.get("console.take.lead")}</p>
            <button class="cu-button" type="button" aria-disabled=move || desk.busy.get().then_some("true") on:click=move |_| desk.take()>
                {store.get("console.take")}
            </button>
        </div>
    }
}

/// A chat of one's own: its log, and the textbox as long as it is not over.
#[component]
fn Own(chat: Chat) -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let over = Memo::new(move |_| desk.talk.with(|talk| matches!(talk, Talk::Over(_))));
    // Its line is open while somebody looks.
    chat.wake();
    on_cleanup(move || chat.rest());
    view! {
        <Log chat/>
        <Show
            when=move || !over.get()
            fallback=move || view! { <p class="cu-take cu-note" role="status">{store.get("console.talk.over")}</p> }
        >
            <Composer chat/>
        </Show>
    }
}
