//! The composer: a real textbox, mounted once a chat, never disabled.

use {
    super::{
        attached::AttachedFiles,
        icon::Icon,
        replies::{Menu, Replies, TEXTBOX},
    },
    crate::{
        browser::{field, page},
        domain::{
            file,
            text::{self, Room},
        },
        state::{Chat, Store},
    },
    contact_us_wire::chat::Content,
    leptos::{
        ev, html,
        prelude::*,
        web_sys::{File, KeyboardEvent},
    },
};

/// Where a message is written.
#[component]
pub fn Composer(chat: Chat) -> impl IntoView {
    let store = Store::expect();
    let area = NodeRef::<html::Textarea>::new();
    let menu = Menu::new(chat, area);
    let write = Callback::new(move |content| chat.write(content));
    let attach = move |files: Vec<File>| {
        for file in files {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a file's size is a whole number of bytes"
            )]
            let size = file.size() as u64;
            chat.attachments
                .add(file.name(), file.type_(), size, file.into(), write);
        }
    };
    let send = move || {
        let typed = chat.draft.get_untracked();
        if matches!(text::room(&typed), Room::Over(_)) {
            focus(area);
            return;
        }
        if let Some(text) = text::ready(&typed) {
            chat.write(Content::Text(text));
            chat.typed("");
            if let Some(area) = area.get_untracked() {
                area.set_value("");
            }
        }
        chat.attachments
            .send()
            .into_iter()
            .for_each(|content| chat.write(content));
        menu.close();
        focus(area);
    };
    let key = move |event: KeyboardEvent| {
        if field::is_composing(&event) || menu.key(&event) {
            return;
        }
        if event.key() == "Enter" && !event.shift_key() && !page::is_touch() {
            event.prevent_default();
            send();
        }
    };
    let input = move |event: ev::Event| {
        if let Some((typed, caret)) = field::text_and_caret(&event) {
            chat.typed(&typed);
            menu.look(&typed, caret);
        }
    };
    let paste = move |event: leptos::web_sys::ClipboardEvent| {
        let files = field::carried(event.clipboard_data());
        if !files.is_empty() {
            event.prevent_default();
            attach(files);
        }
    };
    let drop = move |event: leptos::web_sys::DragEvent| {
        let files = field::carried(event.data_transfer());
        if !files.is_empty() {
            event.prevent_default();
            attach(files);
        }
    };
    let room = Memo::new(move |_| chat.draft.with(|draft| text::room(draft)));
    let counter = move || match room.get() {
        Room::Plenty => String::new(),
        Room::Left(n) => store.with("console.left", &[("n", &n.to_string())]),
        Room::Over(n) => store.with("console.over", &[("n", &n.to_string())]),
    };
    let over = move || matches!(room.get(), Room::Over(_));
    let chooser = NodeRef::<html::Input>::new();
    let before = chat.draft.get_untracked();
    view! {
        <form class="cu-composer" on:submit=move |event| { event.prevent_default(); send(); } on:drop=drop on:dragover=|event| event.prevent_default()>
            <AttachedFiles attachments=chat.attachments write/>
            <Replies menu/>
            <div class="cu-composer__row">
                <input
                    class="cu-visually-hidden" type="file" multiple tabindex="-1" aria-hidden="true" accept=file::accepted()
                    node_ref=chooser on:change=move |event| attach(field::chosen(&event))
                />
                <button
                    class="cu-square" type="button" aria-label=store.get("console.attach")
                    on:click=move |_| if let Some(chooser) = chooser.get_untracked() { chooser.click() }
                >
                    <Icon name="attach"/>
                </button>
                <button
                    class="cu-square" type="button" aria-label=store.get("console.replies")
                    aria-expanded=move || if menu.is_open() { "true" } else { "false" }
                    on:click=move |_| menu.toggle()
                >
                    <Icon name="reply"/>
                </button>
                <label class="cu-visually-hidden" for=TEXTBOX>{store.get("console.message")}</label>
                <textarea
                    id=TEXTBOX class="cu-composer__text" rows="1" dir="auto" enterkeyhint="enter" autocomplete="off" node_ref=area
                    aria-describedby="message-room"
                    aria-invalid=move || over().then_some("true")
                    aria-controls=move || menu.is_open().then_some("replies")
                    aria-activedescendant=move || menu.active()
                    aria-autocomplete="list"
                    prop:value=before
                    on:input=input on:keydown=key on:paste=paste
                    on:blur=move |event| menu.blurred(&event)
                ></textarea>
                <button class="cu-button cu-composer__send" type="submit">
                    <Icon name="send"/><span>{store.get("console.send")}</span>
                </button>
            </div>
            <p class="cu-composer__foot">
                <span class="cu-composer__hint">{store.get("console.hint")}</span>
                <span id="message-room" class="cu-composer__room" class:cu-composer__room--over=over role="status">{counter}</span>
            </p>
        </form>
    }
}

fn focus(area: NodeRef<html::Textarea>) {
    if let Some(area) = area.get_untracked() {
        let _ = area.focus();
    }
}
