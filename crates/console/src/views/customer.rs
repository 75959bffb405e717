//! The customer of the chat in front.

use {
    super::{
        fact::{Fact, Variables},
        icon::Icon,
    },
    crate::state::{Desk, Face, Store},
    contact_us_wire::console::CustomerFace,
    leptos::prelude::*,
};

/// Who the customer is, where they come from, and what is known of them.
#[component]
pub fn Customer() -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let draw = move || {
        match desk.face.get() {
        Face::None => view! { <p class="cu-note">{store.get("console.customer.none")}</p> }.into_any(),
        Face::Loading => view! { <p class="cu-note" role="status">{store.get("console.loading")}</p> }.into_any(),
        Face::Failed(why) => view! {
            <p class="cu-note" role="alert">{why}</p>
            <button class="cu-button cu-button--small" type="button" on:click=move |_| desk.load_face()>
                {store.get("console.again")}
            </button>
        }
        .into_any(),
        Face::Known(face) => view! { <Known face=*face/> }.into_any(),
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

#[component]
fn Known(face: CustomerFace) -> impl IntoView {
    let store = Store::expect();
    let place = [face.interaction.as_str(), face.element.as_str()];
    let place: Vec<_> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let place = if place.is_empty() {
        store.get("console.customer.page")
    } else {
        place.join(" · ")
    };
    let named = !face.chat.name.is_empty();
    let verified = match face.verified {
        Some(known) => [known.name, known.email, known.phone, known.subject]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        None => store.get("console.customer.unverified"),
    };
    view! {
        <dl class="cu-facts">
            {named.then(|| view! { <Fact label=store.get("console.customer.name") value=face.chat.name/> })}
            <Fact label=store.get("console.customer.verified") value=verified/>
            <Fact label=store.get("console.customer.topic") value=face.chat.topic/>
            <Fact label=store.get("console.customer.place") value=place/>
            <Fact label=store.get("console.customer.reference") value=face.chat.reference/>
            <Fact label=store.get("console.customer.instance") value=face.instance/>
            <Variables values=face.variables/>
        </dl>
        <a class="cu-button cu-button--small" href=face.history target="_blank" rel="noopener">
            {store.get("console.customer.history")}
            <Icon name="open"/>
        </a>
    }
}
