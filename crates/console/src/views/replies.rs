//! Canned replies above the textbox: a button opens them, or a `/`; the focus stays in the textbox.

use {
    crate::{
        browser::field,
        domain::replies::{self, Search},
        state::{Chat, Desk, Store},
    },
    contact_us_wire::console::CannedReply,
    leptos::{
        html,
        prelude::*,
        wasm_bindgen::JsCast,
        web_sys::{Element, FocusEvent, KeyboardEvent},
    },
};

/// Id of the list.
const LIST: &str = "replies";
/// Id of the textbox.
pub const TEXTBOX: &str = "message";

/// The menu of one textbox.
#[derive(Clone, Copy)]
pub struct Menu {
    chat: Chat,
    area: NodeRef<html::Textarea>,
    all: RwSignal<Vec<CannedReply>>,
    search: RwSignal<Option<Search>>,
    /// Which one Enter takes.
    at: RwSignal<usize>,
    /// The `/` that Esc was pressed behind: the menu does not open again for it.
    refused: StoredValue<Option<usize>>,
}

impl Menu {
    /// Closed.
    pub fn new(chat: Chat, area: NodeRef<html::Textarea>) -> Self {
        Self {
            chat,
            area,
            all: Desk::expect().replies,
            search: RwSignal::new(None),
            at: RwSignal::new(0),
            refused: StoredValue::new(None),
        }
    }

    /// Whether it is open.
    pub fn is_open(self) -> bool {
        self.search.with(Option::is_some)
    }

    /// The id of the reply that Enter takes.
    pub fn active(self) -> Option<String> {
        let any = self.is_open() && !self.found().is_empty();
        any.then(|| format!("reply-{}", self.at.get()))
    }

    fn found(self) -> Vec<CannedReply> {
        let words = self
            .search
            .with(|search| search.as_ref().map(|search| search.words.clone()));
        words.map_or_else(Vec::new, |words| {
            self.all.with(|all| replies::matching(all, &words))
        })
    }

    /// The text or the caret changed.
    pub fn look(self, text: &str, caret: u32) {
        let search = replies::search(text, caret);
        let from = search.as_ref().map(|search| search.from);
        if from.is_none() || from == self.refused.get_value() {
            if from.is_none() {
                self.refused.set_value(None);
            }
            self.search.set(None);
            return;
        }
        self.at.set(0);
        self.search.set(search);
        if self.found_untracked().is_empty() {
            self.search.set(None);
        }
    }

    fn found_untracked(self) -> Vec<CannedReply> {
        untrack(|| self.found())
    }

    /// The button: opens it where the caret stands, or closes it.
    pub fn toggle(self) {
        let Some(area) = self.area.get_untracked() else {
            return;
        };
        let _ = area.focus();
        if self.search.with_untracked(Option::is_some) {
            self.close();
            return;
        }
        let caret = area.selection_end().ok().flatten().unwrap_or(0);
        let at = replies::byte_of(&area.value(), caret);
        self.at.set(0);
        self.search.set(Some(Search {
            from: at,
            to: at,
            words: String::new(),
        }));
    }

    /// Closes it.
    pub fn close(self) {
        self.search.set(None);
    }

    /// Textbox or list lost the focus: it closes, unless the other of the two has it now.
    pub fn blurred(self, event: &FocusEvent) {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<Element>().ok());
        let stays = to.is_some_and(|to| to.id() == LIST || to.id() == TEXTBOX);
        if !stays {
            self.search.try_set(None);
        }
    }

    /// A key in textbox or list. Whether it was for the menu.
    pub fn key(self, event: &KeyboardEvent) -> bool {
        if self.search.with_untracked(Option::is_none) {
            return false;
        }
        let count = self.found_untracked().len();
        let at = self.at.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => self.at.set((at + 1) % count),
            "ArrowUp" if count > 0 => self.at.set((at + count - 1) % count),
            "Enter" | "Tab" if count > 0 && !event.shift_key() => self.take(at),
            "Escape" => {
                let from = self
                    .search
                    .with_untracked(|search| search.as_ref().map(|search| search.from));
                self.refused.set_value(from);
                self.close();
                if let Some(area) = self.area.get_untracked() {
                    let _ = area.focus();
                }
            }
            _ => return false,
        }
        event.prevent_default();
        true
    }

    /// Puts a reply into the text.
    fn take(self, at: usize) {
        let reply = self.found_untracked().into_iter().nth(at);
        let (Some(reply), Some(search), Some(area)) = (
            reply,
            self.search.get_untracked(),
            self.area.get_untracked(),
        ) else {
            return;
        };
        let (text, caret) = replies::insert(&area.value(), search.from, search.to, &reply.text);
        field::put(&area, &text, caret);
        self.chat.typed(&text);
        self.close();
    }
}

/// The list of replies.
#[component]
pub fn Replies(menu: Menu) -> impl IntoView {
    let store = Store::expect();
    let found = Memo::new(move |_| menu.found());
    let count = move || {
        let count = found.with(Vec::len).to_string();
        menu.is_open()
            .then(|| store.with("console.replies.count", &[("n", &count)]))
    };
    let items = move || {
        let items = found.get().into_iter().enumerate();
        items
            .map(|(at, reply)| view! { <Reply menu at reply/> })
            .collect_view()
    };
    view! {
        <span class="cu-visually-hidden" role="status">{count}</span>
        <Show when=move || menu.is_open()>
            <ul
                id=LIST tabindex="0" aria-activedescendant=move || menu.active()
                on:keydown=move |event| { menu.key(&event); }
                on:blur=move |event| menu.blurred(&event)
                class="cu-replies" role="listbox" aria-label=store.get("console.replies")>
                {items}
            </ul>
            <Show when=move || found.with(Vec::is_empty)>
                <p class="cu-replies cu-note">{store.get("console.replies.none")}</p>
            </Show>
        </Show>
    }
}

#[component]
fn Reply(menu: Menu, at: usize, reply: CannedReply) -> impl IntoView {
    let active = move || menu.at.get() == at;
    let node = NodeRef::<html::Li>::new();
    // What Enter takes is kept in sight; how far the list is scrolled is the browser's own.
    Effect::new(move || {
        if active()
            && let Some(item) = node.get()
        {
            let options = leptos::web_sys::ScrollIntoViewOptions::new();
            options.set_block(leptos::web_sys::ScrollLogicalPosition::Nearest);
            item.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    view! {
        <li
            id=format!("reply-{at}") class="cu-reply" role="option" node_ref=node
            aria-selected=move || if active() { "true" } else { "false" }
            on:pointerdown=|event| event.prevent_default()
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| menu.take(at)
        >
            <bdi class="cu-reply__title">{reply.title}</bdi>
            <bdi class="cu-reply__text">{reply.text}</bdi>
        </li>
    }
}
