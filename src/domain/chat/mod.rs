//! Chat: where a conversation stands for the customer.

#[cfg(test)]
mod tests;

use {
    contact_us_delivery::{Conversation, Line},
    contact_us_wire::{
        Moment, OptionKind, OptionState, Page,
        chat::{ChatPhase, MAX_TEXT, Party, Wait},
    },
};

/// The composer says how much room is left once fewer characters than this are.
const NEAR: usize = 500;

/// What the popup shows. One match draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Chat is closed, and nothing was begun; when it opens.
    Closed(Option<Moment>),
    /// Nothing was sent yet.
    New,
    /// It waits for an agent.
    Waiting(u32, Option<Wait>),
    /// Nobody is there to answer; when the business opens, if it is closed.
    Unattended(Option<Moment>),
    /// An agent is there.
    Live(String),
    /// It could not be begun yet; it is tried on.
    Failing,
    /// It goes on, and the line is being opened anew.
    Reconnecting,
    /// It is over.
    Ended(Party),
    /// It was refused; the sentence says what to do.
    Refused(String),
}

impl Stage {
    /// Whether the customer can write.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Closed(_) | Self::Ended(_))
    }

    /// Whether there is something to end.
    pub fn can_end(&self) -> bool {
        self.is_open() && !matches!(self, Self::New | Self::Failing | Self::Refused(_))
    }
}

/// Where a conversation stands that has begun.
pub fn stage(conversation: &Conversation) -> Stage {
    let phase = conversation.status().map(|status| &status.phase);
    if let Some(ChatPhase::Ended { by }) = phase {
        return Stage::Ended(*by);
    }
    let is_empty = conversation.status().is_some_and(|status| status.last == 0);
    if is_empty && conversation.outbox().is_empty() {
        // A file was refused before anything was said: nobody waits in line with that.
        return Stage::New;
    }
    match (conversation.line(), phase) {
        (Line::Open, Some(ChatPhase::Waiting { place, wait })) => Stage::Waiting(*place, *wait),
        (Line::Open, Some(ChatPhase::Unattended { opens })) => Stage::Unattended(*opens),
        (Line::Open, Some(ChatPhase::Live { agent })) => Stage::Live(agent.clone()),
        (Line::Reconnecting(_) | Line::Expired, _) => Stage::Reconnecting,
        _ => Stage::Waiting(0, None),
    }
}

/// Where a conversation stands while it is being begun, after so many tries that failed: one says nothing yet.
pub fn trying(failures: u32) -> Stage {
    if failures < 2 {
        Stage::Waiting(0, None)
    } else {
        Stage::Failing
    }
}

/// How long a wait is likely to take: the key of its words.
pub fn span(wait: &Wait) -> &'static str {
    match (wait.from, wait.to) {
        (_, 0..=1) => "chat.wait.short",
        (0, _) => "chat.wait.most",
        _ => "chat.wait",
    }
}

/// Where a conversation stands that has not begun: whether it can.
pub fn beginning(page: &Page) -> Stage {
    let option = page
        .options
        .iter()
        .find(|option| option.kind == OptionKind::Chat);
    match option.map(|option| option.state) {
        Some(OptionState::Closed { opens }) => Stage::Closed(opens),
        _ => Stage::New,
    }
}

/// The counter of the composer: the key of its words and their number; none while there is plenty of room.
pub fn room(text: &str) -> Option<(&'static str, usize)> {
    let length = text.chars().count();
    if length > MAX_TEXT {
        Some(("email.message.over", length - MAX_TEXT))
    } else if length + NEAR > MAX_TEXT {
        Some(("email.message.left", MAX_TEXT - length))
    } else {
        None
    }
}
