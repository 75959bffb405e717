//! The Contact Us page: the ways out, as equals.

use {
    super::parts::{Icon, PageHeading, use_title},
    crate::{domain::line, state::Session},
    contact_us_wire::{OptionKind, OptionState, OptionView},
    leptos::prelude::*,
};

/// The Contact Us page.
#[component]
pub fn ContactPage() -> impl IntoView {
    let session = Session::expect();
    use_title("contact.title", || false);
    let options = session.page(|page| page.options.clone());
    let open = options.iter().any(|o| o.state == OptionState::Open);
    let lead = match (options.is_empty(), open) {
        (true, _) => "contact.nothing",
        (false, true) => "contact.lead",
        (false, false) => "contact.lead.closed",
    };
    let instead = line::instead(&options);
    let cards = options
        .into_iter()
        .map(|option| view! { <Card option instead/> })
        .collect_view();
    view! {
        <PageHeading text="contact.title"/>
        <p class="cu-lead">{session.get(lead)}</p>
        <ul class="cu-options" aria-label=session.get("contact.options")>{cards}</ul>
    }
}

/// One option: icon, name, and what is true of it now.
#[component]
fn Card(
    /// The option.
    option: OptionView,
    /// What to use while it is closed.
    instead: Option<OptionKind>,
) -> impl IntoView {
    let session = Session::expect();
    let closed = matches!(option.state, OptionState::Closed { .. });
    let name = session.get(line::name(option.kind));
    let line = session.say(|speak| line::line(&option, speak));
    let class = if closed {
        "cu-option cu-option--closed"
    } else {
        "cu-option"
    };
    let quickest = option.quickest.then(|| {
        view! {
            <span class="cu-option__badge">{session.get("contact.quickest")}</span>
        }
    });
    let until = instead.filter(|_| closed).map(|kind| {
        let other = session.get(line::name(kind));
        view! { <span class="cu-option__line">{session.with("line.closed.instead", &[("option", &other)])}</span> }
    });
    let id = ["option-", option.kind.name()].concat();
    let described = [&id, "-line"].concat();
    view! {
        <li class=class>
            <a class="cu-option__link" href=session.link(path(option.kind)) id=id aria-describedby=described.clone()>
                {name}
            </a>
            <span class="cu-option__icon"><Icon name=option.kind.name()/></span>
            <span class="cu-option__lines" id=described>
                <span class="cu-option__line">{line}</span>
                {until}
            </span>
            {quickest}
            <span class="cu-option__go"><Icon name="go"/></span>
        </li>
    }
}

fn path(kind: OptionKind) -> &'static str {
    match kind {
        OptionKind::Chat => "/contact/chat",
        OptionKind::Call | OptionKind::Transfer => "/contact/call",
        OptionKind::Callback => "/contact/callback",
        OptionKind::Email => "/contact/email",
    }
}
