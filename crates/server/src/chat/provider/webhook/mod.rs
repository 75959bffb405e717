//! Agents at another desk. What happens is told to the desk's address, in order within each conversation, until it
//! answers; what its agents do comes back by [`act`]. Both ways are signed.

mod act;
mod event;

pub use {
    crate::hooks::{SIGNATURE, TIMESTAMP, is_signed, sign},
    act::{DeskAct, DeskAgent, DeskRequest, act},
    event::{HookConversation, HookEvent},
};

use {
    super::{ChatProvider, Doing},
    crate::{
        app::App,
        contact::key::uuid_v7,
        hooks::{SHORTEST_SECRET, is_address},
        store::{
            StoreError,
            accounts::Account,
            chats::Conversation,
            hooks,
            visitors::{self, Contact},
        },
    },
    contact_us_wire::chat::{Entry, Party},
    sqlx::SqliteConnection,
};

/// Chats are answered at another desk.
#[derive(Debug)]
pub(super) struct Webhook;

impl ChatProvider for Webhook {
    fn name(&self) -> &'static str {
        "webhook"
    }

    fn is_configured(&self, account: &Account) -> bool {
        let secret = account.chat_secret.as_deref().unwrap_or_default();
        account.chat_url.as_deref().is_some_and(is_address) && secret.len() >= SHORTEST_SECRET
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
    let contact = Contact {
        account: &conversation.account,
        reference: &conversation.reference,
    };
    let visitor = visitors::find(&mut *tx, contact).await?;
    let verified = visitor.verified.into_iter().next_back();
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
            verified: verified.map(|last| last.identity),
            unverified: visitor.unverified,
        },
        entry: entry.cloned(),
    };
    let row = hooks::NewHook {
        id: &id,
        account: &conversation.account,
        kind: hooks::HookKind::Chat,
        subject: &conversation.id,
        ordinal: Some(entry.map_or(0, |entry| entry.seq)),
        payload: &serde_json::to_string(&event)?,
        now: at,
    };
    hooks::add(tx, &row).await
}
