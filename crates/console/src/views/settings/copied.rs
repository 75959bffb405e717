//! A text to be taken elsewhere: shown whole, with a button that copies it.

use {
    crate::{browser::clipboard, state::Store},
    leptos::prelude::*,
};

/// What is copied.
#[derive(Clone, Copy)]
pub struct Copied {
    /// The id of its textbox.
    pub id: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// The key of the hint below that.
    pub hint: &'static str,
    /// The key of the button.
    pub button: &'static str,
}

impl Copied {
    /// Draws a text.
    pub fn draw(self, text: String) -> impl IntoView {
        let store = Store::expect();
        let hint_id = [self.id, "-hint"].concat();
        let said = RwSignal::new(None::<bool>);
        let sentence = move || {
            let done = said.get()?;
            Some(store.get(if done {
                "console.copied"
            } else {
                "console.copy.failed"
            }))
        };
        view! {
            <div class="cu-field">
                <label class="cu-label" for=self.id>{store.get(self.label)}</label>
                <p id=hint_id.clone() class="cu-hint">{store.get(self.hint)}</p>
                <textarea
                    id=self.id class="cu-input cu-settings__copied" dir="ltr" rows="2" readonly spellcheck="false"
                    aria-describedby=hint_id
                    prop:value=text
                ></textarea>
            </div>
            <div class="cu-settings__beside">
                <button
                    class="cu-button cu-button--small" type="button"
                    on:click=move |_| said.set(Some(clipboard::copy(self.id)))
                >
                    {store.get(self.button)}
                </button>
                <p class="cu-note" role="status">{sentence}</p>
            </div>
        }
    }
}
