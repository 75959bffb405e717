//! What an agent has before them: who waits, whom they talk with, and who the customer is.

#[cfg(test)]
mod tests;

use {
    super::presence,
    crate::{
        app::App,
        chat::gone,
        clock::{DAY, HOUR},
        history::{self, Kept},
        refusal::Refusal,
        seed::VARIABLE_SET,
        store::{
            StoreError,
            chats::{Conversation, Gist, State},
            people::PersonRow,
        },
    },
    contact_us_wire::{
        OptionKind,
        chat::{ChatPhase, What},
        console::{ChatCard, CustomerFace, Identity, Inbox},
    },
    std::collections::HashMap,
};

/// The most waiting chats that are listed; the others follow as these are taken.
const MOST_WAITING: usize = 50;
/// The most own chats that are listed: live ones first, so only ended ones are left out.
const MOST_OWN: usize = 30;
/// How long an ended chat stays in the list, in milliseconds.
const ENDED_STAYS: i64 = HOUR;
/// Characters of the last message.
const EXCERPT: usize = 120;
/// How long the link to the history is good, in milliseconds: a working day and a night.
const HISTORY_LINK: i64 = DAY;

/// An agent's inbox, whole.
pub async fn inbox(app: &App, row: &PersonRow) -> Result<Inbox, StoreError> {
    let mut all = app.store.waiting_chats(&row.account).await?;
    // Who is there comes first; the others keep their order.
    all.sort_by_key(|one| gone::since(app, one).is_some());
    let waiting = all.iter().filter(|one| is_ours(one)).take(MOST_WAITING);
    let since = app.clock.now() - ENDED_STAYS;
    let own = app.store.chats_of(&row.account, &row.person, since).await?;
    let mine = own.iter().take(MOST_OWN);
    let mut gists = app.store.gists(waiting.clone().chain(mine.clone())).await?;
    let mut gist = |one: &Conversation| gists.remove(&one.id).unwrap_or_default();
    let mut places: HashMap<&str, u32> = HashMap::new();
    let waiting = waiting.map(|one| {
        let place = places.entry(&one.queue).or_default();
        let gone = gone::since(app, one);
        let card = card(one, *place + 1, gone, gist(one));
        *place += u32::from(gone.is_none());
        card
    });
    let waiting = waiting.collect();
    let mine = mine.map(|one| card(one, 0, gone::since(app, one), gist(one)));
    let mine = mine.collect();
    let mut colleagues = presence::present(app, &row.account).await?;
    colleagues.retain(|one| one.id != row.person);
    Ok(Inbox {
        waiting,
        mine,
        colleagues,
    })
}

/// Who the customer of a chat is, and where they come from.
pub async fn customer(app: &App, one: &Conversation) -> Result<CustomerFace, Refusal> {
    let (account, instance) = (&one.account, &one.instance);
    let (interaction, element) = app.store.instance_place(account, instance).await?;
    let variables = variables(app, one).await?;
    let place = match one.state() {
        State::Waiting => {
            let gone = app.clock.now() - gone::GONE;
            app.store.place_in_queue(one, gone).await?
        }
        State::Live | State::Ended => 0,
    };
    let gist = app.store.gists([one]).await?.remove(&one.id);
    let gist = gist.unwrap_or_default();
    let expires = app.clock.now() + HISTORY_LINK;
    Ok(CustomerFace {
        chat: card(one, place, gone::since(app, one), gist),
        visitor: app.store.visitor(account, &one.reference).await?,
        instance: instance.clone(),
        interaction,
        element,
        variables,
        history: history::link(app, account, &one.reference, expires),
        option: OptionKind::Chat,
    })
}

/// The Contact Us variable set's values as they are now, as people read them.
async fn variables(app: &App, one: &Conversation) -> Result<Vec<(String, String)>, Refusal> {
    let account = app.store.account(&one.account).await?;
    let row = app.store.instance(&one.account, &one.instance).await?;
    let (Some(account), Some(row)) = (account, row) else {
        return Ok(Vec::new());
    };
    let set = app.store.variable_set(&one.account, VARIABLE_SET).await?;
    let words = &app.catalogues.choose([&*account.locale]).words;
    let kept = Kept::of(app, account, row).await?;
    Ok(kept.labelled(&set, words))
}

/// Whether the people of the console answer a chat.
pub fn is_ours(one: &Conversation) -> bool {
    one.provider == "builtin"
}

fn card(one: &Conversation, place: u32, gone: Option<i64>, gist: Gist) -> ChatCard {
    let (phase, since) = match one.state() {
        // How long it is likely to take is said to the customer alone: an agent knows better.
        State::Waiting => (
            ChatPhase::Waiting { place, wait: None },
            Some(one.waiting_since),
        ),
        State::Live => (
            ChatPhase::Live {
                agent: one.agent_name.clone(),
            },
            one.owed_since,
        ),
        State::Ended => (ChatPhase::Ended { by: one.ended_by() }, None),
    };
    ChatCard {
        id: one.id.clone(),
        reference: one.reference.clone(),
        name: called(one, gist.known),
        topic: one.topic.clone(),
        phase,
        since,
        last: gist.last.as_ref().map_or_else(String::new, excerpt),
        unread: gist.unread,
        known: one.known,
        gone,
    }
}

/// How the customer wants to be called; where they did not say, what the site calls them.
fn called(one: &Conversation, known: Option<Identity>) -> String {
    if one.name.is_empty() {
        known.map(|known| known.name).unwrap_or_default()
    } else {
        one.name.clone()
    }
}

/// A message in one short line.
fn excerpt(what: &What) -> String {
    let text = match what {
        What::Text(text) => text,
        What::File(file) => &file.name,
        What::Joined | What::Left | What::Ended => "",
    };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= EXCERPT {
        return line;
    }
    let cut: String = line.chars().take(EXCERPT - 1).collect();
    cut + "…"
}
