//! The customer of the chat in front.

use {
    super::{
        fact::{Fact, Variables},
        icon::Icon,
        visitor::{FromPage, Vouched},
    },
    crate::{
        domain::visitor::whom,
        state::{Desk, Face, Store},
    },
    contact_us_wire::console::CustomerFace,
    leptos::prelude::*,
};

/// Who the customer is, where they come from, and what is known of them.
#[component]
pub fn Customer() -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    // What is known anew of the same customer is put in where it stands, so that nobody loses their place.
    let shown = Memo::new(move |_| {
        desk.face.with(|face| match face {
            Face::None => Shown::Nothing,
            Face::Loading => Shown::Loading,
            Face::Failed(why) => Shown::Failed(why.clone()),
            Face::Known(face) => Shown::Known(face.chat.id.clone()),
        })
    });
    let draw = move || {
        match shown.get() {
        Shown::Nothing => view! { <p class="cu-note">{store.get("console.customer.none")}</p> }.into_any(),
        Shown::Loading => view! { <p class="cu-note" role="status">{store.get("console.loading")}</p> }.into_any(),
        Shown::Failed(why) => view! {
            <p class="cu-note" role="alert">{why}</p>
            <button class="cu-button cu-button--small" type="button" on:click=move |_| desk.load_face()>
                {store.get("console.again")}
            </button>
        }
        .into_any(),
        Shown::Known(_) => view! { <Known/> }.into_any(),
    }
    };
    view! {
        <section class="cu-customer" aria-labelledby="customer-title">
            <div class="cu-customer__head">
                <button class="cu-square cu-back" type="button" aria-label=store.get("console.back") on:click=move |_| desk.back()>
                    <Icon name="back"/>
                </button>
                <h2 id="customer-title" tabindex="-1">{store.get("console.customer.title")}</h2>
            </div>
            {draw}
        </section>
    }
}

/// What stands in the pane.
#[derive(Clone, PartialEq)]
enum Shown {
    Nothing,
    Loading,
    Failed(String),
    /// The customer of a chat, by its id.
    Known(String),
}

#[component]
fn Known() -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let face = Memo::new(move |_| {
        desk.face.with(|face| match face {
            Face::Known(face) => Some((**face).clone()),
            _ => None,
        })
    });
    let page = Memo::new(move |_| face.with(|face| face.as_ref()?.visitor.unverified.clone()));
    let history = move || face.with(|face| face.as_ref().map(|face| face.history.clone()));
    view! {
        {move || face.get().map(|face| view! { <Who face/> })}
        <p class="cu-visually-hidden" role="status">{newly_verified(store, face)}</p>
        {move || page.get().map(|facts| view! { <FromPage facts within=false/> })}
        {move || face.get().map(|face| view! { <Else face/> })}
        <a class="cu-button cu-button--small" href=history target="_blank" rel="noopener">
            {store.get("console.customer.history")}
            <Icon name="open"/>
        </a>
    }
}

/// Says it, when somebody is verified while an agent looks at them.
fn newly_verified(store: Store, face: Memo<Option<CustomerFace>>) -> impl Fn() -> String + Send {
    let last = move || face.with(|face| face.as_ref()?.visitor.verified.last().cloned());
    let before = untrack(last);
    move || {
        let now = last().filter(|now| Some(now) != before.as_ref());
        now.map_or_else(String::new, |now| {
            let verified = store.get("console.customer.verified");
            [&verified, ": ", &whom(&now.identity)].concat()
        })
    }
}

/// Who they are, and what it is about.
#[component]
fn Who(face: CustomerFace) -> impl IntoView {
    let store = Store::expect();
    let place = [face.interaction.as_str(), face.element.as_str()];
    let place: Vec<_> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let place = if place.is_empty() {
        store.get("console.customer.page")
    } else {
        place.join(" · ")
    };
    let named = !face.chat.name.is_empty();
    view! {
        <dl class="cu-facts">
            {named.then(|| view! { <Fact label=store.get("console.customer.name") value=face.chat.name/> })}
            <Vouched verified=face.visitor.verified/>
            <Fact label=store.get("console.customer.topic") value=face.chat.topic/>
            <Fact label=store.get("console.customer.place") value=place/>
        </dl>
    }
}

/// What else is known.
#[component]
fn Else(face: CustomerFace) -> impl IntoView {
    let store = Store::expect();
    view! {
        <dl class="cu-facts">
            <Fact label=store.get("console.customer.reference") value=face.chat.reference/>
            <Fact label=store.get("console.customer.instance") value=face.instance/>
            <Variables values=face.variables/>
        </dl>
    }
}
