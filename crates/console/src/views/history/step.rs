//! One thing that happened, with its time.

use {
    super::{
        contacts::{Asked, Held, Sent},
        page::Page,
    },
    crate::{
        state::Store,
        views::{icon::Icon, time::moment},
    },
    contact_us_wire::{
        OptionKind,
        history::{Happened, Step},
    },
    leptos::prelude::*,
};

/// A line of the timeline; `last` is whether nothing follows.
#[component]
pub fn StepLine(step: Step, last: bool) -> impl IntoView {
    let store = Store::expect();
    let icon = icon(&step.what);
    let inside = match step.what {
        Happened::Page(page) => view! { <Page page last/> }.into_any(),
        Happened::Contact { heading } => {
            let text = store.with("console.history.contact", &[("page", &heading)]);
            view! { <p class="cu-step__event">{text}</p> }.into_any()
        }
        Happened::Option { kind } => {
            view! { <p class="cu-step__event">{store.get(option(kind))}</p> }.into_any()
        }
        Happened::Hangup => {
            view! { <p class="cu-step__event">{store.get("console.history.hangup")}</p> }.into_any()
        }
        Happened::Email(email) => view! { <Sent email/> }.into_any(),
        Happened::Callback(asked) => view! { <Asked asked/> }.into_any(),
        Happened::Chat(chat) => view! { <Held chat/> }.into_any(),
    };
    view! {
        <li class="cu-step">
            <span class="cu-step__icon"><Icon name=icon/></span>
            <div class="cu-step__body">
                <p class="cu-step__time">{moment(store, step.at)}</p>
                {inside}
            </div>
        </li>
    }
}

fn icon(what: &Happened) -> &'static str {
    match what {
        Happened::Page(page) if page.back => "back",
        Happened::Page(_) => "reply",
        Happened::Contact { .. } | Happened::Option { .. } => "hand",
        Happened::Email(_) => "send",
        Happened::Callback(_) => "clock",
        Happened::Chat(_) => "chat",
        Happened::Hangup => "end",
    }
}

fn option(kind: OptionKind) -> &'static str {
    match kind {
        OptionKind::Chat => "console.history.option.chat",
        OptionKind::Call => "console.history.option.call",
        OptionKind::Transfer => "console.history.option.transfer",
        OptionKind::Callback => "console.history.option.callback",
        OptionKind::Email => "console.history.option.email",
    }
}
