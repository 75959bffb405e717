//! Messages: taken once, numbered, told.

mod batch;

pub use batch::{Posting, WAITING, run};

use {
    super::{check, gone, over, provider},
    crate::{
        app::App,
        refusal::Refusal,
        store::chats::{self, Conversation, NewEntry, State},
    },
    batch::Accepted,
    contact_us_wire::{
        ProblemKind,
        chat::{Content, Entry, Message, MessageReceipt, Party, What},
    },
    sqlx::SqliteConnection,
    tokio::sync::oneshot,
};

/// Who does something in a conversation.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Which side they are.
    pub by: Party,
    /// An agent's name as customers see it; empty for others.
    pub name: String,
    /// An agent's id; none for others, and for the agents of another desk.
    pub person: Option<String>,
}

impl Actor {
    /// The customer of the conversation.
    pub fn customer() -> Self {
        Self {
            by: Party::Customer,
            name: String::new(),
            person: None,
        }
    }

    /// The server itself.
    pub fn system() -> Self {
        Self {
            by: Party::System,
            ..Self::customer()
        }
    }

    /// An agent.
    pub fn agent(person: &str, name: &str) -> Self {
        Self {
            by: Party::Agent,
            name: name.to_owned(),
            person: Some(person.to_owned()),
        }
    }
}

/// Takes a message. The answer means that it is stored. The same id with the same content gets the same answer again,
/// also when the chat is over; with another content it is refused.
///
/// # Errors
/// 422 for what cannot be a message and for an id that was used for something else, 409 when the chat is over or, of an
/// agent, is not theirs.
pub async fn post(
    app: &App,
    conversation: &str,
    actor: &Actor,
    message: Message,
) -> Result<MessageReceipt, Refusal> {
    let id = check::id("id", &message.id)?;
    let content = check::content(message.content)?;
    let (answer, answered) = oneshot::channel();
    let posting = Posting {
        conversation: conversation.to_owned(),
        actor: actor.clone(),
        id,
        content,
        now: app.clock.now(),
        answer,
    };
    app.postings.send(posting).await.map_err(batch::gone)?;
    let entry = answered.await.map_err(batch::gone)??;
    Ok(MessageReceipt {
        seq: entry.seq,
        at: entry.at,
    })
}

/// Takes a message within a transaction.
async fn accept(tx: &mut SqliteConnection, posting: &Posting) -> Result<Accepted, Refusal> {
    let (conversation, actor) = (&posting.conversation, &posting.actor);
    let found = found(tx, conversation).await?;
    let what = said(tx, conversation, actor.by, &posting.content).await?;
    if let Some(given) = chats::find_entry(tx, conversation, &posting.id).await? {
        return if given.by == actor.by && given.what == what {
            Ok((given, None))
        } else {
            Err(check::reused())
        };
    }
    if found.state() == State::Ended {
        return Err(over());
    }
    is_theirs(&found, actor)?;
    if actor.by == Party::Customer {
        gone::wrote(tx, &found, posting.now).await?;
    }
    let entry = add(tx, &found, actor, &posting.id, &what, posting.now).await?;
    Ok((entry, Some(found)))
}

/// The conversation, as it stands within a transaction.
pub(super) async fn found(
    tx: &mut SqliteConnection,
    conversation: &str,
) -> Result<Conversation, Refusal> {
    chats::find(tx, conversation)
        .await?
        .ok_or_else(|| Refusal::new(ProblemKind::NotFound))
}

/// Adds an entry within a transaction, and does what the provider needs for it.
pub(super) async fn add(
    tx: &mut SqliteConnection,
    conversation: &Conversation,
    actor: &Actor,
    id: &str,
    what: &What,
    now: i64,
) -> Result<Entry, Refusal> {
    let new = NewEntry {
        conversation: &conversation.id,
        account: &conversation.account,
        id,
        by: actor.by,
        person: actor.person.as_deref(),
        name: &actor.name,
        what,
        now,
    };
    let entry = chats::append(tx, &new).await?;
    if let Some(provider) = provider::named(&conversation.provider) {
        provider.added(tx, conversation, &entry).await?;
    }
    Ok(entry)
}

/// Tells everybody, after the commit, that a conversation has grown to a number.
pub(super) fn told(app: &App, conversation: &Conversation, seq: u64) {
    let agent = conversation.agent.as_deref();
    app.bus
        .publish(&conversation.account, agent, &conversation.id, seq);
    // The first message makes it wait: places behind it have changed.
    if conversation.last() == 0 {
        app.bus.publish_queue(&conversation.account);
    }
    if let Some(provider) = provider::named(&conversation.provider) {
        provider.committed(app);
    }
}

/// What a message says, its file looked up: one that its sender has sent before.
async fn said(
    tx: &mut SqliteConnection,
    conversation: &str,
    by: Party,
    content: &Content,
) -> Result<What, Refusal> {
    let id = match content {
        Content::Text(text) => return Ok(What::Text(text.clone())),
        Content::File(id) => id,
    };
    chats::find_file(tx, conversation, id)
        .await?
        .filter(|file| file.is_of(by))
        .map(|file| What::File(file.face()))
        .ok_or_else(|| Refusal::field("content", "problem.chat-file"))
}

/// Refuses an agent who does not have the conversation.
pub(super) fn is_theirs(conversation: &Conversation, actor: &Actor) -> Result<(), Refusal> {
    let live = conversation.state() == State::Live;
    if actor.by == Party::Agent && !(live && actor.person == conversation.agent) {
        return Err(Refusal::new(ProblemKind::Conflict));
    }
    Ok(())
}
