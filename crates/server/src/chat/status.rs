//! How a conversation stands, for one of its sides.

use {
    super::{find, gone, provider, wait},
    crate::{
        app::App,
        refusal::Refusal,
        schedule::{Schedule, moment},
        store::chats::{self, Conversation, Cursors, State},
    },
    contact_us_wire::{
        Moment, OptionKind,
        chat::{ChatPhase, ChatStatus, Party, Signal},
    },
};

/// How a conversation stands, for one side.
pub async fn status(app: &App, conversation: &str, party: Party) -> Result<ChatStatus, Refusal> {
    of(app, &find(app, conversation).await?, party).await
}

/// The status of a conversation that was just read.
pub(super) async fn of(
    app: &App,
    conversation: &Conversation,
    party: Party,
) -> Result<ChatStatus, Refusal> {
    let other = other(party);
    Ok(ChatStatus {
        phase: phase(app, conversation).await?,
        last: conversation.last(),
        other: conversation.seen(other),
        own: conversation.seen(party),
        typing: conversation.state() != State::Ended
            && app.typing.until(&conversation.id, other).is_some(),
    })
}

/// The side that is not this one.
pub(super) fn other(party: Party) -> Party {
    if party == Party::Customer {
        Party::Agent
    } else {
        Party::Customer
    }
}

/// Where a conversation stands.
pub async fn phase(app: &App, conversation: &Conversation) -> Result<ChatPhase, Refusal> {
    Ok(match conversation.state() {
        State::Live => ChatPhase::Live {
            agent: conversation.agent_name.clone(),
        },
        State::Ended => ChatPhase::Ended {
            by: conversation.ended_by(),
        },
        State::Waiting if is_attended(app, conversation) => waiting(app, conversation).await?,
        State::Waiting => ChatPhase::Unattended {
            opens: opens(app, conversation).await?,
        },
    })
}

fn is_attended(app: &App, conversation: &Conversation) -> bool {
    provider::named(&conversation.provider)
        .is_some_and(|provider| provider.is_attended(app, &conversation.account))
}

async fn waiting(app: &App, conversation: &Conversation) -> Result<ChatPhase, Refusal> {
    let now = app.clock.now();
    let (account, queue) = (&conversation.account, &conversation.queue);
    let others = app
        .store
        .lately_answered(account, queue, now - wait::LATELY)
        .await?;
    Ok(ChatPhase::Waiting {
        place: app
            .store
            .place_in_queue(conversation, now - gone::GONE)
            .await?,
        wait: wait::estimate(&others, now - conversation.waiting_since),
    })
}

/// When the business opens; none while it is open.
async fn opens(app: &App, conversation: &Conversation) -> Result<Option<Moment>, Refusal> {
    let (account, now) = (&conversation.account, app.clock.now());
    let Some(zone) = app.store.account(account).await?.map(|one| one.time_zone()) else {
        return Ok(None);
    };
    let schedule = match &conversation.schedule {
        Some(name) => app.store.schedule(account, name).await?,
        None => None,
    };
    let exceptions = app.store.option_overrides(account, now).await?;
    let by = exceptions
        .into_iter()
        .find(|(kind, _)| *kind == OptionKind::Chat);
    let schedule = schedule
        .unwrap_or_else(|| Schedule::always_open(zone.clone()))
        .overridden(by.map(|(_, by)| by));
    if schedule.is_open(now) {
        return Ok(None);
    }
    Ok(schedule.next_opening(now).map(|at| moment(at, &zone)))
}

/// Takes what a side says of itself: that it types, how far it has come.
pub async fn signal(
    app: &App,
    conversation: &str,
    party: Party,
    signal: Signal,
) -> Result<(), Refusal> {
    let found = find(app, conversation).await?;
    if party == Party::Customer {
        gone::here(app, &found).await?;
    }
    if let Some(typing) = signal.typing
        && found.state() != State::Ended
        && app.typing.set(conversation, party, typing)
    {
        app.bus.whisper(conversation, found.last());
    }
    let said = Cursors {
        delivered: signal.delivered.unwrap_or_default(),
        read: signal.read.unwrap_or_default(),
    };
    // Most signals are of typing alone, and none of those needs the turn to write.
    let (seen, last) = (found.seen(party), found.last());
    let is_new = |said: u64, seen: u64| said.min(last) > seen;
    if is_new(said.delivered.max(said.read), seen.delivered) || is_new(said.read, seen.read) {
        let mut tx = app.store.begin().await?;
        let moved = chats::advance(&mut tx, conversation, party, said).await?;
        tx.commit().await?;
        if moved {
            let agent = found.agent.as_deref();
            app.bus.publish(&found.account, agent, conversation, last);
        }
    }
    Ok(())
}
