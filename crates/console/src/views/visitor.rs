//! Who made a contact: what the site vouches for, and, apart from that, what its page says.

use {
    super::time::moment,
    crate::{
        domain::visitor::{link, said, whom},
        state::Store,
    },
    contact_us_wire::{
        HostFacts,
        console::{Verified, Visitor},
    },
    leptos::prelude::*,
};

/// Who they are by the word of the site and since when, the last one first; or that nobody says.
#[component]
pub fn Vouched(verified: Vec<Verified>) -> impl IntoView {
    let store = Store::expect();
    let nobody = verified.is_empty();
    let one = |known: Verified| {
        let when = moment(store, known.at);
        view! {
            <dd>
                <bdi>{whom(&known.identity)}</bdi>
                " "
                <span class="cu-since">{store.with("console.customer.since", &[("when", &when)])}</span>
            </dd>
        }
    };
    let all: Vec<_> = verified.into_iter().rev().map(one).collect();
    view! {
        <div>
            <dt>{store.get(if nobody { "console.customer.identity" } else { "console.customer.verified" })}</dt>
            {all}
            {nobody.then(|| view! { <dd>{store.get("console.customer.unverified")}</dd> })}
        </div>
    }
}

/// What the page says that the customer is on. `within` is whether it is told within something that has a heading.
#[component]
pub fn FromPage(facts: HostFacts, within: bool) -> impl IntoView {
    let store = Store::expect();
    let heading = store.get("console.host");
    let heading = if within {
        view! { <h4 class="cu-host__title">{heading}</h4> }.into_any()
    } else {
        view! { <h3 class="cu-host__title">{heading}</h3> }.into_any()
    };
    let fact = |label: String, value: String| {
        view! { <div><dt><bdi>{label}</bdi></dt><dd><bdi>{value}</bdi></dd></div> }
    };
    let page = [facts.url.as_str(), facts.title.as_str()];
    let page = page.iter().any(|part| !part.is_empty());
    let address = link(&facts).map(|href| {
        let text = href.clone();
        view! { <dd><a href=href target="_blank" rel="noreferrer noopener"><bdi dir="ltr">{text}</bdi></a></dd> }
    });
    let of_visitor = said(&facts);
    let of_visitor = of_visitor
        .into_iter()
        .map(|(key, value)| fact(store.get(key), value));
    let of_visitor: Vec<_> = of_visitor.collect();
    let attributes = facts.attributes.into_iter();
    let attributes: Vec<_> = attributes.map(|(name, value)| fact(name, value)).collect();
    let title = (!facts.title.is_empty()).then(|| view! { <dd><bdi>{facts.title}</bdi></dd> });
    view! {
        <div class="cu-host" role="group" aria-label=store.get("console.host")>
            {heading}
            <p class="cu-host__lead">{store.get("console.host.lead")}</p>
            <dl>
                {page.then(|| view! { <div><dt>{store.get("console.host.page")}</dt>{title}{address}</div> })}
                {of_visitor}
                {attributes}
            </dl>
        </div>
    }
}

/// Both, for a contact of a history.
#[component]
pub fn Whose(visitor: Visitor) -> impl IntoView {
    view! {
        <dl class="cu-history__facts"><Vouched verified=visitor.verified/></dl>
        {visitor.unverified.map(|facts| view! { <FromPage facts within=true/> })}
    }
}
