//! What a waiting customer wrote, before anybody takes the chat: read once, and nobody is told.

use {
    super::row::Line,
    crate::{
        browser::clock,
        domain::rows,
        state::{Desk, Store},
    },
    contact_us_delivery::Stretch,
    contact_us_wire::chat::{Entry, Seen},
    leptos::{prelude::*, task::spawn_local},
    std::sync::Arc,
};

/// The log of a chat that waits. Read again when something was added to it.
#[component]
pub fn Peek(
    /// The chat's id.
    id: String,
) -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let entries = RwSignal::new(None::<Vec<Entry>>);
    let chat: Arc<str> = Arc::from(id.as_str());
    let last = Memo::new(move |_| {
        desk.talk
            .with(|talk| talk.card().map(|card| card.last.clone()))
    });
    // What the server has is asked for when the list says that it has more.
    Effect::new(move || {
        last.track();
        let id = id.clone();
        spawn_local(async move {
            match store.api.entries(&id, Stretch::Last).await {
                Ok(page) => {
                    entries.try_set(Some(page.entries));
                }
                Err(error) => store.note(&error),
            }
        });
    });
    let built = Memo::new(move |_| {
        let entries = entries.get().unwrap_or_default();
        rows::build(&entries, &[], &rows::Files::new(), "", clock::local)
    });
    let rows = move || built.with(|(rows, _)| rows.clone());
    let mark = move |key: &str| built.with_untracked(|(_, marks)| marks.get(key).cloned());
    let nothing = Signal::stored(Seen::default());
    view! {
        <div class="cu-talk__log">
            <div class="cu-log" role="log" tabindex="0" aria-label=store.get("console.log")>
                <Show when=move || entries.with(Option::is_none)>
                    <p class="cu-log__begin">{store.get("console.loading")}</p>
                </Show>
                <For each=rows key=|row| row.key.clone() let:row>
                    {
                        let chat = chat.clone();
                        match mark(&row.key) {
                            Some(fixed) => view! { <Line row chat seen=nothing fixed/> }.into_any(),
                            None => view! { <Line row chat seen=nothing/> }.into_any(),
                        }
                    }
                </For>
            </div>
        </div>
    }
}
