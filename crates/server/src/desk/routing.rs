//! Who has a chat: agents take the one that waits longest or another one, up to their limit, and give it on.
//!
//! Everybody of an account may read all its chats, so that a colleague can be helped and a chat handed over with what
//! was said. Only who has a chat writes in it.

use {
    super::{inbox, presence, session::Member},
    crate::{
        app::App,
        chat::{self, Actor},
        refusal::Refusal,
        store::chats::{Conversation, State},
    },
    contact_us_wire::ProblemKind,
};

/// A chat that a member may read: one of their account, answered in the console.
///
/// # Errors
/// 404 for any other: it is not said whether it is there.
pub async fn readable(
    app: &App,
    member: &Member,
    conversation: &str,
) -> Result<Conversation, Refusal> {
    let found = app.store.conversation(conversation).await?;
    found
        .filter(|one| one.account == member.row.account && inbox::is_ours(one))
        .ok_or_else(|| Refusal::new(ProblemKind::NotFound))
}

/// A chat that a member has, or had when it ended.
///
/// # Errors
/// 404 as for [`readable`]; 409 when it is not theirs.
pub async fn owned(
    app: &App,
    member: &Member,
    conversation: &str,
) -> Result<Conversation, Refusal> {
    let found = readable(app, member, conversation).await?;
    if is_with(&found, &member.row.person) {
        Ok(found)
    } else {
        Err(conflict("problem.console.not-yours"))
    }
}

/// A member takes a waiting chat. Taking one that they have already changes nothing.
///
/// # Errors
/// 404 as for [`readable`]; 409 when somebody else was quicker, it is over, or their limit is reached.
pub async fn take(app: &App, member: &Member, conversation: &str) -> Result<(), Refusal> {
    let row = &member.row;
    readable(app, member, conversation).await?;
    // Who takes a chat is there, even if their stream is only about to open.
    presence::renew(app, row).await?;
    let limit = row.chat_limit;
    let taken = chat::assign(app, conversation, &row.person, &row.name, limit).await;
    let Err(refusal) = taken else {
        return Ok(());
    };
    if refusal.kind != ProblemKind::Conflict {
        return Err(refusal);
    }
    let found = readable(app, member, conversation).await?;
    match found.state() {
        State::Live if is_with(&found, &row.person) => Ok(()),
        State::Waiting => Err(Refusal {
            args: vec![("n", limit.to_string())],
            ..conflict("problem.console.limit")
        }),
        State::Live | State::Ended => Err(conflict("problem.console.taken")),
    }
}

/// A member gives a chat back to the queue. Doing so twice changes nothing.
///
/// # Errors
/// 404 as for [`readable`]; 409 when it is not theirs.
pub async fn give_back(app: &App, member: &Member, conversation: &str) -> Result<(), Refusal> {
    if readable(app, member, conversation).await?.state() == State::Waiting {
        return Ok(());
    }
    chat::release(app, conversation, &member.row.person)
        .await
        .map_err(not_yours)
}

/// A member hands a chat to a colleague who is there. Doing so twice changes nothing.
///
/// # Errors
/// 404 as for [`readable`]; 409 when it is not theirs, or the colleague is away or has as many as they may.
pub async fn hand_over(
    app: &App,
    member: &Member,
    conversation: &str,
    to: &str,
) -> Result<(), Refusal> {
    let row = &member.row;
    let found = readable(app, member, conversation).await?;
    if found.state() == State::Live && is_with(&found, to) {
        return Ok(());
    }
    owned(app, member, conversation).await?;
    let away = || conflict("problem.console.colleague");
    let there = presence::present(app, &row.account).await?;
    if !there.iter().any(|colleague| colleague.id == to) {
        return Err(away());
    }
    let colleague = app.store.person(&row.account, to).await?;
    let colleague = colleague.ok_or_else(away)?;
    let (to, name, limit) = (&colleague.person, &colleague.name, colleague.chat_limit);
    let handed = chat::hand_over(app, conversation, &row.person, to, name, limit).await;
    let Err(refusal) = handed else {
        return Ok(());
    };
    if refusal.kind != ProblemKind::Conflict {
        return Err(refusal);
    }
    let found = readable(app, member, conversation).await?;
    if found.state() == State::Live && is_with(&found, &row.person) {
        Err(away())
    } else {
        Err(not_yours(refusal))
    }
}

/// A member ends a chat.
///
/// # Errors
/// 404 as for [`readable`]; 409 when it is not theirs.
pub async fn end(app: &App, member: &Member, conversation: &str) -> Result<(), Refusal> {
    readable(app, member, conversation).await?;
    chat::end(app, conversation, &actor(member))
        .await
        .map_err(not_yours)
}

/// A member as the log names them.
pub fn actor(member: &Member) -> Actor {
    Actor::agent(&member.row.person, &member.row.name)
}

/// Says in the words of the console that a chat is somebody else's.
pub fn not_yours(refusal: Refusal) -> Refusal {
    let plain = Refusal::new(ProblemKind::Conflict);
    if refusal == plain {
        conflict("problem.console.not-yours")
    } else {
        refusal
    }
}

fn is_with(one: &Conversation, person: &str) -> bool {
    one.agent.as_deref() == Some(person)
}

fn conflict(word: &'static str) -> Refusal {
    Refusal {
        word,
        ..Refusal::new(ProblemKind::Conflict)
    }
}
