//! Who answers chats.

use {
    super::{
        field::{Field, select, text},
        secret::secret,
    },
    crate::state::{Store, settings::Part},
    contact_us_wire::admin::AssistanceOptions,
    leptos::prelude::*,
};

/// The providers, with the keys of their names.
const PROVIDERS: [(&str, &str); 3] = [
    ("builtin", "console.chat.builtin"),
    ("webhook", "console.chat.webhook"),
    ("none", "console.chat.none"),
];

/// The fields of Chat.
pub fn chat(part: Part<AssistanceOptions>) -> impl IntoView {
    let store = Store::expect();
    let providers = move || {
        PROVIDERS
            .map(|(value, key)| (value.to_owned(), store.get(key)))
            .to_vec()
    };
    let elsewhere = move || part.read(|options| options.chat_provider == "webhook");
    view! {
        {select(
            part,
            Field::text("chatProvider", "console.chat.provider"),
            providers,
            |options| options.chat_provider.clone(),
            |options, typed| options.chat_provider = typed,
        )}
        {text(
            part,
            Field::text("chatQueue", "console.chat.queue").hint("console.chat.queue.hint"),
            |options| options.chat_queue.clone(),
            |options, typed| options.chat_queue = typed,
        )}
        <div hidden=move || !elsewhere()>
            {text(
                part,
                Field::text("chatUrl", "console.chat.url").kind("url").hint("console.chat.url.hint"),
                |options| options.chat_url.clone(),
                |options, typed| options.chat_url = typed,
            )}
            {secret(
                part,
                Field::text("chatSecret", "console.chat.secret"),
                "made-chat-secret",
                |options| options.chat_secret.clone(),
                |options, typed| options.chat_secret = typed,
            )}
        </div>
    }
}
