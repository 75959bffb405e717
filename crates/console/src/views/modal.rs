//! A dialog over the page. The browser keeps the focus inside and gives it back.

use leptos::{ev, html, prelude::*};

/// Closes the dialog that it stands in.
#[derive(Clone, Copy)]
pub struct Close(NodeRef<html::Dialog>);

impl Close {
    /// The dialog around the calling component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Closes it: the focus goes back to where it came from.
    pub fn now(self) {
        if let Some(dialog) = self.0.get_untracked() {
            dialog.close();
        }
    }
}

/// A dialog, open as long as it is drawn. Without `on_close` it cannot be closed by Esc.
#[component]
pub fn Modal(
    /// What it is called.
    title: String,
    /// Called when it was closed, by whatever.
    #[prop(optional)]
    on_close: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    provide_context(Close(dialog));
    // Only the browser can put a dialog over everything else, once it stands in the page.
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            request_animation_frame(move || {
                let _ = dialog.show_modal();
            });
        }
    });
    view! {
        <dialog
            class="cu-dialog"
            aria-labelledby="dialog-title"
            node_ref=dialog
            on:cancel=move |event: ev::Event| {
                if on_close.is_none() {
                    event.prevent_default();
                }
            }
            on:close=move |_| {
                if let Some(on_close) = on_close {
                    on_close.run(());
                }
            }
        >
            <h2 id="dialog-title" class="cu-dialog__title" tabindex="-1">{title}</h2>
            {children()}
        </dialog>
    }
}
