//! The files beside the textbox, before they are sent.

use {
    super::icon::Icon,
    crate::{
        browser::picture,
        domain::file,
        state::{Attached, Attachments, Stage, Store},
    },
    contact_us_wire::chat::Content,
    leptos::{html, prelude::*, task::spawn_local, wasm_bindgen::JsCast},
};

/// The files that go with the message.
#[component]
pub fn AttachedFiles(attachments: Attachments, write: Callback<Content>) -> impl IntoView {
    let store = Store::expect();
    let list = move || attachments.list();
    view! {
        <ul class="cu-attached" aria-label=store.get("console.attached") hidden=move || list().is_empty()>
            <For each=list key=|item| item.id.clone() let:item>
                <One attachments item write/>
            </For>
        </ul>
    }
}

#[component]
fn One(attachments: Attachments, item: Attached, write: Callback<Content>) -> impl IntoView {
    let store = Store::expect();
    let id = StoredValue::new(item.id.clone());
    let own = item.id.clone();
    let stage = Memo::new(move |_| attachments.one(&own).map(|item| item.stage));
    let size = file::size(&store.words(), item.size);
    let state = move || match stage.get() {
        Some(Stage::Uploading) => store.get("console.file.uploading"),
        Some(Stage::Failed(why, _)) => why,
        Some(Stage::Ready) | None => size.clone(),
    };
    let failed = move || stage.with(|stage| matches!(stage, Some(Stage::Failed(..))));
    let again = move || stage.with(|stage| matches!(stage, Some(Stage::Failed(_, true))));
    let name = item.name.clone();
    let picture = file::is_picture(&item.mime) && !matches!(item.stage, Stage::Failed(..));
    view! {
        <li class="cu-attached__one" class:cu-attached__one--failed=failed>
            {if picture { view! { <Preview attachments id=item.id/> }.into_any() } else { view! { <Icon name="file"/> }.into_any() }}
            <div class="cu-attached__text">
                <bdi class="cu-attached__name">{item.name}</bdi>
                <span class="cu-attached__state" role="status">{state}</span>
            </div>
            <Show when=again>
                <button class="cu-button cu-button--small" type="button" on:click=move |_| attachments.again(id.get_value(), write)>
                    {store.get("console.retry")}
                </button>
            </Show>
            <button
                class="cu-square" type="button" aria-label=store.with("console.file.remove", &[("name", &name)])
                on:click=move |_| attachments.remove(&id.get_value())
            >
                <Icon name="close"/>
            </button>
        </li>
    }
}

/// A picture, small.
#[component]
fn Preview(attachments: Attachments, id: String) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    // What is drawn on the canvas is the browser's own.
    Effect::new(move || {
        let file = attachments.file(&id).and_then(|file| file.dyn_into().ok());
        if let (Some(canvas), Some(file)) = (canvas.get(), file) {
            spawn_local(async move {
                picture::draw(file, canvas).await;
            });
        }
    });
    view! { <canvas class="cu-attached__picture" width="88" height="88" aria-hidden="true" node_ref=canvas></canvas> }
}
