//! What the agents of another desk do.

use {
    crate::{
        app::App,
        chat::{Actor, assign, check, end, find, post, release, signal},
        hooks::is_signed,
        refusal::Refusal,
        store::chats::Conversation,
    },
    contact_us_wire::{
        ProblemKind,
        chat::{Message, MessageReceipt, Party, Signal},
    },
    serde::{Deserialize, Serialize},
};

/// Longest id of an agent, in characters.
const LONGEST_ID: usize = 100;

/// An agent of another desk.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskAgent {
    /// Their id at their desk; 1 to 100 characters.
    pub id: String,
    /// Their name as customers see it; 1 to 100 characters.
    pub name: String,
}

/// What an agent does.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum DeskAct {
    /// Takes the waiting conversation.
    Join,
    /// Gives it back.
    Leave,
    /// Ends it.
    End,
    /// Writes. The same id with the same content is answered as the first time.
    Message(Message),
    /// Types, has received, has read.
    Signal(Signal),
}

/// What an agent of another desk does in a conversation.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskRequest {
    /// The conversation's id, as it was told to the desk.
    pub conversation: String,
    /// Who does it.
    pub agent: DeskAgent,
    /// What.
    pub act: DeskAct,
}

/// Does what an agent of an account's desk does; a message has a receipt.
///
/// # Errors
/// 401 for a body that the desk did not sign lately, 400 for one that is no request, 404 for a conversation that is not
/// this desk's; else as the customer's half has them.
pub async fn act(
    app: &App,
    account: &str,
    [timestamp, signature]: [&str; 2],
    body: &[u8],
) -> Result<Option<MessageReceipt>, Refusal> {
    let account = app.store.account(account).await?;
    let account = account.ok_or_else(Refusal::unknown_account)?;
    let secret = account.chat_secret.as_deref().unwrap_or_default();
    let desk = super::super::of(&account).is_some_and(|one| one.name() == "webhook");
    if !(desk && is_signed(secret, timestamp, signature, body, app.clock.now())) {
        return Err(Refusal {
            word: "problem.chat-signature",
            ..Refusal::new(ProblemKind::Token)
        });
    }
    let request: DeskRequest =
        serde_json::from_slice(body).map_err(|_| Refusal::new(ProblemKind::Malformed))?;
    let found = find(app, &request.conversation).await?;
    if found.account != account.account || found.provider != "webhook" {
        return Err(Refusal::new(ProblemKind::NotFound));
    }
    done(app, &found, request).await
}

async fn done(
    app: &App,
    found: &Conversation,
    request: DeskRequest,
) -> Result<Option<MessageReceipt>, Refusal> {
    let line = |field, typed: &str| {
        check::line(field, typed, LONGEST_ID, "problem.chat-name")
            .ok()
            .filter(|line| !line.is_empty())
            .ok_or_else(|| Refusal::field(field, "problem.chat-name"))
    };
    let (person, name) = (
        line("agent", &request.agent.id)?,
        line("agent", &request.agent.name)?,
    );
    let agent = Actor::agent(&person, &name);
    match request.act {
        DeskAct::Join => assign(app, &found.id, &person, &name, u32::MAX).await?,
        DeskAct::Leave => release(app, &found.id, &person).await?,
        DeskAct::End => end(app, &found.id, &agent).await?,
        DeskAct::Signal(said) => signal(app, &found.id, Party::Agent, said).await?,
        DeskAct::Message(message) => {
            return post(app, &found.id, &agent, message).await.map(Some);
        }
    }
    Ok(None)
}
