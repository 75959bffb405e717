//! Agents at another desk. What happens is told to the desk's address, in order within each conversation, until it
//! answers; what its agents do comes back by [`act`]. Both ways are signed.

mod act;
mod sign;
mod tell;

pub use {
    act::{DeskAct, DeskAgent, DeskRequest, act},
    sign::{SIGNATURE, TIMESTAMP, is_signed, sign},
    tell::{HookConversation, HookEvent, run},
};

use {
    super::{ChatProvider, Doing},
    crate::{
        app::App,
        contact::key::uuid_v7,
        store::{StoreError, accounts::Account, chats::Conversation, hooks},
    },
    axum::http::Uri,
    contact_us_wire::chat::{Entry, Party},
    sqlx::SqliteConnection,
};

/// Shortest secret of a webhook, in characters: one that nobody guesses.
pub const SHORTEST_SECRET: usize = 16;

/// Chats are answered at another desk.
#[derive(Debug)]
pub(super) struct Webhook;

impl ChatProvider for Webhook {
    fn name(&self) -> &'static str {
        "webhook"
    }

    fn is_configured(&self, account: &Account) -> bool {
        let url = account
            .chat_url
            .as_deref()
            .and_then(|url| url.parse::<Uri>().ok());
        let secret = account.chat_secret.as_deref().unwrap_or_default();
        let web =
            |uri: Uri| uri.host().is_some() && matches!(uri.scheme_str(), Some("http" | "https"));
        url.is_some_and(web) && secret.len() >= SHORTEST_SECRET
    }

    /// Nobody here knows the other desk's agents, so its customers wait.
    fn is_attended(&self, _: &App, _: &str) -> bool {
        true
    }

    fn opened<'a>(
        &'a self,
        tx: &'a mut SqliteConnection,
        conversation: &'a Conversation,
    ) -> Doing<'a> {
        Box::pin(owe(tx, conversation, None))
    }

    fn added<'a>(
        &'a self,
        tx: &'a mut SqliteConnection,
        conversation: &'a Conversation,
        entry: &'a Entry,
    ) -> Doing<'a> {
        Box::pin(async move {
            // The desk knows what its own agents did.
            if entry.by == Party::Agent {
                return Ok(());
            }
            owe(tx, conversation, Some(entry)).await
        })
    }

    fn committed(&self, app: &App) {
        app.hooks_owed.notify_one();
    }
}

async fn owe(
    tx: &mut SqliteConnection,
    conversation: &Conversation,
    entry: Option<&Entry>,
) -> Result<(), StoreError> {
    let at = entry.map_or(conversation.opened_at, |entry| entry.at);
    let id = uuid_v7(at);
    let event = HookEvent {
        id: id.clone(),
        account: conversation.account.clone(),
        at,
        conversation: HookConversation {
            id: conversation.id.clone(),
            reference: conversation.reference.clone(),
            instance: conversation.instance.clone(),
            queue: conversation.queue.clone(),
            name: conversation.name.clone(),
            topic: conversation.topic.clone(),
            locale: conversation.locale.clone(),
        },
        entry: entry.cloned(),
    };
    let row = hooks::NewHook {
        id: &id,
        account: &conversation.account,
        conversation: &conversation.id,
        ordinal: entry.map_or(0, |entry| entry.seq),
        payload: &serde_json::to_string(&event)?,
        now: at,
    };
    hooks::add(tx, &row).await
}
