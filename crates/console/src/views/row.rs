//! One line of the log.

use {
    super::{card::name_of, icon::Icon},
    crate::{
        browser::clock,
        domain::{
            day::{Day, hour},
            file,
            links::{Piece, pieces},
            rows::{Body, Mark, Row, Shape, State},
        },
        state::{Chat, Desk, Store},
    },
    contact_us_delivery::Input,
    contact_us_wire::{
        chat::{Party, Seen, What},
        console::ChatCard,
    },
    leptos::prelude::*,
    std::sync::Arc,
};

/// A line of the log.
#[component]
pub fn Line(
    /// What it is.
    row: Row,
    /// The chat's id.
    chat: Arc<str>,
    /// How far the other side has come.
    #[prop(into)]
    seen: Signal<Seen>,
    /// The chat, where its messages may still change.
    #[prop(optional)]
    live: Option<Chat>,
    /// The mark, where they may not.
    #[prop(optional)]
    fixed: Option<Mark>,
) -> impl IntoView {
    let key = row.key.clone();
    match row.shape {
        Shape::Day(day) => view! { <DayLine day/> }.into_any(),
        Shape::Event { by, name, at, what } => view! { <Event key by name at what/> }.into_any(),
        Shape::Said { by, name, at, what } => {
            let (own, id) = (key.clone(), key.clone());
            let mark =
                Memo::new(move |_| live.map_or_else(|| fixed.clone(), |chat| chat.mark(&own)));
            let first =
                Memo::new(move |_| mark.with(|mark| mark.as_ref().is_none_or(|mark| mark.first)));
            let class = move || {
                let side = if by == Party::Agent {
                    "cu-said cu-said--own"
                } else {
                    "cu-said"
                };
                if first.get() {
                    format!("{side} cu-said--first")
                } else {
                    side.to_owned()
                }
            };
            view! {
                <div class=class data-key=key>
                    <Who by name at first/>
                    <Bubble what chat/>
                    {(by == Party::Agent).then(|| view! { <Fate id mark seen live/> })}
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn DayLine(day: Day) -> impl IntoView {
    let store = Store::expect();
    // Said anew when the day changes, not every second.
    let text = Memo::new(move |_| day.words(&store.words(), store.now.get(), clock::local));
    view! { <p class="cu-day"><span>{move || text.get()}</span></p> }
}

#[component]
fn Event(key: String, by: Party, name: String, at: i64, what: What) -> impl IntoView {
    let store = Store::expect();
    let word = match (what, by) {
        (What::Joined, _) => "console.event.joined",
        (What::Left, _) => "console.event.left",
        (_, Party::Customer) => "console.event.ended.customer",
        (_, Party::Agent) => "console.event.ended.agent",
        (_, Party::System) => "console.event.ended.system",
    };
    let text = store.with(word, &[("name", &name), ("time", &hour(clock::local(at)))]);
    view! { <p class="cu-event" data-key=key dir="auto">{text}</p> }
}

/// Who says it and when: seen at the first of a group, heard at each.
#[component]
fn Who(by: Party, name: String, at: i64, first: Memo<bool>) -> impl IntoView {
    let store = Store::expect();
    let customer = |card: &ChatCard| name_of(store, card);
    let name = match by {
        Party::Customer => Desk::expect()
            .talk
            .with_untracked(|talk| talk.card().map(customer))
            .unwrap_or_else(|| store.get("console.customer.nameless")),
        Party::Agent | Party::System => name,
    };
    let class = move || {
        if first.get() {
            "cu-said__who"
        } else {
            "cu-visually-hidden"
        }
    };
    view! {
        <p class=class><bdi>{name}</bdi>" "<span class="cu-said__time">{hour(clock::local(at))}</span></p>
    }
}

#[component]
fn Bubble(what: Body, chat: Arc<str>) -> impl IntoView {
    let store = Store::expect();
    match what {
        Body::Text(text) => {
            let pieces: Vec<_> = pieces(&text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Text(text) => text.into_any(),
                    Piece::Link { href, text } => view! {
                        <a class="cu-link" href=href target="_blank" rel="noopener noreferrer nofollow">{text}</a>
                    }
                    .into_any(),
                })
                .collect();
            view! { <p class="cu-said__text" dir="auto">{pieces}</p> }.into_any()
        }
        Body::File {
            id,
            name,
            mime,
            size,
        } => {
            let address = store.api.file_address(&chat, &id);
            let name = if name.is_empty() {
                store.get("console.file.nameless")
            } else {
                name
            };
            let size = (size > 0).then(|| file::size(&store.words(), size));
            let class = if file::is_picture(&mime) {
                "cu-file cu-file--picture"
            } else {
                "cu-file"
            };
            let picture = file::is_picture(&mime).then(|| {
                view! { <img class="cu-file__picture" src=address.clone() alt="" loading="lazy" decoding="async"/> }
            });
            view! {
                <a class=class href=address target="_blank" rel="noopener">
                    {picture}
                    <Icon name="file"/>
                    <bdi class="cu-file__name">{name}</bdi>
                    <span class="cu-file__size">{size}</span>
                </a>
            }
            .into_any()
        }
    }
}

/// What became of one's own message.
#[component]
fn Fate(
    id: String,
    mark: Memo<Option<Mark>>,
    seen: Signal<Seen>,
    live: Option<Chat>,
) -> impl IntoView {
    let store = Store::expect();
    let state = Memo::new(move |_| mark.with(|mark| mark.as_ref().map(|mark| mark.state.clone())));
    let tick = Memo::new(move |_| {
        let seen = seen.get();
        state.with(|state| match state {
            Some(State::Logged(seq)) if *seq <= seen.read => ("console.tick.read", "read"),
            Some(State::Logged(seq)) if *seq <= seen.delivered => {
                ("console.tick.delivered", "delivered")
            }
            Some(State::Logged(_)) => ("console.tick.sent", "sent"),
            Some(State::Leaving) | None => ("console.tick.sending", "sending"),
            Some(State::Refused(_)) => ("console.tick.failed", "failed"),
        })
    });
    let refused = move || match state.get() {
        Some(State::Refused(why)) => Some(why),
        _ => None,
    };
    let id = StoredValue::new(id);
    let tell = move |input: fn(String) -> Input| {
        if let Some(chat) = live {
            chat.tell(input(id.get_value()));
        }
    };
    // An image with a name: as text, each change of it would be read out.
    view! {
        <span class=move || format!("cu-tick cu-tick--{}", tick.get().1) role="img" aria-label=move || store.get(tick.get().0)>
            {move || view! { <Icon name=tick.get().1/> }}
        </span>
        {move || refused().map(|why| view! {
            <div class="cu-said__failed">
                <p role="alert">{if why.is_empty() { store.get("console.failed") } else { why }}</p>
                <button class="cu-button cu-button--small" type="button" on:click=move |_| tell(Input::Retry)>
                    {store.get("console.retry")}
                </button>
                <button class="cu-button cu-button--small" type="button" on:click=move |_| tell(Input::Discard)>
                    {store.get("console.discard")}
                </button>
            </div>
        })}
    }
}
