//! What the customer asked for: e-mail, callback, chat.

use {
    crate::{
        state::Store,
        views::{
            fact::Fact,
            time::{moment, span},
            visitor::Whose,
        },
    },
    contact_us_wire::{
        CallbackState,
        chat::{ChatPhase, Entry, Party, What},
        history::{AskedCallback, HeldChat, SentEmail},
    },
    leptos::prelude::*,
};

/// An e-mail.
#[component]
pub fn Sent(email: SentEmail) -> impl IntoView {
    let store = Store::expect();
    let name = [email.first_name, email.last_name];
    let name: Vec<_> = name.into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        <h3>{store.get("console.history.email")}</h3>
        <dl class="cu-history__facts">
            <Fact label=store.get("console.history.reference") value=email.reference/>
            <Fact label=store.get("console.history.email.name") value=name.join(" ")/>
            <Fact label=store.get("console.history.email.phone") value=email.phone/>
            <Fact label=store.get("console.history.email.email") value=email.email/>
        </dl>
        <p class="cu-step__kind">{store.get("console.history.email.message")}</p>
        <p class="cu-step__words" dir="auto">{email.message}</p>
        <Whose visitor=email.visitor/>
    }
}

/// A callback.
#[component]
pub fn Asked(asked: AskedCallback) -> impl IntoView {
    let store = Store::expect();
    let state = store.get(match asked.state {
        CallbackState::Open => "console.history.callback.open",
        CallbackState::Cancelled => "console.history.callback.cancelled",
        CallbackState::Done => "console.history.callback.done",
    });
    view! {
        <h3>{store.get("console.history.callback")}</h3>
        <dl class="cu-history__facts">
            <Fact label=store.get("console.history.reference") value=asked.reference/>
            <Fact label=store.get("console.history.state") value=state/>
            <Fact label=store.get("console.history.callback.phone") value=asked.phone/>
            <Fact label=store.get("console.history.callback.typed") value=asked.typed/>
            <Fact label=store.get("console.history.callback.when") value=span(store, &asked.window)/>
        </dl>
        <Whose visitor=asked.visitor/>
    }
}

/// A chat with its messages.
#[component]
pub fn Held(chat: HeldChat) -> impl IntoView {
    let store = Store::expect();
    let state = match &chat.phase {
        ChatPhase::Live { agent } => store.with("console.history.chat.live", &[("name", agent)]),
        ChatPhase::Ended { .. } => store.get("console.history.chat.ended"),
        _ => store.get("console.history.chat.waiting"),
    };
    let customer = match chat.name.as_str() {
        "" => store.get("console.history.chat.customer"),
        name => name.to_owned(),
    };
    let more = (chat.more > 0).then(|| {
        store.with(
            "console.history.chat.more",
            &[("n", &chat.more.to_string())],
        )
    });
    let lines: Vec<_> = chat
        .entries
        .into_iter()
        .map(|entry| line(store, &customer, entry))
        .collect();
    view! {
        <h3>{store.get("console.history.chat")}</h3>
        <dl class="cu-history__facts">
            <Fact label=store.get("console.history.reference") value=chat.reference/>
            <Fact label=store.get("console.history.state") value=state/>
            <Fact label=store.get("console.history.chat.topic") value=chat.topic/>
        </dl>
        <Whose visitor=chat.visitor/>
        <ol class="cu-history__log" aria-label=store.get("console.history.chat.log")>{lines}</ol>
        {more.map(|more| view! { <p class="cu-step__note">{more}</p> })}
    }
}

/// One message, or one event, of a chat.
fn line(store: Store, customer: &str, entry: Entry) -> impl IntoView + use<> {
    let time = crate::domain::day::hour(crate::browser::clock::local(entry.at));
    let who = match entry.by {
        Party::Customer => customer.to_owned(),
        Party::Agent | Party::System => entry.name.clone(),
    };
    let event = |key: &str| store.with(key, &[("name", &entry.name), ("time", &time)]);
    let said = match entry.what {
        What::Text(text) => Ok(text),
        What::File(file) => Ok(store.with("console.history.chat.file", &[("name", &file.name)])),
        What::Joined => Err(event("console.event.joined")),
        What::Left => Err(event("console.event.left")),
        What::Ended => Err(event(match entry.by {
            Party::Customer => "console.event.ended.customer",
            Party::Agent => "console.event.ended.agent",
            Party::System => "console.event.ended.system",
        })),
    };
    match said {
        Ok(text) => view! {
            <li>
                <p class="cu-step__kind"><bdi>{who}</bdi>" "<span>{moment(store, entry.at)}</span></p>
                <p class="cu-step__words" dir="auto">{text}</p>
            </li>
        }
        .into_any(),
        Err(event) => view! { <li class="cu-step__kind">{event}</li> }.into_any(),
    }
}
